package io.beachhead.voice.themes;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.revenue.Money;
import io.beachhead.statistics.Interval;
import io.beachhead.voice.AssignedTheme;
import io.beachhead.voice.FeatureEfforts;
import io.beachhead.voice.HappyCustomers;
import io.beachhead.voice.Importance;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestBook;
import io.beachhead.voice.Requests;
import io.beachhead.voice.Theme;
import io.beachhead.voice.ThemeNames;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Adds up requests by theme and segment. */
@Component
public class ThemeReports {
  private final Requests requests;
  private final ThemeNames names;
  private final CustomerBases bases;
  private final ObjectProvider<AccountGrouping> grouping;
  private final ObjectProvider<FeatureEfforts> efforts;
  private final ObjectProvider<HappyCustomers> happy;
  private final WorkspaceSettings settings;

  ThemeReports(
      Requests requests,
      ThemeNames names,
      CustomerBases bases,
      ObjectProvider<AccountGrouping> grouping,
      ObjectProvider<FeatureEfforts> efforts,
      ObjectProvider<HappyCustomers> happy,
      WorkspaceSettings settings) {
    this.requests = requests;
    this.names = names;
    this.bases = bases;
    this.grouping = grouping;
    this.efforts = efforts;
    this.happy = happy;
    this.settings = settings;
  }

  /** A request and everybody who asks for it. */
  private record Asked(Request request, List<Request> voices, Set<Integer> rows) {}

  /**
   * What was said by a day.
   *
   * @param segmentation key; null for the active one
   * @throws io.beachhead.web.ProblemException 404 for a segmentation that is not there
   */
  public ThemeReport report(@Nullable String segmentation, LocalDate asOf) {
    CustomerBase base = bases.asOf(asOf);
    AccountGrouping known = grouping.getIfAvailable();
    AccountGroups groups = known == null ? null : known.divide(segmentation, base).orElse(null);
    Instant end = asOf.plusDays(1).atStartOfDay(settings.current().timezone()).toInstant();
    RequestBook book = requests.book();
    var asked = new ArrayList<Asked>();
    for (Request request : book.distinct()) {
      Instant said = request.createdAt();
      if (said == null || said.isBefore(end)) {
        var voices = book.voices(request).stream().filter(Request::confirmed).toList();
        asked.add(new Asked(request, voices, rows(voices, base)));
      }
    }
    var byTheme = new LinkedHashMap<String, List<Asked>>();
    names.all().forEach(theme -> byTheme.put(theme.key(), new ArrayList<>()));
    for (Asked one : asked) {
      for (AssignedTheme theme : one.request.themes()) {
        byTheme.computeIfAbsent(theme.key(), _ -> new ArrayList<>()).add(one);
      }
    }
    var themes =
        names.all().stream()
            .map(
                theme -> ofTheme(theme, byTheme.getOrDefault(theme.key(), List.of()), base, groups))
            .sorted(
                Comparator.comparing((ThemeReport.OfTheme theme) -> theme.arr().amount())
                    .thenComparing(ThemeReport.OfTheme::requests)
                    .reversed())
            .toList();
    return new ThemeReport(
        asked.size(),
        themes,
        (int) asked.stream().filter(one -> one.request.themes().isEmpty()).count(),
        (int)
            asked.stream()
                .filter(one -> one.request.themes().isEmpty())
                .filter(one -> !one.request.features().isEmpty())
                .count(),
        silent(asked, base),
        groups == null ? null : outside(asked, base, groups, segmentation));
  }

