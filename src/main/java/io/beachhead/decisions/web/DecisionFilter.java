package io.beachhead.decisions.web;

import io.beachhead.decisions.Decision;
import io.beachhead.decisions.Prediction;
import io.beachhead.decisions.Verdict;
import io.beachhead.web.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which decisions a page or file lists.
 *
 * @param verdict null for all
 * @param segment key of a segment that the decision concerns; null for all
 */
record DecisionFilter(@Nullable Verdict verdict, @Nullable String segment) {

  /** What an address asks for; an unknown verdict filters nothing. */
  static DecisionFilter of(@Nullable String verdict, @Nullable String segment) {
    return new DecisionFilter(
        verdict == null ? null : Verdict.of(verdict).orElse(null),
        segment == null || segment.isBlank() ? null : segment);
  }

  boolean lets(Decision decision) {
    return (verdict == null || decision.verdict() == verdict)
        && (segment == null || decision.concerns(segment));
  }

  List<Decision> of(List<Decision> all) {
    return all.stream().filter(this::lets).toList();
  }

  /** The address of a page with this filter. */
  String on(String path) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    if (verdict != null) {
      address.queryParam("verdict", verdict.key());
    }
    if (segment != null) {
      address.queryParam("segment", "{segment}");
      return address.encode().buildAndExpand(segment).toUriString();
    }
    return address.toUriString();
  }

  /** A link for each verdict that there is, and one for all; the segment stays. */
  List<Choice> verdicts(String path, List<Decision> all) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("All", new DecisionFilter(null, segment).on(path), verdict == null));
    for (Verdict each : Verdict.values()) {
      var filter = new DecisionFilter(each, segment);
      int count = filter.of(all).size();
      if (all.stream().anyMatch(it -> it.verdict() == each) || each == verdict) {
        choices.add(
            new Choice("%s %d".formatted(each.label(), count), filter.on(path), each == verdict));
      }
    }
    return choices;
  }

  /** A link for each segment that a decision concerns, and one for all; the verdict stays. */
  List<Choice> segments(String path, List<Decision> all) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Decision decision : all) {
      for (Prediction.Segment each : decision.predicted().segments()) {
        if (decision.concerns(each.key())) {
          names.putIfAbsent(each.key(), each.name());
        }
      }
    }
    if (segment != null) {
      names.putIfAbsent(segment, segment);
    }
    List<Choice> choices = new ArrayList<>();
    choices.add(
        new Choice("All segments", new DecisionFilter(verdict, null).on(path), segment == null));
    names.forEach((key, name) ->
        choices.add(
            new Choice(name, new DecisionFilter(verdict, key).on(path), key.equals(segment))));
    return choices;
  }
}
