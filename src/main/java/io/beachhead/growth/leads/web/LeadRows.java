package io.beachhead.growth.leads.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.growth.leads.LeadReasons;
import io.beachhead.growth.leads.LeadState;
import io.beachhead.growth.leads.LeadsAnswer;
import io.beachhead.growth.leads.Playbook;
import io.beachhead.segments.Segmentation;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.RangeMark;
import io.beachhead.web.chart.Sparkline;
import io.beachhead.web.chart.Svg;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one page of leads.
 *
 * @param use people active in each week, of the accounts whose use is drawn
 * @param agreed whose segments are shown; null without one
 */
record LeadRows(
    Shell shell,
    @Nullable Segmentation agreed,
    LeadsPages.View view,
    ZoneId zone,
    Map<String, int[]> use) {
  private static final Axis SHARE = new Axis(0, 1, .2);

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
                : Math.round(100 * chance.low()) + Format.EN_DASH + Math.round(100 * chance.high()),
            chance == null ? null : new RangeMark(number(item), SHARE, chance).dot(true),
            shell.link(
                view.here()
                    + (open ? "" : "&open=" + URLEncoder.encode(key, StandardCharsets.UTF_8)))),
        item.reasons().stream()
            .filter(reason -> reason.column() != null)
            .filter(reason -> reason.points() == null || Math.abs(reason.points()) >= 1)
            .limit(3)
            .map(LeadRows::reason)
            .toList(),
        item.changed().text(),
        item.couldBring() == null
            ? ""
            : Format.money(LeadFigures.worth(item), item.couldBring().currency()),
        use(item),
        new LeadsPage.Work(
            item.owner() == null ? "nobody" : item.owner(),
            standing(item),
            of.playbook().key(),
            acts(item.state())),
        open ? why(of, item, segment) : null);
  }

  private @Nullable Svg use(LeadsAnswer.Item item) {
    int[] weeks = use.get(item.account());
    if (weeks == null) {
      return null;
    }
    List<@Nullable Double> values = new ArrayList<>();
    for (int people : weeks) {
      values.add((double) people);
    }
    return new Sparkline(
            "People active a week over %d weeks: %d at first, %d now"
                .formatted(weeks.length, weeks[0], weeks[weeks.length - 1]),
            values)
        .draw();
  }

  private static String brief(
      LeadsAnswer of,
      LeadsAnswer.Item item,
      List<LeadsPage.Reason> lines,
      List<LeadsPage.Tip> tips) {
    var text =
        new StringBuilder(
            "%s, %s: %s"
                .formatted(
                    item.name(), of.playbook().label().toLowerCase(Locale.ROOT), number(item)));
    if (item.chance() != null) {
      text.append(" in %d days".formatted(of.withinDays()));
    }
    text.append("\n\nWhy:\n");
    lines.forEach(line ->
        text.append(
            line.points().isEmpty()
                ? "- %s\n".formatted(line.text())
                : "- %s (%s points)\n".formatted(line.text(), line.points())));
    text.append("\nBefore you call:\n");
    tips.forEach(tip -> text.append("- %s %s\n".formatted(tip.verb(), tip.rest())));
    return text.toString();
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
              "%s a year.".formatted(Format.money(LeadFigures.worth(item), could.currency()))));
    }
    List<LeadsPage.Reason> lines = item.reasons().stream().map(LeadRows::reason).toList();
    return new LeadsPage.Why(
        "Why " + number(item),
        chance == null
            ? ""
            : "%s to %s in %d days"
                .formatted(
                    Format.share(chance.low()), Format.share(chance.high()), of.withinDays()),
        segment.name().isEmpty() ? "A usual account" : "A usual account of " + segment.name(),
        chance == null ? "" : Format.share(Math.clamp(chance.mid() - points / 100, 0, 1)),
        lines,
        tips,
        brief(of, item, lines, tips));
  }
}
