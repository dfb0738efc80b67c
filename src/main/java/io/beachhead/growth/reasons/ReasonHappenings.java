package io.beachhead.growth.reasons;

import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.timeline.Happening;
import io.beachhead.customers.timeline.Happenings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the time line of an account why it left or pays less. */
@Component
class ReasonHappenings implements Happenings {
  private final StatedReasons reasons;

  ReasonHappenings(StatedReasons reasons) {
    this.reasons = reasons;
  }

  @Override
  public List<Happening> of(AccountInQuestion account) {
    return reasons.of(account.id()).stream()
        .filter(each -> each.source() != StatedReasons.Source.LOST_DEAL)
        .map(each ->
            new Happening(
                each.date(),
                "reason",
                (each.contraction() ? "Why they pay less: " : "Why they left: ") + each.reason(),
                LeavingPages.REASONS))
        .toList();
  }
}
