package io.beachhead.growth.leads.web;

import io.beachhead.growth.leads.LeadsAnswer;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leads and risk in two sentences made of their numbers, to copy. */
final class LeadsSummary {
  private LeadsSummary() {}

  static String of(LeadsAnswer buy, LeadsAnswer expand, LeadsAnswer keep) {
    LeadsAnswer.Item first = first(List.of(buy, expand));
    LeadsAnswer.Item leaving = first(List.of(keep));
    String ready =
        "On %s, %s ready to buy and %s to grow%s."
            .formatted(
                Format.date(buy.asOf()),
                are(buy.ready()),
                Format.count(expand.ready()),
                first == null ? "" : "; the first to call is " + told(first));
    String risk =
        keep.ready() == 0
            ? "No paying account is likelier to leave than usual."
            : "%s may leave%s."
                .formatted(
                    Format.count(keep.ready(), "account"),
                    leaving == null ? "" : ", first of all " + told(leaving));
    return ready + " " + risk;
  }

  private static String are(int accounts) {
    return Format.count(accounts, "account") + (accounts == 1 ? " is" : " are");
  }

  private static LeadsAnswer.@Nullable Item first(List<LeadsAnswer> answers) {
    return answers.stream()
        .flatMap(each -> each.items().stream())
        .filter(item -> item.ready() && item.state().atWork())
        .max(Comparator.comparingDouble(LeadsSummary::height))
        .orElse(null);
  }

  private static double height(LeadsAnswer.Item item) {
    Interval chance = item.chance();
    LeadsAnswer.RulesMet rules = item.rules();
    return chance != null ? chance.mid() : rules == null ? -1 : rules.met() / 100.0;
  }

  private static String told(LeadsAnswer.Item item) {
    Interval chance = item.chance();
    LeadsAnswer.RulesMet rules = item.rules();
    String likely =
        chance != null
            ? " (%s, %s at 80%% certainty)"
                .formatted(
                    Format.share(chance.mid()), Format.shareRange(chance.low(), chance.high()))
            : rules == null ? "" : " (%d of %d rules)".formatted(rules.met(), rules.of());
    return item.name()
        + likely
        + item.reasons().stream().findFirst().map(reason -> ": " + reason.text()).orElse("");
  }
}
