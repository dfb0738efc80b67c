package io.beachhead.growth.users;

import io.beachhead.behaviour.Conditions;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.Matcher;
import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.growth.GrowthDefinition;
import io.beachhead.growth.GrowthDefinition.Step;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.store.ComputedOnce;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everybody who signed up, by the company's definitions, and how far each got. */
@Component
public class NewUsers {
  private static final int KEPT = 6;

  private final CurrentHistories histories;
  private final Conditions conditions;
  private final Clock clock;
  private final ComputedOnce<Asked, List<NewUser>> known = new ComputedOnce<>(KEPT);

  /** Events of the coming hour that a fast clock sent early count once it has passed. */
  private record Asked(long stamp, Unit unit, GrowthDefinition definition, long hour) {}

  NewUsers(CurrentHistories histories, Conditions conditions, Clock clock) {
    this.histories = histories;
    this.conditions = conditions;
    this.clock = clock;
  }

  /**
   * All of them, in no particular order; nobody where the company has not said what signing up is,
   * or the events cannot be read.
   *
   * @param unit people, or accounts, each from the sign-up of its first person
   */
  public List<NewUser> all(Unit unit, GrowthDefinition definition) {
    var signedUp = definition.signedUp();
    if (signedUp == null || !histories.canBeRead()) {
      return List.of();
    }
    Histories all = histories.now();
    return known.get(
        new Asked(all.stamp(), unit, definition, clock.millis() / 3_600_000),
        _ -> find(all, unit, definition, signedUp));
  }

  private List<NewUser> find(
      Histories all, Unit unit, GrowthDefinition definition, EventSelector signedUp) {
    var aha = definition.aha();
    var activation = definition.activation();
    List<Step> steps = activation == null ? List.of() : activation.steps();
    var asked =
        new NewUserTally.Asked(
            unit,
            all.people(),
            conditions.of(signedUp, all),
            matcher(definition.onboarded(), all),
            aha == null ? null : conditions.of(aha.event(), all),
            aha == null ? 1 : aha.times(),
            conditions.of(definition.use(), all),
            matcher(definition.upgraded(), all),
            matcher(definition.wall(), all),
            steps.stream().map(step -> conditions.of(step.event(), all)).toList(),
            steps.stream().mapToInt(Step::times).toArray(),
            clock.millis());
    return List.copyOf(all.tally(unit, () -> new NewUserTally(asked)).found());
  }

  private @Nullable Matcher matcher(@Nullable EventSelector event, Histories all) {
    return event == null ? null : conditions.of(event, all);
  }

  /** Why there is nobody, where nothing could be counted at all; null where there is somebody. */
  public @Nullable NotEnoughData missing(GrowthDefinition definition, List<NewUser> found) {
    if (definition.signedUp() == null) {
      return new NotEnoughData(
          0, 1, "Say which event means that somebody signed up: growth definitions, signedUp.");
    }
    return found.isEmpty()
        ? new NotEnoughData(0, 1, "Nobody signed up in these days, by the events there are.")
        : null;
  }
}
