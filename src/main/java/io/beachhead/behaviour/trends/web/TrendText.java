package io.beachhead.behaviour.trends.web;

import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.trends.Measure;
import io.beachhead.behaviour.trends.TrendAnswer.Line;
import io.beachhead.behaviour.web.Words;
import io.beachhead.web.Format;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the numbers of a trend read. */
final class TrendText {
  private TrendText() {}

  /** {@code People, Signed up}, {@code Mean of amount, Bought}. */
  static String name(Line line) {
    var measure = line.measure();
    if (measure == null) {
      return "Ratio";
    }
    var what = measure.ofProperty() ? measure.label() + " " + line.property() : measure.label();
    return what + ", " + Objects.requireNonNullElse(line.event(), "any event");
  }

  static String value(Line line, @Nullable Number value) {
    if (value == null) {
      return "no value";
    }
    return line.measure() != null && line.measure().isCount()
        ? Format.count(value.doubleValue())
        : Format.number(value.doubleValue(), 2);
  }

  /** {@code +12%}. */
  static String change(double change) {
    return Format.change(Math.round(change * 100)) + "%";
  }

  static String footer(List<Line> lines, Interval interval) {
    var said = new StringBuilder();
    var points = lines.getFirst().data();
    boolean first = points.size() > 1 && !points.getFirst().complete();
    boolean last = !points.getLast().complete();
    if (first || last) {
      var which = first && last ? "first and the last" : first ? "first" : "last";
      said.append(
          "Dashed: the %s %s %s not complete. "
              .formatted(which, Words.of(interval), first && last ? "are" : "is"));
    }
    for (var line : lines) {
      if (line.notNumeric() > 0) {
        said.append(
            "%s not counted: %s is not a number. "
                .formatted(Format.count(line.notNumeric(), "event"), line.property()));
      }
      if (line.withoutValue() > 0) {
        said.append(
            "%s not counted: %s is missing. "
                .formatted(Format.count(line.withoutValue(), "event"), line.property()));
      }
      if (line.measure() == Measure.PEOPLE || line.measure() == Measure.ACCOUNTS) {
        said.append("Each counts once an interval, and once in the whole period. ");
      }
    }
    return said.toString().strip();
  }
}
