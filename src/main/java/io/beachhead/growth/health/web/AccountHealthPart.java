package io.beachhead.growth.health.web;

import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.AccountPart;
import io.beachhead.customers.AccountSection;
import io.beachhead.growth.health.HealthQuestions;
import io.beachhead.web.chart.Svg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The health of an account, on its page and in its JSON. */
@Component
public class AccountHealthPart implements AccountPart {
  private static final int ORDER = 8;

  private final HealthQuestions questions;

  AccountHealthPart(HealthQuestions questions) {
    this.questions = questions;
  }

  /**
   * The card.
   *
   * @param why the reason there is no number; null where there is one
   */
  public record AccountHealthCard(
      String number,
      String range,
      @Nullable Svg picture,
      String change,
      List<Line> lines,
      @Nullable String why) {}

  /** A part with its number, and what it was read from. */
  public record Line(String part, String number, String figure) {}

  @Override
  public Optional<AccountSection> section(AccountInQuestion account) {
    var item = questions.of(account.id(), account.base().asOf());
    if (item == null) {
      return Optional.empty();
    }
    var lines = new ArrayList<Line>();
    item.parts()
        .forEach(part -> {
          var cell = HealthWords.cell(part);
          lines.add(new Line(part.part().label(), cell.number(), cell.figure()));
        });
    String by = HealthWords.by(item.use());
    if (!by.isEmpty()) {
      lines.add(new Line("Used by", "", by));
    }
    var missing = item.notEnoughData();
    String change = HealthWords.change(item.change());
    return Optional.of(
        new AccountSection(
            AccountSection.Place.SIDE,
            ORDER,
            "growth/health/_account",
            new AccountHealthCard(
                HealthWords.number(item.health()),
                HealthWords.range(item.health()),
                HealthWords.picture(item.health()),
                change.isEmpty() ? "" : change + " since 4 weeks ago",
                lines,
                missing == null ? null : missing.why()),
            "health",
            item));
  }
}
