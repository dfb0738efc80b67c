package io.beachhead.roadmap.web;

import io.beachhead.roadmap.Comparison;
import io.beachhead.roadmap.Comparison.Column;
import io.beachhead.roadmap.Comparison.SegmentOutcome;
import io.beachhead.roadmap.Comparisons;
import io.beachhead.roadmap.MissingPrerequisite;
import io.beachhead.roadmap.Scenario;
import io.beachhead.statistics.Interval;
import io.beachhead.value.HappyChange;
import io.beachhead.value.HappyCount;
import io.beachhead.value.features.Feature;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.Gauge;
import io.beachhead.web.chart.MiniCurve;
import io.beachhead.web.chart.Shape;
import io.beachhead.web.chart.SparkBar;
import io.beachhead.web.chart.Svg;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a comparison into the words and pictures of the roadmap page. */
final class RoadmapPages {
  /** Totals closer than this are called equal, as people do. */
  private static final double ABOUT_EQUAL = 0.05;

  /** A scenario whose best segment stays below this share focuses on nobody. */
  private static final double NOBODY_IN_PARTICULAR = 0.25;

  private static final int EFFORT_WIDTH = 120;
  private static final int GAUGE_WIDTH = 150;

  private final Shell shell;
  private final Comparison comparison;
  private final Map<String, Feature> known;
  private final Axis axis;

  private RoadmapPages(Shell shell, Comparison comparison, List<Feature> known) {
    this.shell = shell;
    this.comparison = comparison;
    this.known = known.stream().collect(Collectors.toMap(Feature::key, Function.identity()));
    axis = axis(comparison);
  }

  /**
   * @param all every scenario, in order
   */
  static RoadmapPage page(
      Shell shell, Comparison comparison, List<Scenario> all, List<Feature> known) {
    return new RoadmapPages(shell, comparison, known).page(all);
  }

  private RoadmapPage page(List<Scenario> all) {
    String best = best(comparison.scenarios());
    List<RoadmapPage.Card> cards = new ArrayList<>();
    for (Column column : comparison.scenarios()) {
      cards.add(card(column, column.key().equals(best), all));
    }
    CurrentUser user = CurrentUser.now();
    Double capacity = comparison.capacityWeeks();
    return new RoadmapPage(
        shell,
        sentence(),
        RoadmapSummary.of(comparison, best),
        capacity == null ? "not set" : Format.number(capacity, 1) + " person-weeks",
        user.may(Role.PRODUCT),
        user.may(Role.ADMIN),
        choices(all),
        cards,
        comparison.segmentation() == null
            ? "Happy customers are counted by segment. Segment your customers first."
            : null,
        shell.address().twin("csv"),
        shell.address().twin("json"));
  }

  private String sentence() {
    List<Column> columns = comparison.scenarios();
    if (columns.size() < 2) {
      return "What a roadmap would do for your customers: how many end up happy, and where.";
    }
    double least = columns.stream().mapToDouble(it -> it.value().valueAdded()).min().orElse(0);
    double most = columns.stream().mapToDouble(it -> it.value().valueAdded()).max().orElse(0);
    if (most > 0 && (most - least) / most < ABOUT_EQUAL) {
      return "%s roadmaps of about equal total value, %s a year each. What differs is how many customers end up happy, and where."
          .formatted(number(columns.size()), money((least + most) / 2));
    }
    return "%s roadmaps side by side. Total value and happy customers are not the same: look where the curves cross the line."
        .formatted(number(columns.size()));
  }

  private static String number(int count) {
    return switch (count) {
      case 2 -> "Two";
      case 3 -> "Three";
      case 4 -> "Four";
      case 5 -> "Five";
      default -> Format.count(count);
    };
  }

  /** Most happy customers of those that fit; null where none fits or none can be counted. */
  private static @Nullable String best(List<Column> columns) {
    String best = null;
    double most = 0;
    for (Column column : columns) {
      Double over = column.effort().weeksOver();
      if (column.happyAccounts() != null
          && over != null
          && over == 0
          && column.missing().isEmpty()
          && column.happyAccounts().mid() > most
          && columns.size() > 1) {
        most = column.happyAccounts().mid();
        best = column.key();
      }
    }
    return best;
  }