  private static Set<Integer> rows(List<Request> voices, CustomerBase base) {
    var rows = new TreeSet<Integer>();
    for (Request voice : voices) {
      String account = voice.accountId();
      int row = account == null ? -1 : base.rowOf(account);
      if (row >= 0) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static ThemeReport.OfTheme ofTheme(
      Theme theme, List<Asked> asked, CustomerBase base, @Nullable AccountGroups groups) {
    Set<Integer> rows = allRows(asked);
    var segments = new ArrayList<ThemeReport.OfSegment>();
    if (groups != null) {
      for (AccountGroup group : groups.groups()) {
        ofSegment(group, asked, base, groups, segments);
      }
    }
    return new ThemeReport.OfTheme(
        theme.key(),
        theme.name(),
        asked.size(),
        rows.size(),
        arr(rows, base),
        voices(asked.stream().flatMap(one -> one.voices.stream()).toList()),
        List.copyOf(segments),
        quote(asked, base));
  }

  private static void ofSegment(
      AccountGroup group,
      List<Asked> asked,
      CustomerBase base,
      AccountGroups groups,
      List<ThemeReport.OfSegment> segments) {
    var own = new ArrayList<Request>();
    var rows = new TreeSet<Integer>();
    int count = 0;
    for (Asked one : asked) {
      var within = one.rows.stream().filter(row -> groups.of(row).equals(group)).toList();
      if (!within.isEmpty()) {
        count++;
        rows.addAll(within);
        one.voices.stream().filter(voice -> within.contains(row(voice, base))).forEach(own::add);
      }
    }
    if (count > 0) {
      segments.add(
          new ThemeReport.OfSegment(
              group.key(), group.name(), count, rows.size(), arr(rows, base), voices(own)));
    }
  }

  private static int row(Request voice, CustomerBase base) {
    String account = voice.accountId();
    return account == null ? -1 : base.rowOf(account);
  }

  private static Set<Integer> allRows(Collection<Asked> asked) {
    var rows = new TreeSet<Integer>();
    asked.forEach(one -> rows.addAll(one.rows));
    return rows;
  }

  private static Money arr(Set<Integer> rows, CustomerBase base) {
    double sum = rows.stream().filter(base::hasRevenue).mapToDouble(base::arr).sum();
    return Money.of(sum, base.currency());
  }

  private static ThemeReport.Voices voices(List<Request> voices) {
    int[] counts = new int[Importance.values().length];
    for (Request voice : voices) {
      Importance importance = voice.importance();
      if (importance != null) {
        counts[List.of(Importance.values()).indexOf(importance)]++;
      }
    }
    return new ThemeReport.Voices(counts[0], counts[1], counts[2]);
  }

  /** Of the account that pays most, and of its words the most urgent. */
  private static ThemeReport.@Nullable Quote quote(List<Asked> asked, CustomerBase base) {
    return asked.stream()
        .flatMap(one -> one.voices.stream())
        .max(
            Comparator.comparing(
                    Request::importance,
                    Comparator.nullsFirst(Comparator.<Importance>naturalOrder()))
                .thenComparingDouble(voice -> pays(voice, base))
                .thenComparing(Request::id))
        .map(voice ->
            new ThemeReport.Quote(
                voice.id(),
                voice.text(),
                row(voice, base) < 0 ? null : base.name(row(voice, base))))
        .orElse(null);
  }

  private static double pays(Request voice, CustomerBase base) {
    int row = row(voice, base);
    return row >= 0 && base.hasRevenue(row) ? base.arr(row) : 0;
  }

  private static ThemeReport.Silent silent(List<Asked> asked, CustomerBase base) {
    Set<Integer> heard = allRows(asked);
    var silent = new TreeSet<Integer>();
    for (int row = 0; row < base.size(); row++) {
      if (!heard.contains(row)) {
        silent.add(row);
      }
    }
    return new ThemeReport.Silent(silent.size(), arr(silent, base));
  }

  private ThemeReport.Outside outside(
      List<Asked> asked, CustomerBase base, AccountGroups groups, @Nullable String segmentation) {
    AccountGroup otherwise = groups.groups().getLast();
    var outside =
        asked.stream()
            .filter(one -> !one.rows.isEmpty())
            .filter(one -> one.rows.stream().allMatch(row -> groups.of(row).equals(otherwise)))
            .toList();
    FeatureEfforts known = efforts.getIfAvailable();
    Map<String, Double> weeks = known == null ? Map.of() : known.weeksByKey();
    var features = new TreeSet<String>();
    outside.forEach(one -> features.addAll(one.request.features()));
    features.retainAll(weeks.keySet());
    HappyCustomers worth = happy.getIfAvailable();
    Interval more =
        worth == null || features.isEmpty()
            ? null
            : worth.more(List.copyOf(features), segmentation, base.asOf()).orElse(null);
    return new ThemeReport.Outside(
        outside.size(),
        arr(allRows(outside), base),
        outside.isEmpty()
            ? Double.valueOf(0)
            : features.isEmpty()
                ? null
                : features.stream().mapToDouble(key -> weeks.getOrDefault(key, 0.0)).sum(),
        List.copyOf(features),
        more);
  }
}
