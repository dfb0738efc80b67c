package io.beachhead.behaviour.asked;

import io.beachhead.behaviour.actors.Of;
import io.beachhead.behaviour.actors.Of.Kind;
import io.beachhead.behaviour.actors.Of.Reach;
import io.beachhead.behaviour.actors.Of.Repeat;
import io.beachhead.behaviour.actors.Of.Span;
import io.beachhead.behaviour.actors.Wanted;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads {@code of}: which number of an answer is meant. Every mistake is named with its field. */
final class OfReader {
  private static final Set<String> OF_A_GROUP = Set.of("value", "other");

  private final JsonNode of;
  private final boolean grouped;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<ProblemItem> problems = new ArrayList<>();

  /**
   * @param of as asked; nothing = an empty object
   * @param grouped whether the question has a breakdown
   */
  OfReader(@Nullable JsonNode of, boolean grouped) {
    this.of = of == null || of.isNull() ? JsonNodeFactory.instance.objectNode() : of;
    this.grouped = grouped;
    if (!this.of.isObject()) {
      problems.add(
          ProblemItem.of("of", this.of.toString(), "must be an object such as {\"interval\":0}"));
    }
  }

  Wanted step(int steps, @Nullable Integer trendIntervals, boolean times) {
    if (of.has("trend")) {
      return trend(trendIntervals);
    }
    if (of.has("bin")) {
      if (!times) {
        problems.add(ProblemItem.of("of.bin", null, "ask for timeToConvert to open its bins"));
      }
      return whole(new Of.TimeBin(place("bin", 0, Integer.MAX_VALUE, null)));
    }
    boolean lost = flag("lost");
    boolean open = flag("withinWindow");
    if (lost && open) {
      problems.add(ProblemItem.of("of.lost", "true", "choose lost or withinWindow, not both"));
    }
    int last = lost || open ? steps - 1 : steps;
    if (last < 1) {
      problems.add(ProblemItem.of("of.lost", "true", "nobody is lost after the last step"));
    }
    int step = place("step", 1, Math.max(1, last), null);
    return grouped(
        new Of.Step(step, lost ? Reach.LOST : open ? Reach.WITHIN_WINDOW : Reach.REACHED));
  }

  private Wanted trend(@Nullable Integer intervals) {
    if (intervals == null) {
      problems.add(ProblemItem.of("of.trend", null, "ask for trend to open its intervals"));
    }
    int most = intervals == null ? 0 : intervals - 1;
    return whole(new Of.TrendInterval(place("trend", 0, most, null), flag("converted")));
  }

  Wanted cell(int cohorts) {
    int cohort = place("cohort", 0, cohorts - 1, null);
    int interval = place("interval", 0, Math.max(0, cohorts - 1 - cohort), 0);
    return grouped(new Of.Cell(cohort, interval));
  }

  Wanted activeIntervals(int most) {
    return grouped(new Of.ActiveIntervals(place("interval", 1, most, null)));
  }

  Wanted change(int intervals) {
    int interval = place("interval", 0, intervals - 1, null);
    return grouped(new Of.Change(interval, oneOf("kind", Kind.values(), null)));
  }

  Wanted activity(int days) {
    if (of.has("frequency")) {
      return grouped(new Of.ActiveDays(place("frequency", 1, 28, null)));
    }
    int day = place("interval", 0, days - 1, null);
    return grouped(new Of.ActiveOn(day, oneOf("measure", Span.values(), Span.DAILY)));
  }

  /**
   * @param keys of the features asked about
   */
  Wanted feature(List<String> keys) {
    if (!of.has("feature")) {
      if (!flag("active")) {
        problems.add(
            ProblemItem.of(
                "of.feature", null, "name a feature, or say \"active\":true for everybody active"));
      }
      return grouped(new Of.Active());
    }
    known.add("feature");
    int place = keys.indexOf(of.path("feature").asString(""));
    if (place < 0) {
      problems.add(
          ProblemItem.of(
              "of.feature",
              of.path("feature").asString(""),
              keys.isEmpty()
                  ? "no feature is defined by events yet"
                  : "must be one of " + String.join(", ", keys)));
    }
    return grouped(new Of.Feature(Math.max(0, place)));
  }

  Wanted customers() {
    return whole(new Of.Customers(oneOf("which", Repeat.values(), Repeat.ALL)));
  }

  /** A whole number between two others, both included. */
  private int place(String field, int least, int most, @Nullable Integer usual) {
    known.add(field);
    var said = of.get(field);
    if (said == null && usual != null) {
      return usual;
    }
    if (said == null || !said.isInt() || said.intValue() < least || said.intValue() > most) {
      problems.add(
          ProblemItem.of(
              "of." + field,
              said == null ? null : said.toString(),
              most == Integer.MAX_VALUE
                  ? "must be a whole number from " + least
                  : "must be a whole number from %d to %d"
                      .formatted(least, Math.max(least, most))));
      return least;
    }
    return said.intValue();
  }

  private boolean flag(String field) {
    known.add(field);
    var said = of.get(field);
    if (said != null && !said.isBoolean()) {
      problems.add(ProblemItem.of("of." + field, said.toString(), "must be true or false"));
    }
    return said != null && said.asBoolean(false);
  }

  private <E extends Enum<E>> E oneOf(String field, E[] all, @Nullable E usual) {
    known.add(field);
    var said = of.get(field);
    if (said == null && usual != null) {
      return usual;
    }
    var word = said == null ? "" : said.asString("");
    for (var one : all) {
      if (word(one).equals(word)) {
        return one;
      }
    }
    problems.add(
        ProblemItem.of(
            "of." + field,
            said == null ? null : word,
            "must be one of "
                + Arrays.stream(all).map(OfReader::word).collect(Collectors.joining(", "))));
    return all[0];
  }

  /** BEGAN_BEFORE is beganBefore. */
  private static String word(Enum<?> constant) {
    var parts = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
    var word = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      word.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i].substring(1));
    }
    return word.toString();
  }

  /** Of everybody, or of the group that is named. */
  private Wanted grouped(Of number) {
    boolean named = of.has("value") || of.has("other");
    if (named && !grouped) {
      problems.add(
          ProblemItem.of("of.value", of.path("value").asString(null), "ask for a breakdown too"));
    }
    known.addAll(OF_A_GROUP);
    var value = of.get("value");
    boolean other = flag("other");
    refuse();
    return new Wanted(
        number,
        !named
            ? null
            : new Wanted.Group(value == null || value.isNull() ? null : value.asString(), other));
  }

  private Wanted whole(Of number) {
    if (of.has("value") || of.has("other")) {
      problems.add(
          ProblemItem.of(
              "of.value",
              of.path("value").asString(null),
              "this number is not divided by a breakdown"));
    }
    known.addAll(OF_A_GROUP);
    refuse();
    return Wanted.of(number);
  }

  private void refuse() {
    for (var name : of.propertyNames()) {
      if (!known.contains(name)) {
        problems.add(
            ProblemItem.of(
                "of." + name,
                null,
                "is not known here; this question knows " + String.join(", ", known)));
      }
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("Check which number is meant.", problems);
    }
  }
}
