package io.beachhead.growth.leads.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.growth.leads.LeadFilter;
import io.beachhead.growth.leads.LeadList;
import io.beachhead.growth.leads.LeadModel;
import io.beachhead.growth.leads.LeadReasons;
import io.beachhead.growth.leads.LeadState;
import io.beachhead.growth.leads.LeadsAnswer;
import io.beachhead.growth.leads.LeadsPerRep;
import io.beachhead.growth.leads.Playbook;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Choice;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.CalibrationCurve;
import io.beachhead.web.chart.ColumnChart;
import io.beachhead.web.chart.Fill;
import io.beachhead.web.chart.RangeMark;
import io.beachhead.web.chart.Svg;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Turns leads into the words and pictures of their page. */
@Component
@ConditionalOnWebApplication
class LeadsPages {
  private static final int SHOWN = 9;
  private static final int LEAVING_SHOWN = 8;
  private static final int ALL = 100_000;
  private static final Axis SHARE = new Axis(0, 1, .2);

  private final LeadList leads;
  private final Segmentations segmentations;

  LeadsPages(LeadList leads, Segmentations segmentations) {
    this.leads = leads;
    this.segmentations = segmentations;
  }

  /**
   * What a view shows.
   *
   * @param playbook {@code all}, {@code buy} or {@code expand}
   * @param show {@code open}, {@code mine} or {@code done}
   * @param open the lead whose reasons are added up; null = none
   * @param all whether all rows are shown
   */
  record View(String playbook, String show, @Nullable String open, boolean all) {
    String address(String otherPlaybook, String otherShow) {
      return "/leads?playbook=%s&show=%s".formatted(otherPlaybook, otherShow);
    }

    String here() {
      return address(playbook, show) + (all ? "&all=true" : "");
    }
  }

  /** A lead of one of the playbooks. */
  private record One(LeadsAnswer of, LeadsAnswer.Item item) {
    double height() {
      Interval chance = item.chance();
      LeadsAnswer.RulesMet rules = item.rules();
      return chance != null ? chance.mid() : rules == null ? -1 : rules.met() / 100.0;
    }
  }

  LeadsPage page(Shell shell, View view, String me, boolean editable, ZoneId zone) {
    LeadsAnswer buy = answer(Playbook.BUY, shell);
    LeadsAnswer expand = answer(Playbook.EXPAND, shell);
    LeadsAnswer keep = answer(Playbook.KEEP, shell);
    var missing = buy.notEnoughData();
    var rows = new Rows(shell, segmentations.active().orElse(null), view, zone);
    List<One> calls =
        Stream.of(buy, expand)
            .filter(each ->
                view.playbook().equals("all") || each.playbook().key().equals(view.playbook()))
            .flatMap(each -> each.items().stream().map(item -> new One(each, item)))
            .filter(one -> shown(one.item(), view.show(), me))
            .sorted(Comparator.comparingDouble((One one) -> -one.height()))
            .toList();
    int most = view.all() ? calls.size() : Math.min(SHOWN, calls.size());
    return new LeadsPage(
        shell,
        missing == null ? null : missing.why(),
        figures(buy, expand, keep),
        new LeadsPage.Calls(
            List.of(
                choice(view, "all", "All " + Format.count(buy.ready() + expand.ready())),
                choice(view, "buy", "Buy " + Format.count(buy.ready())),
                choice(view, "expand", "Grow " + Format.count(expand.ready()))),
            List.of(
                show(view, "open", "Open"), show(view, "mine", "Mine"), show(view, "done", "Done")),
            calls.stream().limit(most).map(one -> rows.row(one.of(), one.item())).toList(),
            most < calls.size() ? Format.count(calls.size() - most) + " more" : null,
            most < calls.size() ? shell.link(view.here() + "&all=true") : null,
            decides(buy, expand)),
        keep.items().stream()
            .filter(
                item -> item.ready() || (item.state().atWork() && item.standing().since() != null))
            .limit(LEAVING_SHOWN)
            .map(item -> rows.row(keep, item))
            .toList(),
        saved(keep.called()),
        model(buy),
        perRep(buy),
        editable,
        view.here());
  }