  private List<RoadmapPage.Chosen> choices(List<Scenario> all) {
    if (all.size() < 2) {
      return List.of();
    }
    List<String> shown = comparison.scenarios().stream().map(Column::key).toList();
    List<RoadmapPage.Chosen> choices = new ArrayList<>();
    for (int place = 0; place < all.size(); place++) {
      Scenario scenario = all.get(place);
      boolean on = shown.contains(scenario.key());
      List<String> keys = new ArrayList<>();
      for (Scenario other : all) {
        boolean stays = shown.contains(other.key()) && !other.equals(scenario);
        if (stays || (!on && other.equals(scenario))) {
          keys.add(other.key());
        }
      }
      // The last one shown cannot be hidden: a comparison of nothing says nothing.
      String href =
          keys.isEmpty()
              ? shell.address().href()
              : shell.address().with("keys", String.join(",", keys)).href();
      choices.add(new RoadmapPage.Chosen(Comparisons.letter(place), scenario.name(), on, href));
    }
    return choices;
  }

  private RoadmapPage.Card card(Column column, boolean best, List<Scenario> all) {
    int place = all.stream().map(Scenario::key).toList().indexOf(column.key());
    Double concentration = column.value().concentration();
    return new RoadmapPage.Card(
        column.key(),
        new RoadmapPage.Title(column.letter(), column.name(), column.note()),
        best,
        fit(column, best),
        column.features().stream().map(RoadmapPages::feature).toList(),
        column.missing().stream().map(this::missing).toList(),
        happy(column),
        new RoadmapPage.Money(
            money(column.value().valueAdded()),
            column.happy().happyArr() == null
                ? "not known"
                : Format.money(column.happy().happyArr().amount(), comparison.currency())),
        effort(column.effort()),
        new RoadmapPage.Concentration(
            concentration == null ? null : Format.number(concentration, 2),
            concentration == null ? null : Gauge.concentration(concentration).draw(GAUGE_WIDTH)),
        new RoadmapPage.Unserved(unserved(column), requests(column)),
        new RoadmapPage.Place(
            shell.link("/value-map?scenario=" + column.key()),
            shell.link("?scenario=" + column.key()),
            place,
            place == all.size() - 1));
  }

  private RoadmapPage.Happy happy(Column column) {
    Interval happy = column.happyAccounts();
    return new RoadmapPage.Happy(
        happy == null ? null : Format.count(HappyCount.of(happy)),
        change(column),
        happy == null ? null : Format.range(happy.low(), happy.high()),
        column.happy().notEnoughData() == null ? null : column.happy().notEnoughData().why(),
        column.segments().stream().map(it -> line(column, it)).toList());
  }

  private RoadmapPage.Effort effort(Comparison.Effort it) {
    Double weeks = it.effortWeeks();
    Double over = it.weeksOver();
    return new RoadmapPage.Effort(
        comparison.capacityWeeks() == null
            ? "Effort in person-weeks"
            : "Effort of %s person-weeks".formatted(Format.number(comparison.capacityWeeks(), 1)),
        weeks == null ? "not known" : Format.number(weeks, 1),
        over != null && over > 0,
        weeks == null ? null : effortBar(weeks, comparison.capacityWeeks()));
  }

  private static RoadmapPage.Tag fit(Column column, boolean best) {
    Double over = column.effort().weeksOver();
    if (column.effort().effortWeeks() == null && !column.features().isEmpty()) {
      return new RoadmapPage.Tag("Effort not known", null, null);
    }
    if (!column.effort().effortUnknown().isEmpty()) {
      return new RoadmapPage.Tag(
          "Effort of %s not known"
              .formatted(Format.count(column.effort().effortUnknown().size(), "feature")),
          "warn",
          "alert-triangle");
    }
    if (over == null) {
      return new RoadmapPage.Tag("No capacity set", null, null);
    }
    if (over > 0) {
      return new RoadmapPage.Tag(
          Format.number(over, 1) + " over capacity", "warn", "alert-triangle");
    }
    return best
        ? new RoadmapPage.Tag("Fits capacity, most happy", "ok", "check")
        : new RoadmapPage.Tag("Fits capacity", null, null);
  }

  private static RoadmapPage.Feature feature(Comparison.ChosenFeature it) {
    Comparison.SegmentName main = it.mainSegment();
    return new RoadmapPage.Feature(
        it.name(),
        it.effortWeeks() == null ? "" : Format.personWeeks(it.effortWeeks()),
        main == null ? 0 : main.colour(),
        main == null ? "no segment" : main.name());
  }

  private static RoadmapPage.@Nullable Tag change(Column column) {
    HappyChange change = HappyChange.to(column.happyAccounts(), column.happy().change());
    return change == null
        ? null
        : new RoadmapPage.Tag(change.versusToday(), change.better() ? "ok" : null, null);
  }

