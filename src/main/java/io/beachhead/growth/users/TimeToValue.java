package io.beachhead.growth.users;

import io.beachhead.growth.GrowthDefinition;
import io.beachhead.statistics.KaplanMeier;
import io.beachhead.statistics.KaplanMeier.Observation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days from sign-up to value: to activation, else to the aha moment, else to onboarded. The median
 * of Kaplan and Meier's curve with its 80% range: who is not there yet waits until now.
 *
 * @param of what counts as value: {@code activation}, {@code aha} or {@code onboarded}; null where
 *     none is defined
 * @param medianDays null where less than half got there
 * @param high null where the range has no end yet
 */
public record TimeToValue(
    @Nullable String of,
    int people,
    int reached,
    @Nullable Double low,
    @Nullable Double medianDays,
    @Nullable Double high) {

  /** Over some users. */
  public static TimeToValue of(GrowthDefinition definition, List<NewUser> users, long now) {
    var activation = definition.activation();
    String of =
        activation != null
            ? "activation"
            : definition.aha() != null
                ? "aha"
                : definition.onboarded() != null ? "onboarded" : null;
    var waits = new ArrayList<Observation>();
    for (NewUser user : users) {
      long at =
          activation != null
              ? NewUser.activated(user.steps(), activation.of())
              : definition.aha() != null ? user.aha() : user.onboarded();
      waits.add(wait(user.signedUp(), at, now));
    }
    return of == null ? new TimeToValue(null, users.size(), 0, null, null, null) : of(of, waits);
  }

  /** From any waits in days. */
  public static TimeToValue of(String of, List<Observation> waits) {
    var median =
        KaplanMeier.median(KaplanMeier.curve(waits, io.beachhead.statistics.Interval.Z90))
            .orElse(null);
    return new TimeToValue(
        of,
        waits.size(),
        (int) waits.stream().filter(Observation::event).count(),
        median == null ? null : (Double) median.low(),
        median == null ? null : (Double) median.mid(),
        median == null ? null : median.high());
  }

  /** In days; not there yet where {@code at} is {@link NewUser#NEVER}. */
  public static Observation wait(long from, long at, long now) {
    boolean there = at != NewUser.NEVER;
    return new Observation(Math.max(0, (there ? at : now) - from) / (double) NewUser.DAY, there);
  }
}
