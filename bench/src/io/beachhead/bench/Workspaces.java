package io.beachhead.bench;

import java.util.ArrayList;
import java.util.Locale;
import java.util.SplittableRandom;

/** Made-up workspaces of any size, the same at every run. */
final class Workspaces {
  private Workspaces() {}

  /** Accounts spread evenly over {@code segments} industries, as CSV. */
  static String accounts(int accounts, int segments) {
    var csv = new StringBuilder("id,name,industry,employees,country,plan,created_at,fleet size\n");
    for (int row = 0; row < accounts; row++) {
      csv.append(
          "a%d,Account %d,industry %d,%d,US,team,2025-%02d-%02d,%d%n"
              .formatted(
                  row, row, row % segments, 10 + row % 990, 1 + row % 12, 1 + row % 28, row % 77));
    }
    return csv.toString();
  }

  static String revenue(int accounts) {
    var csv = new StringBuilder("account_id,date,mrr,currency\n");
    for (int row = 0; row < accounts; row++) {
      csv.append("a%d,2026-01-01,%d,USD%n".formatted(row, 50 + row % 400));
    }
    return csv.toString();
  }

  /** Half of the features shipped, half candidates. */
  static String features(int features) {
    var csv = new StringBuilder("key,name,state,effort_weeks\n");
    for (int feature = 0; feature < features; feature++) {
      csv.append(
          "f%d,Feature %d,%s,%d%n"
              .formatted(
                  feature, feature, feature % 2 == 0 ? "shipped" : "candidate", 2 + feature % 9));
    }
    return csv.toString();
  }

  /** One piece of evidence for each feature and segment. */
  static String evidence(int features, int segments) {
    var random = new SplittableRandom(7);
    var csv = new StringBuilder("feature,segment,kind,value,spread,se,n,source\n");
    for (int feature = 0; feature < features; feature++) {
      for (int segment = 0; segment < segments; segment++) {
        csv.append(
            String.format(
                Locale.ROOT,
                "f%d,s%d,survey,%.0f,%.0f,%.0f,%d,bench%n",
                feature,
                segment,
                random.nextDouble(20, 400),
                random.nextDouble(10, 90),
                random.nextDouble(3, 20),
                random.nextInt(20, 200)));
      }
    }
    return csv.toString();
  }

  /** Evidence about single accounts: what the empirical distribution sums. */
  static String accountEvidence(int accounts, int features) {
    var random = new SplittableRandom(11);
    var csv = new StringBuilder("feature,account_id,kind,value,n,source\n");
    for (int row = 0; row < accounts; row++) {
      for (int feature = row % 10; feature < features; feature += 10) {
        csv.append(
            "f%d,a%d,willingness-to-pay,%d,1,bench%n"
                .formatted(feature, row, random.nextInt(10, 500)));
      }
    }
    return csv.toString();
  }

  static String segmentation(int segments) {
    var rules = new ArrayList<String>();
    for (int segment = 0; segment < segments; segment++) {
      rules.add(
          "{\"segment\":\"s%d\",\"name\":\"Segment %d\",\"when\":\"industry = 'industry %d'\"}"
              .formatted(segment, segment, segment));
    }
    return "{\"key\":\"bench\",\"name\":\"Bench\",\"rules\":[%s],\"otherwise\":\"other\"}"
        .formatted(String.join(",", rules));
  }

  /** The same accounts by their employees, of which each industry has all sizes. */
  static String segmentationByEmployees(int segments) {
    var rules = new ArrayList<String>();
    for (int segment = 0; segment < segments; segment++) {
      rules.add(
          "{\"segment\":\"e%d\",\"name\":\"Size %d\",\"when\":\"employees < %d\"}"
              .formatted(segment, segment, 10 + 990 * (segment + 1) / segments));
    }
    return "{\"key\":\"employees\",\"name\":\"Employees\",\"rules\":[%s],\"otherwise\":\"none\"}"
        .formatted(String.join(",", rules));
  }
}
