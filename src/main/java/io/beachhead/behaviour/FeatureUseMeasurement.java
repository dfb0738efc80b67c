package io.beachhead.behaviour;

import io.beachhead.behaviour.FeatureUseQuestion.Answer;
import io.beachhead.behaviour.FeatureUseQuestion.Use;
import io.beachhead.behaviour.actors.Kept;
import io.beachhead.behaviour.actors.Of;
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
  private final Kept kept = new Kept();
  private final @Nullable Of of;

  /** The place of the feature whose users are kept; −1 = none. */
  private final int keptFeature;

  /** Of the history at hand: the last use of that feature, and how many there were. */
  private int lastUse;

  private int usesOfIt;

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

  FeatureUseMeasurement(
      FeatureUseQuestion question, Period period, Matcher event, Uses meaning, @Nullable Of of) {
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
    this.of = of;
    keptFeature = of instanceof Of.Feature(int place) ? place : -1;
  }

  @Override
  public void count(History history) {
    int lastEvent = -1;
    int events = 0;
    usesOfIt = 0;
    Arrays.fill(lastDay, -1);
    int day = 0;
    int to = history.firstAt(period.to() + 1);
    for (int i = history.firstAt(period.from()); i < to; i++) {
      if (!event.matches(history, i)) {
        continue;
      }
      lastEvent = i;
      events++;
      int name = history.name(i);
      if (name < meaning.features.length && meaning.features[name].length > 0) {
        day = days.indexFrom(day, history.time(i));
        use(history, i, day);
      }
    }
    if (events > 0) {
      active++;
    }
    if (usesOfIt > 0) {
      kept.add(history, lastUse, usesOfIt);
    } else if (of instanceof Of.Active && events > 0) {
      kept.add(history, lastEvent, events);
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
      if (feature == keptFeature) {
        lastUse = i;
        usesOfIt++;
      }
    }
  }

  @Override
  public void add(FeatureUseMeasurement next) {
    active += next.active;
    Sums.add(users, next.users);
    Sums.add(uses, next.uses);
    Sums.add(daysUsed, next.daysUsed);
    kept.add(next.kept);
  }

  @Override
  public Kept kept() {
    return kept;
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
