package io.beachhead.voice.themes;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.revenue.Money;
import io.beachhead.statistics.Interval;
import io.beachhead.store.ComputedOnce;
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
import java.util.BitSet;
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
  private static final Comparator<Request> URGENCY =
      Comparator.comparing(
          Request::importance, Comparator.nullsFirst(Comparator.<Importance>naturalOrder()));

  private static final int SUMS_KEPT = 4;

  private final ComputedOnce<Inputs, Sum> sums = new ComputedOnce<>(SUMS_KEPT);
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
  private static final class Asked {
    final Request request;
    final List<Request> voices;

    /** Of the voices' accounts; −1 where there is none. */
    final int[] rows;

    Asked(Request request, List<Request> voices, int[] rows) {
      this.request = request;
      this.voices = voices;
      this.rows = rows;
    }
  }

  /** What a sum rests on: nothing of it changes, so the same inputs give the same sum. */
  private record Inputs(
      RequestBook book, CustomerBase base, @Nullable AccountGroups groups, List<Theme> names) {}

  /**
   * All that does not depend on what features cost and are worth.
   *
   * @param outside requests that fit no target segment; 0 where there are no segments
   */
  private record Sum(
      int requests,
      List<ThemeReport.OfTheme> themes,
      int unassigned,
      int withoutThemeButFeature,
      ThemeReport.Silent silent,
      int outside,
      Money outsideArr,
      Set<String> outsideFeatures) {}

  /**
   * What was said by a day.
   *
   * @param segmentation key; null for the active one
   * @throws io.beachhead.web.ProblemException 404 for a segmentation that is not there
   */
  public ThemeReport report(@Nullable String segmentation, LocalDate asOf) {
    CustomerBase base = bases.asOf(asOf);
    AccountGrouping division = grouping.getIfAvailable();
    AccountGroups groups =
        division == null ? null : division.divide(segmentation, base).orElse(null);
    var inputs = new Inputs(requests.book(), base, groups, names.all());
    Sum sum = sums.get(inputs, this::sum);
    return new ThemeReport(
        sum.requests,
        sum.themes,
        sum.unassigned,
        sum.withoutThemeButFeature,
        sum.silent,
        groups == null ? null : outside(sum, segmentation, asOf));
  }

  private Sum sum(Inputs inputs) {
    CustomerBase base = inputs.base;
    AccountGroups groups = inputs.groups;
    RequestBook book = inputs.book;
    Instant end = base.asOf().plusDays(1).atStartOfDay(settings.current().timezone()).toInstant();
    var asked = new ArrayList<Asked>();
    for (Request request : book.distinct()) {
      Instant said = request.createdAt();
      if (said == null || said.isBefore(end)) {
        asked.add(asked(request, book, base));
      }
    }
    var byTheme = new LinkedHashMap<String, List<Asked>>();
    inputs.names.forEach(theme -> byTheme.put(theme.key(), new ArrayList<>()));
    for (Asked one : asked) {
      for (AssignedTheme theme : one.request.themes()) {
        byTheme.computeIfAbsent(theme.key(), _ -> new ArrayList<>()).add(one);
      }
    }
    var themes =
        inputs.names.stream()
            .map(
                theme -> ofTheme(theme, byTheme.getOrDefault(theme.key(), List.of()), base, groups))
            .sorted(
                Comparator.comparing((ThemeReport.OfTheme theme) -> theme.arr().amount())
                    .thenComparingInt(ThemeReport.OfTheme::requests)
                    .reversed())
            .toList();
    List<Asked> outside =
        groups == null ? List.of() : asked.stream().filter(one -> fitsNone(one, groups)).toList();
    var features = new TreeSet<String>();
    outside.forEach(one -> features.addAll(one.request.features()));
    return new Sum(
        asked.size(),
        themes,
        (int) asked.stream().filter(one -> one.request.themes().isEmpty()).count(),
        (int)
            asked.stream()
                .filter(one -> one.request.themes().isEmpty())
                .filter(one -> !one.request.features().isEmpty())
                .count(),
        silent(asked, base),
        outside.size(),
        ThemeTally.arr(allRows(outside), base),
        features);
  }

  private static Asked asked(Request request, RequestBook book, CustomerBase base) {
    List<Request> all = book.voices(request);
    List<Request> voices = all.size() == 1 ? all : all.stream().filter(Request::confirmed).toList();
    int[] rows = new int[voices.size()];
    for (int voice = 0; voice < rows.length; voice++) {
      rows[voice] = row(voices.get(voice), base);
    }
    return new Asked(request, voices, rows);
  }

  private static ThemeReport.OfTheme ofTheme(
      Theme theme, List<Asked> asked, CustomerBase base, @Nullable AccountGroups groups) {
    var all = new ThemeTally();
    List<ThemeTally> byGroup =
        groups == null ? List.of() : groups.groups().stream().map(_ -> new ThemeTally()).toList();
    for (Asked one : asked) {
      for (int voice = 0; voice < one.rows.length; voice++) {
        int row = one.rows[voice];
        all.add(one.request, one.voices.get(voice), row);
        if (row >= 0 && groups != null) {
          byGroup
              .get(groups.groupOf().applyAsInt(row))
              .add(one.request, one.voices.get(voice), row);
        }
      }
    }
    var segments = new ArrayList<ThemeReport.OfSegment>();
    for (int place = 0; place < byGroup.size(); place++) {
      ThemeTally tally = byGroup.get(place);
      if (tally.requests() > 0 && groups != null) {
        AccountGroup group = groups.groups().get(place);
        segments.add(
            new ThemeReport.OfSegment(
                group.key(),
                group.name(),
                tally.requests(),
                tally.accounts(),
                tally.arr(base),
                tally.voices()));
      }
    }
    return new ThemeReport.OfTheme(
        theme.key(),
        theme.name(),
        asked.size(),
        all.accounts(),
        all.arr(base),
        all.voices(),
        List.copyOf(segments),
        quote(asked, base));
  }

  private static int row(Request voice, CustomerBase base) {
    String account = voice.accountId();
    return account == null ? -1 : base.rowOf(account);
  }

  private static BitSet allRows(Collection<Asked> asked) {
    var rows = new BitSet();
    for (Asked one : asked) {
      for (int row : one.rows) {
        if (row >= 0) {
          rows.set(row);
        }
      }
    }
    return rows;
  }

  /** Of the account that pays most, and of its words the most urgent. */
  private static ThemeReport.@Nullable Quote quote(List<Asked> asked, CustomerBase base) {
    Request most = null;
    int mostRow = -1;
    for (Asked one : asked) {
      for (int voice = 0; voice < one.rows.length; voice++) {
        Request next = one.voices.get(voice);
        if (most == null || hasMoreAtStake(next, one.rows[voice], most, mostRow, base)) {
          most = next;
          mostRow = one.rows[voice];
        }
      }
    }
    return most == null
        ? null
        : new ThemeReport.Quote(most.id(), most.text(), mostRow < 0 ? null : base.name(mostRow));
  }

  private static boolean hasMoreAtStake(
      Request next, int row, Request most, int mostRow, CustomerBase base) {
    int order = URGENCY.compare(next, most);
    if (order == 0) {
      order = Double.compare(pays(row, base), pays(mostRow, base));
    }
    return order > 0 || (order == 0 && next.id().compareTo(most.id()) > 0);
  }

  private static double pays(int row, CustomerBase base) {
    return row >= 0 && base.hasRevenue(row) ? base.arr(row) : 0;
  }

  private static ThemeReport.Silent silent(List<Asked> asked, CustomerBase base) {
    BitSet silent = allRows(asked);
    silent.flip(0, base.size());
    return new ThemeReport.Silent(silent.cardinality(), ThemeTally.arr(silent, base));
  }

  private ThemeReport.Outside outside(Sum sum, @Nullable String segmentation, LocalDate asOf) {
    FeatureEfforts known = efforts.getIfAvailable();
    Map<String, Double> weeks = known == null ? Map.of() : known.weeksByKey();
    var features = new TreeSet<String>(sum.outsideFeatures);
    features.retainAll(weeks.keySet());
    HappyCustomers worth = happy.getIfAvailable();
    Interval more =
        worth == null || features.isEmpty()
            ? null
            : worth.more(List.copyOf(features), segmentation, asOf).orElse(null);
    return new ThemeReport.Outside(
        sum.outside,
        sum.outsideArr,
        sum.outside == 0
            ? Double.valueOf(0)
            : features.isEmpty()
                ? null
                : features.stream().mapToDouble(key -> weeks.getOrDefault(key, 0.0)).sum(),
        List.copyOf(features),
        more);
  }

  /** Whether there is an account, and all of them belong to none of the target segments. */
  private static boolean fitsNone(Asked one, AccountGroups groups) {
    boolean any = false;
    for (int row : one.rows) {
      if (row >= 0) {
        any = true;
        if (groups.groupOf().applyAsInt(row) != groups.groups().size() - 1) {
          return false;
        }
      }
    }
    return any;
  }
}