  private LeadsAnswer answer(Playbook playbook, Shell shell) {
    return leads.answer(new LeadFilter(playbook, null, null, true), shell.asOf(), ALL);
  }

  private static boolean shown(LeadsAnswer.Item item, String show, String me) {
    return switch (show) {
      case "mine" -> item.state().atWork() && me.equals(item.owner());
      case "done" -> !item.state().atWork();
      default -> item.state().atWork();
    };
  }

  private static Choice choice(View view, String playbook, String label) {
    return new Choice(label, view.address(playbook, view.show()), view.playbook().equals(playbook));
  }

  private static Choice show(View view, String show, String label) {
    return new Choice(label, view.address(view.playbook(), show), view.show().equals(show));
  }

  private static String decides(LeadsAnswer buy, LeadsAnswer expand) {
    var byRules =
        Stream.of(buy, expand)
            .filter(each -> each.model().method().equals("rules"))
            .map(each -> each.playbook().label())
            .toList();
    return "Points are added by the behaviour, against a usual account of the segment."
        + (byRules.isEmpty()
            ? ""
            : " %s: too few outcomes for a model, so four plain rules decide."
                .formatted(String.join(" and ", byRules)));
  }

  private static List<LeadsPage.Figure> figures(
      LeadsAnswer buy, LeadsAnswer expand, LeadsAnswer keep) {
    var figures = new ArrayList<LeadsPage.Figure>();
    double expected = expected(buy) + expected(expand);
    String currency = currency(List.of(buy, expand, keep));
    figures.add(
        new LeadsPage.Figure(
            "Ready to buy or grow",
            Format.count(buy.ready() + expand.ready()),
            "%s to buy, %s to grow"
                .formatted(Format.count(buy.ready()), Format.count(expand.ready())),
            expected > 0 && currency != null
                ? Format.money(expected, currency) + " a year expected"
                : "",
            false));
    long open =
        Stream.of(buy, expand)
            .flatMap(each -> each.items().stream())
            .filter(item -> item.ready() && item.state() == LeadState.OPEN)
            .count();
    figures.add(
        new LeadsPage.Figure(
            "Not taken", Format.count(open), "of those ready", "nobody works on them", false));
    figures.add(called(buy.called(), expand.called()));
    double atStake =
        keep.items().stream().filter(LeadsAnswer.Item::ready).mapToDouble(LeadsPages::worth).sum();
    figures.add(
        new LeadsPage.Figure(
            "May leave",
            Format.count(keep.ready(), "account"),
            currency == null ? "" : Format.money(atStake, currency) + " ARR",
            currency == null || keep.model().method().equals("rules")
                ? "by plain rules"
                : Format.money(expected(keep), currency) + " expected loss",
            false));
    figures.add(ratio(buy.perRep()));
    return figures;
  }

  private static double worth(LeadsAnswer.Item item) {
    var money = item.couldBring();
    return money == null ? 0 : money.amount().doubleValue();
  }

  private static double expected(LeadsAnswer answer) {
    double sum = 0;
    for (LeadsAnswer.Item item : answer.items()) {
      Interval chance = item.chance();
      sum += item.ready() && chance != null ? chance.mid() * worth(item) : 0;
    }
    return sum;
  }

  private static @Nullable String currency(List<LeadsAnswer> answers) {
    return answers.stream()
        .flatMap(each -> each.items().stream())
        .map(LeadsAnswer.Item::couldBring)
        .filter(Objects::nonNull)
        .map(money -> money.currency())
        .findFirst()
        .orElse(null);
  }

