package io.beachhead.alignment.web;

import io.beachhead.alignment.Activity;
import io.beachhead.alignment.Alignment.Standing;
import io.beachhead.alignment.Attention;
import io.beachhead.alignment.RevenueBySegment;
import io.beachhead.alignment.Tipping;
import io.beachhead.statistics.Interval;
import io.beachhead.value.CountedAccounts;
import io.beachhead.value.HappyCount;
import io.beachhead.value.ModelledStandings;
import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMap.SegmentValue;
import io.beachhead.value.happiness.HappinessAnswer;
import io.beachhead.value.happiness.HappyTrend;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.LineChart;
import io.beachhead.web.chart.ObservedModelled;
import io.beachhead.web.chart.SegmentColours;
import io.beachhead.web.chart.SparkBar;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what is known of customers into the words and pictures of the start page. */
final class HomePages {
  private static final int BAR_WIDTH = 440;

  private final Shell shell;
  private final Standing standing;
  private final ValueMap map;
  private final ZoneId zone;

  private HomePages(Shell shell, Standing standing, ZoneId zone) {
    this.shell = shell;
    this.standing = standing;
    this.map = standing.map();
    this.zone = zone;
  }

  static HomePage page(Shell shell, Standing standing, List<Activity.Entry> changes, ZoneId zone) {
    return new HomePages(shell, standing, zone).page(changes);
  }

  private HomePage page(List<Activity.Entry> changes) {
    Interval happy = map.total().happyAccounts();
    List<Tipping> tipping = standing.tipping();
    HappinessAnswer.Part seen = standing.happiness().total();
    return new HomePage(
        shell,
        "Week %d. Who is happy, who is close to it, and what would tip them."
            .formatted(shell.asOf().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
        new HomePage.Happy(
            seen.share() == null
                ? null
                : why("observed-happiness", Format.count(seen.happy()), null),
            observedNote(seen),
            happy == null ? null : why("happy-customers", Format.count(HappyCount.of(happy)), null),
            happy == null ? null : Format.range(happy.low(), happy.high()),
            relation(happy, seen),
            notEnough()),
        segments(),
        HappyTrend.chart(standing.happiness())
            .map(chart -> new HomePage.Trend(chart.wide(), chart.half()))
            .orElse(null),
        seen.payAndUseOnly() == 0
            ? null
            : new HomePage.Link(
                "%s and use the product, but neither %s nor %s feedback."
                    .formatted(
                        seen.payAndUseOnly() == 1
                            ? "1 account pays"
                            : Format.count(seen.payAndUseOnly()) + " accounts pay",
                        seen.payAndUseOnly() == 1 ? "refers" : "refer",
                        seen.payAndUseOnly() == 1 ? "gives" : "give"),
                shell.link("/happiness?show=lukewarm") + "#accounts"),
        stand(),
        new HomePage.Reach(
            tipping.isEmpty() ? null : nearest(tipping.getFirst()),
            tipping.stream().skip(1).limit(2).map(this::other).toList()),
        revenue(standing.revenue()),
        changes.stream().map(this::change).toList(),
        standing.attention().stream().map(this::item).toList(),
        shell.address().twin("csv"));
  }

  /** How what the model expects relates to what is observed, on the accounts that can be judged. */
  private @Nullable String relation(@Nullable Interval happy, HappinessAnswer.Part seen) {
    Interval share = seen.share();
    if (happy == null || share == null) {
      return null;
    }
    Interval observed = share.times(seen.n());
    boolean byCurve = map.byCurve();
    String basis =
        byCurve
            ? "By the observed curve the model"
            : "By your assumption of who is happy the model";
    boolean agrees = happy.low() <= observed.high() && happy.high() >= observed.low();
    return agrees
        ? "%s expects %s, which agrees with the %s observed (%s at 80%% certainty)."
            .formatted(
                basis,
                Format.count(HappyCount.of(happy)),
                Format.count(seen.happy()),
                Format.range(observed.low(), observed.high()))
        : "%s expects %s where %s are observed (%s at 80%% certainty): %s."
            .formatted(
                basis,
                Format.count(HappyCount.of(happy)),
                Format.count(seen.happy()),
                Format.range(observed.low(), observed.high()),
                byCurve
                    ? "accounts without evidence of their own differ from those it was fitted to"
                    : "the curve on Happiness shows what customers with that value do");
  }

  private @Nullable String notEnough() {
    return map.total().notEnoughData() == null ? map.hint() : map.total().notEnoughData().why();
  }

  private String observedNote(HappinessAnswer.Part seen) {
    Interval share = seen.share();
    if (share != null) {
      return "of %s observed happy (%s)"
          .formatted(
              Format.count(seen.accounts(), "account"),
              Format.shareFine(share.mid())
                  + (seen.unknown() == 0
                      ? ""
                      : " of the %s that can be judged".formatted(Format.count(seen.n()))));
    }
    return seen.notEnoughData() == null ? "" : seen.notEnoughData().why();
  }

  private HomePage.Why why(String metric, String number, @Nullable String segment) {
    return new HomePage.Why(
        "why-" + metric + (segment == null ? "" : "-" + segment),
        number,
        shell.link("/why/" + metric + (segment == null ? "" : "?segment=" + encoded(segment))));
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8);
  }

