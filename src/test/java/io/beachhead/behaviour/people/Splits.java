package io.beachhead.behaviour.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.behaviour.log.Call;
import io.beachhead.behaviour.log.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Made-up histories, and whether a walk over them counts the same however they are split. */
public final class Splits {
  public static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  public static final int DAYS = 60;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> NAMES = List.of("A", "B", "C", "D", "E");

  private Splits() {}

  /** What of a tally must be the same. */
  public interface Shown<T> {
    Object of(T tally);
  }

  public static <T extends Tally<T>> void sameHoweverSplit(
      Histories all, Unit by, SplittableRandom random, Supplier<T> fresh, Shown<T> shown) {
    int units = all.units(by);
    var whole = JSON.writeValueAsString(shown.of(all.tally(by, new int[] {0, units}, fresh)));
    for (int split = 0; split < 3; split++) {
      int parts = 1 + random.nextInt(7);
      var bounds =
          IntStream.concat(
                  IntStream.of(0, units),
                  IntStream.range(1, parts).map(_ -> random.nextInt(units + 1)))
              .sorted()
              .toArray();
      assertThat(JSON.writeValueAsString(shown.of(all.tally(by, bounds, fresh)))).isEqualTo(whole);
    }
  }

  public static Histories histories(SplittableRandom random) {
    return PureHistories.of(events(random));
  }

  /** Forty users, some with a device before, some in an account; many events at equal times. */
  public static List<Event> events(SplittableRandom random) {
    var events = new ArrayList<Event>();
    for (int n = 0; n < 1500; n++) {
      int who = random.nextInt(40);
      boolean visiting = who < 15 && random.nextInt(3) == 0;
      var call =
          switch (random.nextInt(30)) {
            case 0 -> Call.IDENTIFY;
            case 1 -> Call.GROUP;
            default -> Call.TRACK;
          };
      var time = FIRST.plusSeconds(3600L * random.nextInt(24 * DAYS));
      events.add(
          new Event(
              "m" + n,
              call,
              call == Call.TRACK ? NAMES.get(random.nextInt(NAMES.size())) : "",
              visiting && call == Call.TRACK ? null : "u" + who,
              who < 15 ? "v" + who : null,
              call == Call.GROUP || random.nextInt(10) == 0 ? "a" + random.nextInt(5) : null,
              null,
              time,
              time,
              null,
              "{}",
              "{}"));
    }
    return events;
  }
}