  private static LeadsPage.Figure called(LeadsAnswer.Called buy, LeadsAnswer.Called expand) {
    int called = buy.called() + expand.called();
    int not = buy.notCalled() + expand.notCalled();
    long did = good(buy.share(), buy.called()) + good(expand.share(), expand.called());
    long uncalled =
        good(buy.shareNotCalled(), buy.notCalled())
            + good(expand.shareNotCalled(), expand.notCalled());
    if (called == 0) {
      return new LeadsPage.Figure(
          "Bought or grew after a call", Format.EN_DASH, "no call is old enough yet", "", false);
    }
    Interval share = BinomialInterval.jeffreys(did, called);
    return new LeadsPage.Figure(
        "Bought or grew after a call",
        Format.share(share.mid()),
        "%s, %s of %s called"
            .formatted(
                Format.shareRange(share.low(), share.high()),
                Format.count(did),
                Format.count(called)),
        not == 0 ? "" : "uncalled " + Format.share((double) uncalled / not),
        false);
  }

  private static long good(@Nullable Interval share, int n) {
    return share == null ? 0 : Math.round(share.mid() * n);
  }

  private static LeadsPage.Figure ratio(List<LeadsPerRep.Quarter> quarters) {
    Double last = quarters.isEmpty() ? null : quarters.getLast().ratio();
    if (last == null) {
      return new LeadsPage.Figure(
          "Leads for each rep", Format.EN_DASH, "nobody has said who sells", "import reps", false);
    }
    Double before = quarters.size() < 2 ? null : quarters.get(quarters.size() - 2).ratio();
    boolean low = last < LeadsPerRep.FEED_ONE;
    return new LeadsPage.Figure(
        "Leads for each rep",
        Format.number(last, 1),
        before == null ? "" : "was %s last quarter".formatted(Format.number(before, 1)),
        low ? "below " + LeadsPerRep.FEED_ONE : "",
        low);
  }

  private static String saved(LeadsAnswer.Called called) {
    if (called.called() == 0 || called.notCalled() == 0) {
      return "Nobody who may leave was called long enough ago to say what calling saves.";
    }
    Interval difference = called.difference();
    return "Saved so far: %s of %s contacted accounts stayed, against %s of %s nobody called%s. %s"
        .formatted(
            good(called.share(), called.called()),
            called.called(),
            good(called.shareNotCalled(), called.notCalled()),
            called.notCalled(),
            difference == null
                ? ""
                : " (%s, %s to %s)"
                    .formatted(
                        Format.points(difference.mid()),
                        Format.points(difference.low()),
                        Format.points(difference.high())),
            LeadList.CAUTION);
  }

  private static LeadsPage.Model model(LeadsAnswer buy) {
    LeadsAnswer.Model model = buy.model();
    var refused = model.columns().refused().stream().map(each -> each.column()).toList();
    LeadsAnswer.Sample sample = model.sample();
    if (sample == null || model.trainedTo() == null) {
      var missing = model.notEnoughData();
      return new LeadsPage.Model(
          "no model yet",
          null,
          model.rules().stream().map(rule -> new LeadsPage.Fact(rule, "", "")).toList(),
          missing == null
              ? ""
              : "%d of %d outcomes are known. %s"
                  .formatted(missing.have(), missing.need(), missing.why()),
          refused);
    }
    Interval auc = model.auc();
    Double brier = model.brier();
    Double guessing = model.brierGuessing();
    Double lift = model.lift();
    var facts = new ArrayList<LeadsPage.Fact>();
    if (auc != null) {
      facts.add(
          new LeadsPage.Fact(
              "Tells buyers from others (AUC)",
              Format.number(auc.mid(), 2),
              Format.number(auc.low(), 2) + Format.EN_DASH + Format.number(auc.high(), 2)));
    }
    if (brier != null && guessing != null) {
      facts.add(
          new LeadsPage.Fact(
              "Squared error (Brier), guessing " + Format.number(guessing, 2),
              Format.number(brier, 2),
              ""));
    }
    if (lift != null) {
      facts.add(
          new LeadsPage.Fact(
              "First %s, all that can be called".formatted(Format.count(sample.capacity())),
              Format.number(lift, 1) + " ×",
              "usual share"));
    }
    var missing = model.notEnoughData();
    return new LeadsPage.Model(
        Format.count(sample.tested(), "account") + " tested",
        model.calibration().isEmpty() ? null : calibration(model.calibration()),
        facts,
        "Learned from outcomes up to %s, tested on what came after.%s"
            .formatted(Format.date(model.trainedTo()), missing == null ? "" : " " + missing.why()),
        refused);
  }

