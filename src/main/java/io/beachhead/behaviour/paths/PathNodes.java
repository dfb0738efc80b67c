package io.beachhead.behaviour.paths;

import io.beachhead.behaviour.log.Words;
import io.beachhead.behaviour.paths.PathAnswer.Kind;
import io.beachhead.behaviour.paths.PathAnswer.Link;
import io.beachhead.behaviour.paths.PathAnswer.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes nodes and links of counted paths; what is rare at a step is folded into "other". */
final class PathNodes {
  private final PathQuestion question;
  private final Words names;
  private final PathTally tally;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  PathNodes(PathQuestion question, Words names, PathTally tally) {
    this.question = question;
    this.names = names;
    this.tally = tally;
  }

  PathAnswer answer() {
    nodes.add(
        new Node(PathQuestion.THE_EVENT, 0, question.event().event(), Kind.EVENT, tally.total()));
    Set<Integer> shownBefore = Set.of();
    for (int step = 0; step < tally.steps(); step++) {
      shownBefore = step(step, shownBefore);
    }
    return new PathAnswer(tally.total(), nodes, links);
  }

  /** Adds the nodes and links of a step; returns the events shown by their names. */
  private Set<Integer> step(int step, Set<Integer> shownBefore) {
    Map<Integer, Integer> counts = new HashMap<>();
    tally.each(step, (_, to, times) -> counts.merge(to, times, Integer::sum));
    var shown = new HashSet<Integer>();
    counts.entrySet().stream()
        .filter(entry -> entry.getKey() != PathWalk.END)
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue()
                .reversed()
                .thenComparing(entry -> names.text(entry.getKey())))
        .limit(question.nodes())
        .forEach(entry -> {
          shown.add(entry.getKey());
          nodes.add(
              new Node(
                  id(step + 1, entry.getKey(), shown),
                  step + 1,
                  names.text(entry.getKey()),
                  Kind.EVENT,
                  entry.getValue()));
        });
    int other =
        counts.entrySet().stream()
            .filter(entry -> entry.getKey() != PathWalk.END && !shown.contains(entry.getKey()))
            .mapToInt(Map.Entry::getValue)
            .sum();
    if (other > 0) {
      nodes.add(new Node((step + 1) + ":other", step + 1, null, Kind.OTHER, other));
    }
    Integer ended = counts.get(PathWalk.END);
    if (ended != null) {
      nodes.add(new Node((step + 1) + ":end", step + 1, null, Kind.END, ended));
    }
    links(step, shownBefore, shown);
    return shown;
  }

  private void links(int step, Set<Integer> before, Set<Integer> shown) {
    Map<List<String>, Integer> counts = new HashMap<>();
    tally.each(
        step,
        (from, to, times) ->
            counts.merge(
                List.of(
                    step == 0 ? PathQuestion.THE_EVENT : id(step, from, before),
                    id(step + 1, to, shown)),
                times,
                Integer::sum));
    counts.entrySet().stream()
        .map(entry -> new Link(entry.getKey().get(0), entry.getKey().get(1), entry.getValue()))
        .sorted(
            Comparator.comparingInt((Link link) -> -link.count())
                .thenComparing(Link::from)
                .thenComparing(Link::to))
        .forEach(links::add);
  }

  private String id(int step, int name, Set<Integer> shown) {
    if (name == PathWalk.END) {
      return step + ":end";
    }
    return shown.contains(name)
        ? "%d:event:%s".formatted(step, Objects.requireNonNull(names.text(name)))
        : step + ":other";
  }
}
