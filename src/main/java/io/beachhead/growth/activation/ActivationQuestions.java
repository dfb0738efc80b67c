package io.beachhead.growth.activation;

import io.beachhead.behaviour.people.Unit;
import io.beachhead.growth.GrowthDefinition;
import io.beachhead.growth.GrowthDefinition.Activation;
import io.beachhead.growth.GrowthDefinitions;
import io.beachhead.growth.activation.ActivationAnswer.Clocks;
import io.beachhead.growth.activation.ActivationAnswer.Figures;
import io.beachhead.growth.activation.ActivationAnswer.StepFigure;
import io.beachhead.growth.activation.ActivationAnswer.Validation;
import io.beachhead.growth.users.NewUser;
import io.beachhead.growth.users.NewUsers;
import io.beachhead.growth.users.SignUpRange;
import io.beachhead.growth.users.TimeToValue;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.statistics.Quantiles;
import io.beachhead.statistics.ShareDifference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers who activates, how fast, and whether they stay. */
@Component
public class ActivationQuestions {
  private final GrowthDefinitions definitions;
  private final NewUsers newUsers;

  ActivationQuestions(GrowthDefinitions definitions, NewUsers newUsers) {
    this.definitions = definitions;
    this.newUsers = newUsers;
  }

  /** Activation of everybody, and of the accounts, who signed up in the range. */
  public ActivationAnswer activation(SignUpRange range) {
    return activation(range, _ -> true);
  }

  /**
   * The same of some people; accounts are always all.
   *
   * @param who the people that count
   */
  public ActivationAnswer activation(SignUpRange range, Predicate<NewUser> who) {
    GrowthDefinition definition = definitions.current();
    List<NewUser> people =
        range.of(newUsers.all(Unit.PERSON, definition)).stream().filter(who).toList();
    List<NewUser> accounts = range.of(newUsers.all(Unit.ACCOUNT, definition));
    Activation activation = definition.activation();
    if (activation == null) {
      var nothing = new Activation(List.of(), 1, 1);
      return new ActivationAnswer(
          null,
          null,
          clocks(nothing, List.of(), range.now()),
          clocks(nothing, List.of(), range.now()),
          new NotEnoughData(
              0, 1, "Say which steps make an activated user: growth definitions, activation."));
    }
    return new ActivationAnswer(
        activation.of(),
        activation.withinDays(),
        clocks(activation, people, range.now()),
        clocks(activation, accounts, range.now()),
        newUsers.missing(definition, people));
  }

  private static Clocks clocks(Activation activation, List<NewUser> users, long now) {
    return new Clocks(
        new Counting(activation, NewUser::signedUp, NewUser::steps, now).figures(users, true),
        new Counting(activation, NewUser::upgraded, NewUser::stepsAfterPurchase, now)
            .figures(users.stream().filter(NewUser::hasUpgraded).toList(), false));
  }

  /**
   * Counts from one beginning.
   *
   * @param began when the days begin to count
   * @param steps when each step was complete since
   */
  private record Counting(
      Activation activation,
      ToLongFunction<NewUser> began,
      Function<NewUser, long[]> steps,
      long now) {

    Figures figures(List<NewUser> all, boolean validate) {
      List<NewUser> users =
          all.stream()
              .filter(
                  user -> began.applyAsLong(user) + activation.withinDays() * NewUser.DAY <= now)
              .toList();
      int activated = (int) users.stream().filter(this::isActivated).count();
      var figures = new ArrayList<StepFigure>();
      for (int s = 0; s < activation.steps().size(); s++) {
        figures.add(step(users, s));
      }
      return new Figures(
          users.size(),
          all.size() - users.size(),
          activated,
          users.isEmpty() ? null : BinomialInterval.jeffreys(activated, users.size()),
          figures,
          TimeToValue.of(
              "activation",
              all.stream()
                  .map(user -> TimeToValue.wait(began.applyAsLong(user), activatedAt(user), now))
                  .toList()),
          validate ? validation(users) : null);
    }

    private long activatedAt(NewUser user) {
      return NewUser.activated(steps.apply(user), activation.of());
    }

    private boolean isActivated(NewUser user) {
      return NewUser.within(activatedAt(user), began.applyAsLong(user), activation.withinDays());
    }

    private StepFigure step(List<NewUser> users, int s) {
      var step = activation.steps().get(s);
      double[] days =
          users.stream()
              .filter(user ->
                  NewUser.within(
                      steps.apply(user)[s], began.applyAsLong(user), activation.withinDays()))
              .mapToDouble(
                  user -> (steps.apply(user)[s] - began.applyAsLong(user)) / (double) NewUser.DAY)
              .sorted()
              .toArray();
      return new StepFigure(
          Objects.requireNonNullElse(step.event().event(), ""),
          step.times(),
          days.length,
          users.isEmpty() ? null : (Double) ((double) days.length / users.size()),
          days.length == 0 ? null : (Double) Quantiles.ofSorted(days, 0.5));
    }

    /** In week 4, or the first whole week after activation's days where that is later. */
    private Validation validation(List<NewUser> users) {
      int week = Math.max(NewUser.STAYING_WEEK, (activation.withinDays() + 6) / 7);
      long[] cells = new long[4];
      for (NewUser user : users) {
        if (user.signedUp() + (week + 1) * NewUser.WEEK <= now) {
          cells[(isActivated(user) ? 2 : 0) + (user.activeInWeek(week) ? 1 : 0)]++;
        }
      }
      long others = cells[0] + cells[1];
      long activated = cells[2] + cells[3];
      return new Validation(
          week,
          (int) Arrays.stream(cells).sum(),
          share(cells[3], activated),
          share(cells[1], others),
          activated == 0 || others == 0
              ? null
              : ShareDifference.newcombe(cells[3], activated, cells[1], others),
          activated == 0 || others == 0
              ? new NotEnoughData(
                  (int) Math.min(activated, others),
                  1,
                  activated == 0
                      ? "Nobody who activated has been followed for long enough yet."
                      : "Nobody who did not activate has been followed for long enough yet.")
              : null);
    }

    private static @Nullable Interval share(long k, long n) {
      return n == 0 ? null : BinomialInterval.jeffreys(k, n);
    }
  }
}