  private static Svg calibration(List<LeadModel.Bin> bins) {
    return new CalibrationCurve(
            "Share that bought against the chance given",
            SHARE,
            Format::share,
            "chance given",
            bins.stream()
                .map(bin ->
                    new CalibrationCurve.Dot(
                        bin.predicted(),
                        bin.observed(),
                        "%s given, %s did, of %d"
                            .formatted(
                                Format.share(bin.predicted()),
                                Format.share(bin.observed().mid()),
                                bin.n())))
                .toList(),
            x -> x,
            null,
            null)
        .narrow();
  }

  private static LeadsPage.PerRep perRep(LeadsAnswer buy) {
    List<LeadsPerRep.Quarter> quarters = buy.perRep();
    List<Double> ratios =
        quarters.stream().map(each -> Objects.requireNonNullElse(each.ratio(), 0.0)).toList();
    LeadsPerRep.Hiring hiring = buy.hiring();
    return new LeadsPage.PerRep(
        hiring == null
            ? null
            : new ColumnChart(
                    "Leads for each rep by quarter",
                    quarters.stream().map(LeadsPerRep.Quarter::quarter).toList(),
                    List.of(new ColumnChart.Part("", Fill.WHOLE, ratios)),
                    value -> Format.number(value, value % 1 == 0 ? 0 : 1))
                .wide(),
        quarters.stream()
            .map(each ->
                new LeadsPage.Fact(
                    each.quarter(),
                    each.ratio() == null ? Format.EN_DASH : Format.number(each.ratio(), 1),
                    "%s, %s"
                        .formatted(
                            Format.count(each.leads(), "lead"),
                            each.reps() == null
                                ? "reps not known"
                                : Format.count(each.reps(), "rep"))))
            .toList(),
        hiring == null
            ? "Import reps (address, from, to) to see whether leads feed the people who sell."
            : hiring.text());
  }

  /** Rows of one page. */
  private record Rows(Shell shell, @Nullable Segmentation agreed, View view, ZoneId zone) {
    LeadsPage.Row row(LeadsAnswer of, LeadsAnswer.Item item) {
      String key = of.playbook().key() + ":" + item.account();
      boolean open = key.equals(view.open());
      LeadsPage.Segment segment = segment(item);
      Interval chance = item.chance();
      return new LeadsPage.Row(
          item.account(),
          item.name(),
          shell.link(AccountAddress.of(item.account())),
          segment,
          of.playbook().label(),
          new LeadsPage.Chance(
              number(item),
              chance == null
                  ? rulesWhy(item)
                  : Math.round(100 * chance.low())
                      + Format.EN_DASH
                      + Math.round(100 * chance.high()),
              chance == null ? null : new RangeMark(number(item), SHARE, chance).dot(true),
              shell.link(
                  view.here()
                      + (open ? "" : "&open=" + URLEncoder.encode(key, StandardCharsets.UTF_8)))),
          item.reasons().stream()
              .filter(reason -> reason.column() != null)
              .filter(reason -> reason.points() == null || Math.abs(reason.points()) >= 1)
              .limit(3)
              .map(Rows::reason)
              .toList(),
          item.changed().text(),
          item.couldBring() == null ? "" : Format.money(worth(item), item.couldBring().currency()),
          new LeadsPage.Work(
              item.owner() == null ? "nobody" : item.owner(),
              standing(item),
              of.playbook().key(),
              acts(item.state())),
          open ? why(of, item, segment) : null);
    }

