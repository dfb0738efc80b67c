package io.beachhead.behaviour;

import io.beachhead.behaviour.FeatureUseQuestion.Answer;
import io.beachhead.behaviour.FeatureUseQuestion.Use;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Sums;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.NotEnoughData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures the use of all features. */
final class FeatureUseMeasurement implements Measurement<Answer, FeatureUseMeasurement> {
  private final FeatureUseQuestion question;
  private final Period period;
  private final Period.Buckets days;
  private final Matcher event;

  private final Uses meaning;
  private final int[] users;
  private final long[] uses;
  private final long[] daysUsed;
  private final int[] lastDay;
  private int active;

  /**
   * What events of a name mean, by the name's word; empty for names that mean no feature.
   *
   * @param features places among the question's features
   * @param conditions likewise, what an event has to meet to be a use of that feature
   */
  record Uses(int[][] features, Matcher[][] conditions) {
    /**
     * Turns the table round.
     *
     * @param byFeature of each feature, what makes an event of a name a use of it; null for names
     *     that do not
     */
    static Uses of(List<@Nullable Matcher[]> byFeature) {
      int names = byFeature.stream().mapToInt(each -> each.length).max().orElse(0);
      var features = new int[names][];
      var conditions = new Matcher[names][];
      for (int name = 0; name < names; name++) {
        var places = new ArrayList<Integer>();
        var matchers = new ArrayList<Matcher>();
        for (int f = 0; f < byFeature.size(); f++) {
          var matcher = name < byFeature.get(f).length ? byFeature.get(f)[name] : null;
          if (matcher != null) {
            places.add(f);
            matchers.add(matcher);
          }
        }
        features[name] = places.stream().mapToInt(Integer::intValue).toArray();
        conditions[name] = matchers.toArray(Matcher[]::new);
      }
      return new Uses(features, conditions);
    }
  }

  FeatureUseMeasurement(FeatureUseQuestion question, Period period, Matcher event, Uses meaning) {
    this.question = question;
    this.period = period;
    this.event = event;
    days = period.buckets(Interval.DAY);
    int features = question.features().size();
    users = new int[features];
    uses = new long[features];
    daysUsed = new long[features];
    lastDay = new int[features];
    this.meaning = meaning;
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
      if (name < meaning.features.length && meaning.features[name].length > 0) {
        day = days.indexFrom(day, history.time(i));
        use(history, i, day);
      }
    }
    if (any) {
      active++;
    }
  }

  /** Events come in order of time, so a day that was seen is the last one seen. */
  private void use(History history, int i, int day) {
    int[] features = meaning.features[history.name(i)];
    Matcher[] conditions = meaning.conditions[history.name(i)];
    for (int k = 0; k < features.length; k++) {
      if (!conditions[k].matches(history, i)) {
        continue;
      }
      int feature = features[k];
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
