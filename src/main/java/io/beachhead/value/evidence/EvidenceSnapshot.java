package io.beachhead.value.evidence;

import io.beachhead.value.features.Feature;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * All features and evidence at one state of the data, in memory.
 *
 * @param accounts size of the customer base that rows refer to
 * @param features in the order people put them
 * @param segmentEvidence statements on segments, of all segmentations
 * @param accountEvidence per feature (by its place) and kind, statements on accounts
 * @param ownValues per feature, each account's own value: the average over kinds
 */
public record EvidenceSnapshot(
    int accounts,
    List<Feature> features,
    Map<String, Integer> places,
    List<Evidence> segmentEvidence,
    List<Map<EvidenceKind, AccountValues>> accountEvidence,
    List<AccountValues> ownValues) {

  public static EvidenceSnapshot of(
      int accounts,
      List<Feature> features,
      List<Evidence> segmentEvidence,
      List<Map<EvidenceKind, AccountValues>> accountEvidence) {
    var places = new HashMap<String, Integer>();
    for (int place = 0; place < features.size(); place++) {
      places.put(features.get(place).key(), place);
    }
    return new EvidenceSnapshot(
        accounts,
        List.copyOf(features),
        Map.copyOf(places),
        List.copyOf(segmentEvidence),
        List.copyOf(accountEvidence),
        accountEvidence.stream()
            .map(kinds -> AccountValues.averaged(kinds.values(), accounts))
            .toList());
  }

  /** The same with other statements on segments. */
  public EvidenceSnapshot withSegments(List<Evidence> changed) {
    return new EvidenceSnapshot(
        accounts, features, places, List.copyOf(changed), accountEvidence, ownValues);
  }

  /** The same without some kinds of evidence. */
  public EvidenceSnapshot without(Set<EvidenceKind> kinds) {
    return of(
        accounts,
        features,
        segmentEvidence.stream().filter(row -> !kinds.contains(row.kind())).toList(),
        accountEvidence.stream()
            .map(columns -> {
              Map<EvidenceKind, AccountValues> kept = new EnumMap<>(EvidenceKind.class);
              kept.putAll(columns);
              kept.keySet().removeAll(kinds);
              return kept;
            })
            .toList());
  }

  /** Collects account rows by feature and kind. */
  public static final class AccountCollector {
    private final Map<String, Integer> places = new HashMap<>();
    private final List<EnumMap<EvidenceKind, AccountValues.Collector>> columns =
        new java.util.ArrayList<>();

    public AccountCollector(List<Feature> features) {
      for (Feature feature : features) {
        places.put(feature.key(), columns.size());
        columns.add(new EnumMap<>(EvidenceKind.class));
      }
    }

    /** Takes one row in, with its sampling variance where that is known. */
    public void add(
        String feature, EvidenceKind kind, int row, double value, OptionalDouble variance) {
      Integer place = places.get(feature);
      if (place != null) {
        columns
            .get(place)
            .computeIfAbsent(kind, _ -> new AccountValues.Collector())
            .add(row, value, variance);
      }
    }

    public List<Map<EvidenceKind, AccountValues>> collect(int accounts) {
      return columns.stream()
          .map(kinds -> {
            Map<EvidenceKind, AccountValues> collected = new EnumMap<>(EvidenceKind.class);
            // Frees each collector as its column is made: at millions of rows both count.
            for (EvidenceKind kind : EvidenceKind.values()) {
              AccountValues.Collector rows = kinds.remove(kind);
              if (rows != null) {
                collected.put(kind, rows.collect(accounts));
              }
            }
            return collected;
          })
          .toList();
    }
  }
}
