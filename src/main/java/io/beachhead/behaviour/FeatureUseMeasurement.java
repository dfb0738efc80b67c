package io.beachhead.behaviour;

import io.beachhead.behaviour.FeatureUseQuestion.Answer;
import io.beachhead.behaviour.FeatureUseQuestion.Use;
import io.beachhead.behaviour.log.Vocabulary;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Sums;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.NotEnoughData;
import java.util.ArrayList;
import java.util.Arrays;

/** Measures the use of all features. */
final class FeatureUseMeasurement implements Measurement<Answer, FeatureUseMeasurement> {
  private final FeatureUseQuestion question;
  private final Period period;
  private final Period.Buckets days;
  private final Matcher event;

  /** Features of an event name, by the name's word. */
  private final int[][] featuresOf;

  private final int[] users;
  private final long[] uses;
  private final long[] daysUsed;
  private final int[] lastDay;
  private int active;

  FeatureUseMeasurement(
      FeatureUseQuestion question, Period period, Matcher event, Vocabulary vocabulary) {
    this.question = question;
    this.period = period;
    this.event = event;
    days = period.buckets(Interval.DAY);
    int features = question.features().size();
    users = new int[features];
    uses = new long[features];
    daysUsed = new long[features];
    lastDay = new int[features];
    featuresOf = new int[vocabulary.names.size()][0];
    for (int f = 0; f < features; f++) {
      for (var name : question.features().get(f).events()) {
        int word = vocabulary.names.find(name);
        if (word >= 0 && word < featuresOf.length) {
          var longer = Arrays.copyOf(featuresOf[word], featuresOf[word].length + 1);
          longer[longer.length - 1] = f;
          featuresOf[word] = longer;
        }
      }
    }
  }

  @Override
  public void count(History history) {
    boolean any = false;
    Arrays.fill(lastDay, -1);
    int day = 0;
    int to = history.firstAt(period.to() + 1);
    for (int i = history.firstAt(period.from()); i < to; i++) {
      if (!event.matches(history, i)) {
        continue;
      }
      any = true;
      int name = history.name(i);
      if (name < featuresOf.length && featuresOf[name].length > 0) {
        day = days.indexFrom(day, history.time(i));
        use(featuresOf[name], day);
      }
    }
    if (any) {
      active++;
    }
  }

  /** Events come in order of time, so a day that was seen is the last one seen. */
  private void use(int[] features, int day) {
    for (int feature : features) {
      if (lastDay[feature] < 0) {
        users[feature]++;
      }
      if (lastDay[feature] != day) {
        daysUsed[feature]++;
        lastDay[feature] = day;
      }
      uses[feature]++;
    }
  }

  @Override
  public void add(FeatureUseMeasurement next) {
    active += next.active;
    Sums.add(users, next.users);
    Sums.add(uses, next.uses);
    Sums.add(daysUsed, next.daysUsed);
  }

  @Override
  public Answer answer() {
    var answers = new ArrayList<Use>();
    for (int f = 0; f < users.length; f++) {
      var feature = question.features().get(f);
      answers.add(
          new Use(
              feature.key(),
              feature.name(),
              users[f],
              active == 0 ? null : BinomialInterval.jeffreys(users[f], active),
              uses[f],
              users[f] == 0 ? null : (double) uses[f] / users[f],
              users[f] == 0 ? null : (double) daysUsed[f] / users[f],
              active == 0 ? new NotEnoughData(0, 1, "nobody is active in the period") : null));
    }
    return new Answer(active, answers);
  }
}
