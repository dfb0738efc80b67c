package io.beachhead.samples;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.beachhead.statistics.EvidenceFusion;
import io.beachhead.statistics.Prior;
import io.beachhead.statistics.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.statistics.distribution.NormalDistribution;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sums of a sample worked out in the shortest way from its own files, without the program: an
 * oracle for its numbers, and a check that the segments of its files are those of its rules.
 */
final class SampleArithmetic {
  private final Sample sample;
  private final JsonNode model;
  private final Map<String, Double> arr = new HashMap<>();
  private final Map<String, Integer> paying = new LinkedHashMap<>();
  private final Map<String, Integer> accounts = new LinkedHashMap<>();

  /**
   * @param segmentOf the segment of each account, by its id
   */
  SampleArithmetic(Sample sample, Map<String, String> segmentOf) {
    this.sample = sample;
    this.model = JsonMapper.builder().build().readTree(sample.valueModel());
    Map<String, Double> monthly = new HashMap<>();
    for (NamedCsvRecord line : lines("revenue")) {
      monthly.put(line.getField("account_id"), Double.valueOf(line.getField("mrr")));
    }
    for (NamedCsvRecord line : lines("accounts")) {
      String id = line.getField("id");
      String segment = segmentOf.get(id);
      accounts.merge(segment, 1, Integer::sum);
      double yearly = 12 * monthly.getOrDefault(id, 0.0);
      if (yearly > 0) {
        paying.merge(segment, 1, Integer::sum);
        arr.merge(segment, yearly, Double::sum);
      }
    }
  }

  Set<String> segments() {
    return accounts.keySet();
  }

  int accounts(String segment) {
    return accounts.getOrDefault(segment, 0);
  }

  double arr(String segment) {
    return arr.getOrDefault(segment, 0.0);
  }

  double cost(String segment) {
    JsonNode cost = model.get("cost");
    return arr(segment) / paying.getOrDefault(segment, 0)
        + cost.get("effortHours").doubleValue()
            * cost.get("hourlyRate").doubleValue()
            * 12
            / cost.get("horizonMonths").doubleValue();
  }

  double threshold(String segment) {
    JsonNode happy = model.get("happy");
    JsonNode step = happy.has("assumed") ? happy.get("assumed") : happy;
    return step.get("ratio").doubleValue() * cost(segment);
  }

  double value(String segment, List<String> candidates) {
    return on(candidates).stream().mapToDouble(feature -> mean(feature, segment)).sum();
  }

  double happyShare(String segment, List<String> candidates) {
    double correlation = model.get("correlation").doubleValue();
    double variance = 0;
    double sum = 0;
    for (String feature : on(candidates)) {
      double spread = spread(feature, segment);
      variance += spread * spread;
      sum += spread;
    }
    double sd = Math.sqrt((1 - correlation) * variance + correlation * sum * sum);
    return NormalDistribution.of(value(segment, candidates), sd)
        .survivalProbability(threshold(segment));
  }

  double happyAccounts(List<String> candidates) {
    return segments().stream()
        .mapToDouble(segment -> accounts(segment) * happyShare(segment, candidates))
        .sum();
  }

  double valueAdded(List<String> candidates) {
    return segments().stream()
        .mapToDouble(segment ->
            accounts(segment)
                * candidates.stream().mapToDouble(feature -> mean(feature, segment)).sum())
        .sum();
  }

  List<String> scenario(String key) {
    return sample.scenarios().stream()
        .filter(scenario -> scenario.key().equals(key))
        .findFirst()
        .orElseThrow()
        .features();
  }

  private Set<String> on(List<String> candidates) {
    Set<String> on = new HashSet<>(candidates);
    for (NamedCsvRecord feature : lines("features")) {
      if (feature.getField("state").equals("shipped")) {
        on.add(feature.getField("key"));
      }
    }
    return on;
  }

  private double mean(String feature, String segment) {
    List<Reading> readings = new ArrayList<>();
    for (NamedCsvRecord line : evidence(feature, segment)) {
      double se = Double.parseDouble(line.getField("se"));
      double bias = model.get("bias").get(line.getField("kind")).doubleValue();
      readings.add(new Reading(Double.parseDouble(line.getField("value")), se * se, bias * bias));
    }
    JsonNode prior = model.get("prior");
    return EvidenceFusion.fuse(
            new Prior(prior.get("mean").doubleValue(), prior.get("sd").doubleValue()), readings)
        .mean();
  }

  private double spread(String feature, String segment) {
    return evidence(feature, segment).stream()
        .mapToDouble(line -> Double.parseDouble(line.getField("spread")))
        .average()
        .orElse(0);
  }

  private List<NamedCsvRecord> evidence(String feature, String segment) {
    return lines("evidence").stream()
        .filter(line ->
            line.getField("feature").equals(feature) && line.getField("segment").equals(segment))
        .toList();
  }

  List<NamedCsvRecord> lines(String kind) {
    return sample.files().stream()
        .filter(file -> file.kind().equals(kind))
        .flatMap(file -> CsvReader.builder().ofNamedCsvRecord(file.csv()).stream())
        .toList();
  }
}
