package io.beachhead.segments;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.FlagAttribute;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.customers.attribute.TextAttribute;
import io.beachhead.segments.rule.RulePrinter;
import io.beachhead.segments.rule.Value;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Offers a segmentation for every attribute that divides customers into a few groups: one segment
 * per value. What customers need is the better divider; this is where to start looking.
 */
@Component
public class AttributeProposals {
  /** Segments made at once: the most frequent values; accounts with another one match no rule. */
  static final int MOST_SEGMENTS = 24;

  /** A number with more values is an amount, and to be divided by ranges. */
  private static final int MOST_NUMBERS = 12;

  /** Below so many accounts a value a text tells single accounts apart, as a name does. */
  private static final int FEWEST_A_VALUE = 2;

  /** Never a group, however few accounts there are. */
  private static final Set<String> NAMES_ONE_ACCOUNT = Set.of("id", "name", "domain");

  private final CustomerBases customers;
  private final Segmentations segmentations;
  private final WorkspaceSettings workspace;
  private final Clock clock;

  AttributeProposals(
      CustomerBases customers,
      Segmentations segmentations,
      WorkspaceSettings workspace,
      Clock clock) {
    this.customers = customers;
    this.segmentations = segmentations;
    this.workspace = workspace;
    this.clock = clock;
  }

  /**
   * @param values all of them, the most frequent first, with the accounts that have them
   * @param unknown accounts of which it is not known
   */
  public record Proposal(String attribute, Map<String, Integer> values, int unknown) {}

  /** Attributes with at least two values that group accounts, the best known first. */
  public List<Proposal> all() {
    CustomerBase base = base();
    List<Proposal> proposals = new ArrayList<>();
    for (Attribute attribute : base.attributes()) {
      if (NAMES_ONE_ACCOUNT.contains(attribute.name())) {
        continue;
      }
      Map<String, Integer> values = values(attribute, base.size());
      if (values.size() >= 2) {
        proposals.add(new Proposal(attribute.name(), values, base.size() - attribute.knownCount()));
      }
    }
    proposals.sort((a, b) -> Integer.compare(a.unknown, b.unknown));
    return proposals;
  }

  /** Creates the segmentation by that attribute; 404 where none is offered. */
  public Segmentation create(String attribute) {
    Proposal proposal =
        all().stream()
            .filter(one -> one.attribute.equalsIgnoreCase(attribute))
            .findFirst()
            .orElseThrow(() ->
                ProblemException.notFound(
                    "No attribute called " + attribute + " groups the customers."));
    Set<String> keys =
        segmentations.all().stream().map(Segmentation::key).collect(Collectors.toSet());
    // Where a value is called like what no rule matches, that gets another name.
    boolean taken =
        proposal.values.keySet().stream()
            .anyMatch(value -> Value.fold(value).equals(SegmentationDraft.OTHERWISE));
    String otherwise = taken ? "everything-else" : SegmentationDraft.OTHERWISE;
    Set<String> segmentKeys = new HashSet<>(Set.of(otherwise));
    List<SegmentationDraft.Rule> rules = new ArrayList<>();
    String name = RulePrinter.name(io.beachhead.segments.rule.Attribute.of(proposal.attribute));
    for (String value : proposal.values.keySet().stream().limit(MOST_SEGMENTS).toList()) {
      String key = SegmentationDraft.keyFor(value, segmentKeys);
      segmentKeys.add(key);
      rules.add(
          new SegmentationDraft.Rule(
              key, value, name + " = " + RulePrinter.value(Value.text(value))));
    }
    return segmentations.create(
        new SegmentationDraft(
            SegmentationDraft.keyFor(proposal.attribute, keys),
            SegmentationDraft.label(proposal.attribute),
            rules,
            otherwise,
            SegmentationDraft.label(otherwise)));
  }

  /** Values that fold to the same text are one; empty for what groups no accounts. */
  private static Map<String, Integer> values(Attribute attribute, int size) {
    int most =
        switch (attribute) {
          case TextAttribute _ -> Math.max(MOST_SEGMENTS, attribute.knownCount() / FEWEST_A_VALUE);
          case FlagAttribute _, NumberAttribute _ -> MOST_NUMBERS;
          default -> 0;
        };
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, String> shown = new LinkedHashMap<>();
    for (int row = 0; row < size && counts.size() <= most; row++) {
      String text = attribute.text(row);
      if (text != null && !text.isBlank()) {
        String folded = Value.fold(text);
        shown.putIfAbsent(folded, text.strip());
        counts.merge(folded, 1, Integer::sum);
      }
    }
    if (counts.size() > most) {
      return Map.of();
    }
    Map<String, Integer> ordered = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(e -> ordered.put(shown.getOrDefault(e.getKey(), e.getKey()), e.getValue()));
    return ordered;
  }

  private CustomerBase base() {
    return customers.asOf(workspace.current().today(clock));
  }
}
