package io.beachhead.behaviour;

import io.beachhead.behaviour.FunnelAnswer.Correlation;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Sums;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which other events those who convert do, and those who do not. */
final class FunnelCorrelations {
  private final FunnelQuestion question;
  private final Period period;
  private final Matcher scope;
  private final List<String> names;
  private final int[] converted;
  private final int[] notConverted;
  private final int[] seenBy;
  private int convertedTotal;
  private int notConvertedTotal;
  private int unit;

  /**
   * @param names of events, by their words; events of other names came up later and do not count
   */
  FunnelCorrelations(FunnelQuestion question, Period period, Matcher scope, List<String> names) {
    this.question = question;
    this.period = period;
    this.scope = scope;
    this.names = names;
    int size = names.size();
    converted = new int[size];
    notConverted = new int[size];
    seenBy = new int[size];
  }

  void add(History history, FunnelWalk.Attempt attempt) {
    boolean success = attempt.depth == question.steps().size();
    if (success) {
      convertedTotal++;
    } else {
      notConvertedTotal++;
    }
    unit++;
    var counts = success ? converted : notConverted;
    long from = history.time(attempt.first());
    long before =
        success
            ? history.time(attempt.position[attempt.depth - 1])
            : from + question.window().milliseconds();
    int end = history.firstAt(Math.min(before, period.to() + 1));
    for (int i = history.firstAt(from + 1); i < end; i++) {
      int name = history.name(i);
      if (name < seenBy.length && seenBy[name] != unit && scope.matches(history, i)) {
        seenBy[name] = unit;
        counts[name]++;
      }
    }
  }

  void add(FunnelCorrelations next) {
    Sums.add(converted, next.converted);
    Sums.add(notConverted, next.notConverted);
    convertedTotal += next.convertedTotal;
    notConvertedTotal += next.notConvertedTotal;
  }

  List<Correlation> correlations() {
    var stepEvents = question.steps().stream().map(EventSelector::event).toList();
    var correlations = new ArrayList<Correlation>();
    for (int name = 0; name < seenBy.length; name++) {
      var text = names.get(name);
      if (converted[name] + notConverted[name] == 0 || stepEvents.contains(text)) {
        continue;
      }
      double odds =
          ((converted[name] + 1.0) * (notConvertedTotal - notConverted[name] + 1.0))
              / ((convertedTotal - converted[name] + 1.0) * (notConverted[name] + 1.0));
      correlations.add(new Correlation(text, converted[name], notConverted[name], odds));
    }
    correlations.sort(
        Comparator.comparingDouble((Correlation c) -> -Math.abs(Math.log(c.oddsRatio())))
            .thenComparing(Correlation::event));
    return correlations;
  }
}
