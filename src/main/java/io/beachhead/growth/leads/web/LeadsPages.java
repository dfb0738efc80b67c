package io.beachhead.growth.leads.web;

import io.beachhead.growth.leads.LeadFilter;
import io.beachhead.growth.leads.LeadList;
import io.beachhead.growth.leads.LeadModel;
import io.beachhead.growth.leads.LeadUse;
import io.beachhead.growth.leads.LeadsAnswer;
import io.beachhead.growth.leads.LeadsPerRep;
import io.beachhead.growth.leads.Playbook;
import io.beachhead.segments.Segmentations;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Choice;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.CalibrationCurve;
import io.beachhead.web.chart.ColumnChart;
import io.beachhead.web.chart.Fill;
import io.beachhead.web.chart.Svg;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
  private final LeadUse use;
  private final Segmentations segmentations;

  LeadsPages(LeadList leads, LeadUse use, Segmentations segmentations) {
    this.leads = leads;
    this.use = use;
    this.segmentations = segmentations;
  }

  /**
   * What a view shows.
   *
   * @param playbook {@code all}, {@code buy} or {@code expand}
   * @param show {@code open}, {@code mine} or {@code done}
   * @param owner whose leads; null = anybody's
   * @param open the lead whose reasons are added up; null = none
   * @param all whether all rows are shown
   */
  record View(
      String playbook, String show, @Nullable String owner, @Nullable String open, boolean all) {
    String address(String otherPlaybook, String otherShow) {
      return "/leads?playbook=%s&show=%s".formatted(otherPlaybook, otherShow)
          + (owner == null ? "" : "&owner=" + URLEncoder.encode(owner, StandardCharsets.UTF_8));
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
    List<One> calls =
        Stream.of(buy, expand)
            .filter(each ->
                view.playbook().equals("all") || each.playbook().key().equals(view.playbook()))
            .flatMap(each -> each.items().stream().map(item -> new One(each, item)))
            .filter(one -> shown(one.item(), view.show(), me))
            .filter(one -> view.owner() == null || view.owner().equals(one.item().owner()))
            .sorted(Comparator.comparingDouble((One one) -> -one.height()))
            .toList();
    int most = view.all() ? calls.size() : Math.min(SHOWN, calls.size());
    List<LeadsAnswer.Item> leaving =
        keep.items().stream()
            .filter(
                item -> item.ready() || (item.state().atWork() && item.standing().since() != null))
            .limit(LEAVING_SHOWN)
            .toList();
    var rows =
        new LeadRows(
            shell,
            segmentations.active().orElse(null),
            view,
            zone,
            use.of(withUse(leaving, view), keep.asOf()));
    return new LeadsPage(
        shell,
        missing == null ? LeadsSummary.of(buy, expand, keep) : null,
        missing == null ? null : missing.why(),
        LeadFigures.of(buy, expand, keep),
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
            decides(buy, expand),
            owners(view, List.of(buy, expand, keep))),
        leaving.stream().map(item -> rows.row(keep, item)).toList(),
        saved(keep.called()),
        model(buy),
        perRep(buy),
        editable,
        view.here());
  }

  /** Whose use is drawn: of those who may leave, and of the open lead. */
  private static Set<String> withUse(List<LeadsAnswer.Item> leaving, View view) {
    Set<String> accounts = new HashSet<>();
    leaving.forEach(item -> accounts.add(item.account()));
    String open = view.open();
    if (open != null && open.indexOf(':') > 0) {
      accounts.add(open.substring(open.indexOf(':') + 1));
    }
    return accounts;
  }

  private static List<LeadsPage.Owner> owners(View view, List<LeadsAnswer> answers) {
    return answers.stream()
        .flatMap(each -> each.items().stream())
        .map(LeadsAnswer.Item::owner)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .map(name -> new LeadsPage.Owner(name, name.equals(view.owner())))
        .toList();
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

  private static String saved(LeadsAnswer.Called called) {
    if (called.called() == 0 || called.notCalled() == 0) {
      return "Nobody who may leave was called long enough ago to say what calling saves.";
    }
    Interval difference = called.difference();
    return "Saved so far: %s of %s contacted accounts stayed, against %s of %s nobody called%s. %s"
        .formatted(
            called.did(),
            called.called(),
            called.didNotCalled(),
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
}