  private HappinessAnswer.@Nullable Part seen(String segment) {
    return standing.happiness().segments().stream()
        .filter(part -> segment.equals(part.key()))
        .findFirst()
        .orElse(null);
  }

  private HomePage.Segments segments() {
    List<HomePage.Line> lines = lines();
    int beyond = (int) lines.stream().filter(line -> line.colour() == SegmentColours.MORE).count();
    int accounts =
        map.segments().stream()
            .filter(segment -> segment.colour() == SegmentColours.MORE)
            .mapToInt(SegmentValue::accounts)
            .sum();
    return new HomePage.Segments(
        lines.stream().filter(line -> line.colour() != SegmentColours.MORE).toList(),
        lines.stream().filter(line -> line.colour() == SegmentColours.MORE).toList(),
        "%s: %s".formatted(SegmentColours.more(beyond), Format.count(accounts, "account")));
  }

  private List<HomePage.Line> lines() {
    double largest = 0;
    for (SegmentValue segment : map.segments()) {
      HappinessAnswer.Part seen = seen(segment.key());
      largest =
          Math.max(
              Math.max(largest, seen == null ? 0 : seen.happy()),
              segment.happyAccounts() == null ? 0 : segment.happyAccounts().high());
    }
    List<HomePage.Line> lines = new ArrayList<>();
    for (SegmentValue segment : map.segments()) {
      Interval happy = segment.happyAccounts();
      HappinessAnswer.Part seen = seen(segment.key());
      Interval share = seen == null ? null : seen.share();
      lines.add(
          new HomePage.Line(
              segment.colour(),
              segment.name(),
              shell.link("/accounts?segment=" + encoded(segment.key())),
              Format.count(segment.accounts(), "account"),
              new ObservedModelled(
                      segment.name(),
                      segment.colour(),
                      seen == null || share == null ? null : (Double) (double) seen.happy(),
                      happy,
                      largest)
                  .draw(),
              seen == null || share == null
                  ? null
                  : why("observed-happiness", Format.count(seen.happy()), segment.key()),
              share == null ? "" : Format.shareFine(share.mid()),
              happy == null ? null : why("happy-share", Format.count(happy.mid()), segment.key()),
              happy == null
                  ? segment.notEnoughData() == null ? "" : segment.notEnoughData().why()
                  : "(%s)".formatted(Format.range(happy.low(), happy.high()))));
    }
    return lines;
  }

  private HomePage.@Nullable Stand stand() {
    ModelledStandings modelled = ModelledStandings.of(map).orElse(null);
    if (modelled == null) {
      return null;
    }
    int counted = modelled.paying();
    long belowCount = modelled.below();
    long happyCount = modelled.happy();
    long lukewarm = modelled.lukewarm();
    String sentence =
        "%s value below cost, %s lukewarm, %s happy"
            .formatted(Format.count(belowCount), Format.count(lukewarm), Format.count(happyCount));
    return new HomePage.Stand(
        new SparkBar(
                sentence,
                List.of(
                    SparkBar.Part.shade(1, belowCount, "value below cost"),
                    SparkBar.Part.shade(2, lukewarm, "lukewarm"),
                    SparkBar.Part.shade(3, happyCount, "happy")),
                counted,
                true)
            .draw(BAR_WIDTH, 12),
        why("buy-share", Format.count(belowCount), null),
        Format.share((double) belowCount / counted),
        why("lukewarm", Format.count(lukewarm), null),
        Format.share((double) lukewarm / counted),
        new HomePage.Why(
            "why-standing-happy", Format.count(happyCount), shell.link("/why/happy-customers")),
        Format.share((double) happyCount / counted),
        apart(map.total().who()));
  }

