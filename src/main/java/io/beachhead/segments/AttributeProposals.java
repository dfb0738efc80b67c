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
  /** More groups than this nobody keeps apart. */
  private static final int MOST_VALUES = 12;

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
   * @param values the most frequent first, with the accounts that have them
   * @param unknown accounts of which it is not known
   */
  public record Proposal(String attribute, Map<String, Integer> values, int unknown) {}

  /** Attributes with 2 to 12 values, the best known first. */
  public List<Proposal> all() {
    CustomerBase base = base();
    List<Proposal> proposals = new ArrayList<>();
    for (Attribute attribute : base.attributes()) {
      if (NAMES_ONE_ACCOUNT.contains(attribute.name())) {
        continue;
      }
      Map<String, Integer> values = values(attribute, base.size());
      if (values.size() >= 2 && values.size() <= MOST_VALUES) {
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
                    "No attribute called " + attribute + " divides the customers into a few."));
    Set<String> keys =
        segmentations.all().stream().map(Segmentation::key).collect(Collectors.toSet());
    Set<String> segmentKeys = new HashSet<>(Set.of(SegmentationDraft.OTHERWISE));
    List<SegmentationDraft.Rule> rules = new ArrayList<>();
    String name = RulePrinter.name(io.beachhead.segments.rule.Attribute.of(proposal.attribute));
    for (String value : proposal.values.keySet()) {
      String key = SegmentationDraft.keyFor(value, segmentKeys);
      segmentKeys.add(key);
      rules.add(
          new SegmentationDraft.Rule(
              key,
              SegmentationDraft.label(value),
              name + " = " + RulePrinter.value(Value.text(value))));
    }
    return segmentations.create(
        new SegmentationDraft(
            SegmentationDraft.keyFor(proposal.attribute, keys),
            SegmentationDraft.label(proposal.attribute),
            rules));
  }

  /** Values that fold to the same text are one; a number column counts while it has few values. */
  private static Map<String, Integer> values(Attribute attribute, int size) {
    boolean few =
        switch (attribute) {
          case TextAttribute texts -> texts.distinct() <= 4 * MOST_VALUES;
          case FlagAttribute _, NumberAttribute _ -> true;
          default -> false;
        };
    if (!few) {
      return Map.of();
    }
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, String> shown = new LinkedHashMap<>();
    for (int row = 0; row < size; row++) {
      String text = attribute.text(row);
      if (text == null || text.isBlank()) {
        continue;
      }
      String folded = Value.fold(text);
      shown.putIfAbsent(folded, text.strip());
      counts.merge(folded, 1, Integer::sum);
      if (counts.size() > MOST_VALUES) {
        return Map.of();
      }
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
