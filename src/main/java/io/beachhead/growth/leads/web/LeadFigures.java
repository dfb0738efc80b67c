package io.beachhead.growth.leads.web;

import io.beachhead.growth.leads.LeadState;
import io.beachhead.growth.leads.LeadsAnswer;
import io.beachhead.growth.leads.LeadsPerRep;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The key figures above the leads. */
final class LeadFigures {
  private LeadFigures() {}

  static List<LeadsPage.Figure> of(LeadsAnswer buy, LeadsAnswer expand, LeadsAnswer keep) {
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
        keep.items().stream().filter(LeadsAnswer.Item::ready).mapToDouble(LeadFigures::worth).sum();
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

  static double worth(LeadsAnswer.Item item) {
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
    int did = buy.did() + expand.did();
    int uncalled = buy.didNotCalled() + expand.didNotCalled();
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
}