  /** Who is not asked whether they are happy; null where everybody pays. */
  private static @Nullable String apart(CountedAccounts who) {
    if (who.apart() == 0) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    if (who.prospects() > 0) {
      parts.add(Format.count(who.prospects(), "prospect"));
    }
    if (who.free() > 0) {
      parts.add(Format.count(who.free()) + (who.free() == 1 ? " pays nothing" : " pay nothing"));
    }
    if (who.churned() > 0) {
      parts.add(Format.count(who.churned()) + " churned");
    }
    return "Counted apart: %s.".formatted(String.join(", ", parts));
  }

  private HomePage.Nearest nearest(Tipping it) {
    double now = it.shareNow();
    double then = it.shareThen();
    String sentence =
        "%s happy today, %s with these features"
            .formatted(Format.shareFine(now), Format.shareFine(then));
    return new HomePage.Nearest(
        it.colour(),
        it.segmentName(),
        Format.shareFine(now),
        Format.shareFine(then),
        why("nearest-to-happy", it.gained().text(), it.segment()),
        it.features().stream()
            .map(one -> new HomePage.Feature(one.name(), money(one.worth())))
            .toList(),
        Format.personWeeks(it.effortWeeks()),
        new SparkBar(
                sentence,
                List.of(
                    SparkBar.Part.segment(it.colour(), now, "happy today"),
                    SparkBar.Part.planned(it.colour(), then - now, "with these features")),
                1,
                true)
            .draw(BAR_WIDTH, 12),
        mapHref(it));
  }

  private HomePage.Other other(Tipping it) {
    return new HomePage.Other(
        it.colour(),
        it.segmentName(),
        Format.shareFine(it.shareNow()),
        Format.shareFine(it.shareThen()),
        String.join(", ", it.features().stream().map(Tipping.Chosen::name).toList()),
        mapHref(it));
  }

  private String mapHref(Tipping it) {
    return shell.link(
        "/value-map?features="
            + String.join(",", it.features().stream().map(Tipping.Chosen::key).toList()));
  }

  private HomePage.@Nullable Revenue revenue(@Nullable RevenueBySegment revenue) {
    if (revenue == null || !revenue.any()) {
      return null;
    }
    List<LineChart.Line> lines = new ArrayList<>();
    List<List<Double>> more = new ArrayList<>();
    double largest = 0;
    double before = 0;
    double now = 0;
    for (int segment = 0; segment < map.segments().size(); segment++) {
      SegmentValue name = map.segments().get(segment);
      List<Double> arr = revenue.arr().get(segment);
      before += arr.getFirst();
      now += arr.getLast();
      if (name.colour() == SegmentColours.MORE) {
        more.add(arr);
        continue;
      }
      for (double amount : arr) {
        largest = Math.max(largest, amount);
      }
      lines.add(
          new LineChart.Line(
              name.name() + " " + money(arr.getLast()), name.colour(), new ArrayList<>(arr)));
    }
    if (!more.isEmpty()) {
      List<@Nullable Double> together = new ArrayList<>();
      for (int day = 0; day < revenue.days().size(); day++) {
        int at = day;
        double sum = more.stream().mapToDouble(arr -> arr.get(at)).sum();
        largest = Math.max(largest, sum);
        together.add(sum);
      }
      lines.add(
          new LineChart.Line(
              "%s %s"
                  .formatted(
                      SegmentColours.more(more.size()),
                      money(more.stream().mapToDouble(List::getLast).sum())),
              SegmentColours.MORE,
              together));
    }
    String sentence =
        before > 0
            ? "All segments: %s ARR, %s in twelve months."
                .formatted(money(now), Format.moneyChange(now - before, map.currency()))
            : "All segments: %s ARR.".formatted(money(now));
    LineChart chart =
        new LineChart(
            "ARR by segment over twelve months. " + sentence,
            revenue.days().stream().map(day -> Format.month(day).substring(0, 3)).toList(),
            lines,
            Axis.upTo(largest, 4),
            this::money,
            null);
    return new HomePage.Revenue(chart.wide(), chart.half(), sentence);
  }

  private HomePage.Change change(Activity.Entry it) {
    return new HomePage.Change(
        it.icon(),
        it.what(),
        it.subject(),
        it.detail(),
        "%s, %s".formatted(it.by(), Format.time(it.at(), zone)));
  }

  private HomePage.Item item(Attention.Item it) {
    boolean there = shell.navigation().stream().anyMatch(one -> one.key().equals(it.page()));
    return new HomePage.Item(
        it.grave(), it.what(), it.why(), there ? shell.link(it.href()) : null, it.action());
  }

  private String money(double amount) {
    return Format.money(amount, map.currency());
  }
}
