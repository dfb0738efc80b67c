package io.beachhead.segments.learned;

import io.beachhead.customers.CustomerBase;
import io.beachhead.statistics.latent.Column;
import io.beachhead.statistics.latent.LatentModel;
import io.beachhead.voice.Request;
import io.beachhead.voice.Requests;
import io.beachhead.voice.jobs.Jobs;
import io.beachhead.voice.jobs.Statement;
import io.beachhead.web.Format;
import io.beachhead.web.text.Capital;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts classes into words: what sets each apart, what its accounts say, what they hire it for. */
@Component
class Profiles {
  private static final int STATEMENTS = 5;
  private static final int QUOTES = 2;
  private static final int JOBS = 2;

  /** Of all accounts' spread; less is no difference a person would name. */
  private static final double WORTH_SAYING = 0.2;

  private static final int LONGEST_NAME = 60;

  private final Requests requests;
  private final Jobs jobs;

  Profiles(Requests requests, Jobs jobs) {
    this.requests = requests;
    this.jobs = jobs;
  }

  private record Difference(double size, String name, String sentence) {}

  List<LearnedResult.Profile> of(
      LatentModel model, List<LearnedColumn> columns, CustomerBase base) {
    List<LearnedResult.Profile> profiles = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int[] assigned = model.assigned();
    for (int k = 0; k < model.k(); k++) {
      List<Difference> differences = new ArrayList<>();
      for (LearnedColumn column : columns) {
        differences.addAll(differences(column, assigned, k));
      }
      differences.removeIf(one -> one.size < WORTH_SAYING);
      differences.sort(Comparator.comparingDouble(Difference::size).reversed());
      int accounts = 0;
      for (int of : assigned) {
        accounts += of == k ? 1 : 0;
      }
      profiles.add(
          new LearnedResult.Profile(
              k + 1,
              "class-" + (k + 1),
              name(differences, k + 1, names),
              accounts,
              model.shares()[k],
              differences.stream().limit(STATEMENTS).map(Difference::sentence).toList(),
              quotes(assigned, k, base),
              jobs(assigned, k, base)));
    }
    return profiles;
  }

  private static String name(List<Difference> differences, int number, Set<String> taken) {
    String name = differences.isEmpty() ? "Class " + number : differences.getFirst().name;
    if (name.length() > LONGEST_NAME) {
      name = name.substring(0, LONGEST_NAME - 1) + "…";
    }
    if (!taken.add(name)) {
      name = name + " (class " + number + ")";
      taken.add(name);
    }
    return name;
  }

  private static List<Difference> differences(LearnedColumn column, int[] assigned, int k) {
    return switch (column.column()) {
      case Column.Categories categories -> shares(column, categories, assigned, k);
      case Column.Amounts amounts -> means(column, amounts.value(), assigned, k);
      case Column.Counts counts -> {
        double[] value = new double[counts.rows()];
        for (int row = 0; row < value.length; row++) {
          value[row] = counts.count()[row];
        }
        yield means(column, value, assigned, k);
      }
    };
  }

  private static List<Difference> shares(
      LearnedColumn column, Column.Categories categories, int[] assigned, int k) {
    int[] here = new int[categories.levels()];
    int[] all = new int[categories.levels()];
    int inClass = 0;
    int everybody = 0;
    for (int row = 0; row < assigned.length; row++) {
      if (assigned[row] >= 0 && categories.known().get(row)) {
        all[categories.level()[row]]++;
        everybody++;
        if (assigned[row] == k) {
          here[categories.level()[row]]++;
          inClass++;
        }
      }
    }
    List<Difference> differences = new ArrayList<>();
    for (int level = 0; level < all.length && inClass > 0; level++) {
      double own = (double) here[level] / inClass;
      double overall = (double) all[level] / everybody;
      double spread = Math.sqrt(overall * (1 - overall));
      double off = spread > 0 ? (own - overall) / spread : 0;
      boolean flag = column.kind() == LearnedColumn.Kind.FEATURE;
      if (flag ? level == 0 : off < 0) {
        continue;
      }
      String what = column.levels().get(level);
      differences.add(
          new Difference(
              Math.abs(off),
              flag
                  ? (off > 0 ? "Uses " : "Without ") + column.name()
                  : Capital.first(column.name()) + ": " + what,
              flag
                  ? "%s use %s (%s of all)"
                      .formatted(Format.share(own), column.name(), Format.share(overall))
                  : "%s have %s = %s (%s of all)"
                      .formatted(Format.share(own), column.name(), what, Format.share(overall))));
    }
    return differences;
  }

  private static List<Difference> means(
      LearnedColumn column, double[] value, int[] assigned, int k) {
    double sum = 0;
    double squares = 0;
    int n = 0;
    double own = 0;
    int inClass = 0;
    for (int row = 0; row < assigned.length; row++) {
      if (assigned[row] >= 0 && column.column().known().get(row)) {
        sum += value[row];
        squares += value[row] * value[row];
        n++;
        if (assigned[row] == k) {
          own += value[row];
          inClass++;
        }
      }
    }
    if (inClass == 0) {
      return List.of();
    }
    double mean = sum / n;
    double spread = Math.sqrt(Math.max(0, squares / n - mean * mean));
    double off = spread > 0 ? (own / inClass - mean) / spread : 0;
    return List.of(
        new Difference(
            Math.abs(off),
            (off > 0 ? "More " : "Less ") + column.name(),
            "%s: %s on average (%s over all)"
                .formatted(Capital.first(column.name()), number(own / inClass), number(mean))));
  }

  private static String number(double value) {
    return Format.number(value, Math.abs(value) < 10 ? 2 : 0);
  }

  private List<String> quotes(int[] assigned, int k, CustomerBase base) {
    return requests.book().all().stream()
        .filter(Request::confirmed)
        .filter(request -> in(request.accountId(), assigned, k, base))
        .sorted(
            Comparator.comparing(
                    Request::importance, Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed())
        .map(Request::text)
        .distinct()
        .limit(QUOTES)
        .toList();
  }

  private List<String> jobs(int[] assigned, int k, CustomerBase base) {
    Map<String, String> names = new LinkedHashMap<>();
    jobs.all().forEach(job -> names.put(job.key(), job.name()));
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Statement statement : jobs.statements()) {
      String name = statement.job() == null ? null : names.get(statement.job());
      if (name != null && in(statement.account(), assigned, k, base)) {
        counts.merge(name, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(JOBS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean in(@Nullable String account, int[] assigned, int k, CustomerBase base) {
    int row = account == null ? -1 : base.rowOf(account);
    return row >= 0 && assigned[row] == k;
  }
}