  private RoadmapPage.Line line(Column column, SegmentOutcome it) {
    HappyChange change = HappyChange.to(it.happyAccounts(), it.change());
    if (it.happyShare() == null || change == null) {
      return new RoadmapPage.Line(
          it.key(),
          it.colour(),
          it.name(),
          curve(column, it),
          "not known",
          it.notEnoughData() == null ? "" : it.notEnoughData().why());
    }
    return new RoadmapPage.Line(
        it.key(),
        it.colour(),
        it.name(),
        curve(column, it),
        Format.shareFine(it.happyShare().mid()),
        "%s, %s"
            .formatted(Format.of(HappyCount.of(it.happyAccounts()), it.paying()), change.text()));
  }

  private @Nullable Svg curve(Column column, SegmentOutcome it) {
    if (it.worth().cost() == null || it.worth().threshold() == null) {
      return null;
    }
    return new MiniCurve(
            column.key() + "-" + it.key(),
            it.name(),
            it.colour(),
            axis,
            Shape.normal(it.worth().value(), it.worth().spread()),
            Math.abs(it.worth().value() - it.worth().today()) < 1
                ? null
                : Shape.normal(it.worth().today(), it.worth().spreadToday()),
            it.worth().cost(),
            it.worth().threshold(),
            it.happyShare() == null ? null : (Double) it.happyShare().mid())
        .small();
  }

  /** One scale for all curves, so that distances can be compared; it need not begin at zero. */
  private static Axis axis(Comparison comparison) {
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (Column column : comparison.scenarios()) {
      for (SegmentOutcome it : column.segments()) {
        smallest = Math.min(smallest, it.worth().value() - 3 * it.worth().spread());
        smallest = Math.min(smallest, it.worth().today() - 3 * it.worth().spreadToday());
        largest = Math.max(largest, it.worth().value() + 3 * it.worth().spread());
        largest =
            Math.max(largest, it.worth().threshold() == null ? 0 : it.worth().threshold() * 1.05);
      }
    }
    double from = Math.max(0, smallest);
    return largest > from ? new Axis(from, largest, largest - from) : Axis.upTo(1);
  }

  private static Svg effortBar(double effort, @Nullable Double capacity) {
    String sentence =
        capacity == null
            ? Format.personWeeks(effort)
            : "%s of %s".formatted(Format.personWeeks(effort), Format.personWeeks(capacity));
    if (capacity == null || effort <= capacity) {
      double whole = capacity == null ? effort : capacity;
      return new SparkBar(
              sentence, List.of(SparkBar.Part.ink(effort, sentence)), Math.max(whole, 1e-9), true)
          .draw(EFFORT_WIDTH, 8);
    }
    return new SparkBar(
            sentence,
            List.of(
                SparkBar.Part.ink(capacity, sentence),
                SparkBar.Part.over(effort - capacity, "over capacity")),
            effort,
            true)
        .draw(EFFORT_WIDTH, 8);
  }

  private String missing(MissingPrerequisite it) {
    return "%s needs %s, which is neither shipped nor in this scenario."
        .formatted(name(it.feature()), name(it.requires()));
  }

  private String name(String feature) {
    Feature found = known.get(feature);
    return found == null ? feature : found.name();
  }

  private String unserved(Column column) {
    if (column.segments().isEmpty()) {
      return "Not known until customers are segmented.";
    }
    if (!column.left().notServed().isEmpty()) {
      int accounts =
          column.left().notServed().stream().mapToInt(Comparison.NotServed::accounts).sum();
      double arr =
          column.left().notServed().stream()
              .mapToDouble(it -> it.arr().amount().doubleValue())
              .sum();
      return "%s: %s, %s ARR gain almost nothing."
          .formatted(
              join(column.left().notServed().stream().map(Comparison.NotServed::name).toList()),
              Format.count(accounts, "account"),
              money(arr));
    }
    double highest = 0;
    for (SegmentOutcome it : column.segments()) {
      highest = Math.max(highest, it.happyShare() == null ? 0 : it.happyShare().mid());
    }
    if (column.features().isEmpty()) {
      return "Everyone: it adds nothing to what is shipped.";
    }
    return highest < NOBODY_IN_PARTICULAR
        ? "No segment in particular: none gets beyond %s happy."
            .formatted(Format.shareFine(highest))
        : "No one: every segment gains.";
  }

  private static @Nullable String requests(Column column) {
    if (column.left().openRequests() == 0) {
      return null;
    }
    int unserved =
        column.left().notServed().stream().mapToInt(Comparison.NotServed::openRequests).sum();
    String open = Format.count(column.left().openRequests(), "request") + " left open";
    return unserved == 0 ? open : open + ", " + Format.count(unserved) + " of them from there";
  }

  private static String join(List<String> names) {
    if (names.size() == 1) {
      return names.getFirst();
    }
    return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  private String money(double amount) {
    return Format.money(amount, comparison.currency());
  }
}