    private static String number(LeadsAnswer.Item item) {
      Interval chance = item.chance();
      LeadsAnswer.RulesMet rules = item.rules();
      return chance != null
          ? Format.share(chance.mid())
          : rules != null ? "%d of %d rules".formatted(rules.met(), rules.of()) : Format.EN_DASH;
    }

    private static String rulesWhy(LeadsAnswer.Item item) {
      var missing = item.notEnoughData();
      return missing == null || item.rules() == null
          ? ""
          : "no model yet: %d of %d".formatted(missing.have(), missing.need());
    }

    private static LeadsPage.Reason reason(LeadReasons.Reason reason) {
      Double points = reason.points();
      return new LeadsPage.Reason(
          reason.text(),
          points == null ? "" : (points < 0 ? Format.MINUS : "+") + Math.round(Math.abs(points)));
    }

    private String standing(LeadsAnswer.Item item) {
      var since = item.standing().since();
      return item.state().label()
          + (since == null ? "" : " " + Format.date(since.atZone(zone).toLocalDate()));
    }

    private LeadsPage.Segment segment(LeadsAnswer.Item item) {
      String key = item.segment();
      return agreed == null || key == null
          ? new LeadsPage.Segment(0, "")
          : agreed
              .segment(key)
              .map(found -> new LeadsPage.Segment(found.colour(), found.name()))
              .orElse(new LeadsPage.Segment(0, key));
    }

    private static List<LeadsPage.Act> acts(LeadState state) {
      return switch (state) {
        case OPEN, DISMISSED -> List.of(new LeadsPage.Act("Take", "hand-click", "taken", true));
        case TAKEN -> List.of(new LeadsPage.Act("Contacted", "phone", "contacted", true));
        case CONTACTED ->
            List.of(
                new LeadsPage.Act("Won", "check", "won", true),
                new LeadsPage.Act("Lost", "x", "lost", false));
        case WON, LOST -> List.of(new LeadsPage.Act("Reopen", "arrow-back-up", "open", false));
      };
    }

    private static LeadsPage.Why why(
        LeadsAnswer of, LeadsAnswer.Item item, LeadsPage.Segment segment) {
      Interval chance = item.chance();
      double points =
          item.reasons().stream()
              .map(LeadReasons.Reason::points)
              .filter(Objects::nonNull)
              .mapToDouble(Double::doubleValue)
              .sum();
      var tips = new ArrayList<LeadsPage.Tip>();
      item.reasons().stream()
          .filter(reason -> reason.points() == null || reason.points() > 0)
          .findFirst()
          .ifPresent(
              reason -> tips.add(new LeadsPage.Tip("Say", "what you saw: " + reason.text() + ".")));
      if (!item.changed().text().equals("nothing new")) {
        tips.add(new LeadsPage.Tip("Ask", "about this week: " + item.changed().text() + "."));
      }
      var could = item.couldBring();
      if (could != null) {
        tips.add(
            new LeadsPage.Tip(
                of.playbook() == Playbook.KEEP ? "Protect" : "Offer",
                "%s a year.".formatted(Format.money(worth(item), could.currency()))));
      }
      return new LeadsPage.Why(
          "Why " + number(item),
          chance == null
              ? ""
              : "%s to %s in %d days"
                  .formatted(
                      Format.share(chance.low()), Format.share(chance.high()), of.withinDays()),
          segment.name().isEmpty() ? "A usual account" : "A usual account of " + segment.name(),
          chance == null ? "" : Format.share(Math.clamp(chance.mid() - points / 100, 0, 1)),
          item.reasons().stream().map(Rows::reason).toList(),
          tips);
    }
  }
}
