package io.beachhead.growth.journey;

import io.beachhead.growth.GrowthDefinition;
import io.beachhead.growth.journey.JourneyAnswer.JourneyStep;
import io.beachhead.growth.journey.JourneyAnswer.Loss;
import io.beachhead.growth.users.NewUser;
import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts the steps of some users; each step asks for all before it. */
final class JourneySteps {
  private final List<Definition> definitions;

  /**
   * A step.
   *
   * @param words in a sentence
   * @param reached null where the company has not said what it is, or what a sign-up is
   * @param open who is not there and may still get there
   */
  private record Definition(
      String key, String words, @Nullable Predicate<NewUser> reached, Predicate<NewUser> open) {}

  JourneySteps(GrowthDefinition definition, long now) {
    var aha = definition.aha();
    boolean said = definition.signedUp() != null;
    definitions =
        List.of(
            new Definition("signedUp", "sign-up", said ? _ -> true : null, _ -> false),
            new Definition(
                "onboarded",
                "onboarding",
                !said || definition.onboarded() == null
                    ? null
                    : user -> user.onboarded() != NewUser.NEVER,
                _ -> false),
            new Definition(
                "aha",
                "the aha moment",
                !said || aha == null ? null : user -> user.hadAha(aha.withinDays()),
                user -> aha != null && now - user.signedUp() < aha.withinDays() * NewUser.DAY),
            new Definition(
                "active",
                "being active in week 4",
                said ? NewUser::stayed : null,
                user -> !user.oldEnough(now)),
            new Definition(
                "upgraded",
                "upgrading",
                !said || definition.upgraded() == null ? null : NewUser::hasUpgraded,
                _ -> false));
  }

  List<JourneyStep> of(List<NewUser> users) {
    var steps = new ArrayList<JourneyStep>();
    List<NewUser> there = users;
    for (Definition step : definitions) {
      var reached = step.reached();
      if (reached == null) {
        steps.add(new JourneyStep(step.key(), null, null, null, 0, null));
        continue;
      }
      List<NewUser> before = there;
      there = before.stream().filter(reached).toList();
      steps.add(
          new JourneyStep(
              step.key(),
              there.size(),
              users.isEmpty() ? null : (Double) ((double) there.size() / users.size()),
              before.isEmpty() ? null : (Double) ((double) there.size() / before.size()),
              (int) before.stream().filter(reached.negate().and(step.open())).count(),
              (int) users.stream().filter(reached).count()));
    }
    return steps;
  }

  /**
   * The transition that loses the largest share, the upgrade left out: that few pay is no loss on
   * the way unless nothing else is.
   */
  @Nullable Loss largestLoss(List<JourneyStep> steps) {
    Loss largest = null;
    int from = 0;
    for (int to = 1; to < steps.size(); to++) {
      var before = steps.get(from).count();
      var after = steps.get(to).count();
      if (after == null || before == null) {
        continue;
      }
      int decided = before - steps.get(to).open();
      int lost = decided - after;
      boolean counts = !definitions.get(to).key().equals("upgraded") || largest == null;
      if (decided > 0 && lost > 0 && counts) {
        double share = (double) lost / decided;
        if (largest == null || share > largest.share()) {
          largest = loss(definitions.get(from), definitions.get(to), lost, share);
        }
      }
      from = to;
    }
    return largest;
  }

  private static Loss loss(Definition from, Definition to, int lost, double share) {
    return new Loss(
        from.key(),
        to.key(),
        lost,
        share,
        "The largest loss is from %s to %s: %s of those who got that far, %s, do not reach it."
            .formatted(
                from.words(),
                to.words(),
                Format.share(share),
                Format.count(lost, "person").replace("persons", "people")));
  }
}
