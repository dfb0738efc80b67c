package io.beachhead.decisions.news;

import io.beachhead.decisions.Decision;
import io.beachhead.decisions.DecisionMade;
import io.beachhead.outbox.Message;
import io.beachhead.outbox.MessageType;
import io.beachhead.outbox.Outbox;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells other programs of a decision, in the transaction that writes it down. */
@Component
class DecisionNews {
  private static final String MADE = "decision.made";

  private final Outbox outbox;

  DecisionNews(Outbox outbox) {
    this.outbox = outbox;
  }

  @Bean
  static MessageType decisionMade() {
    return new MessageType(MADE, "A decision was made");
  }

  /** Not of one written down after the fact: it is no news. */
  @EventListener
  void tell(DecisionMade made) {
    Decision decision = made.decision();
    if (decision.recorded().backfilled()) {
      return;
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("decision", decision.id());
    data.put("verdict", decision.verdict().key());
    data.put("about", decision.subject().name());
    data.put("features", decision.features());
    data.put("reason", decision.ruling().reason());
    data.put("answersOwed", decision.requests().size());
    data.put("follows", decision.chain().follows());
    outbox.send(
        new Message(
            MADE,
            "decision-" + decision.id(),
            "%s: %s. %s"
                .formatted(
                    decision.verdict().label(),
                    decision.subject().name(),
                    decision.ruling().reason()),
            data));
  }
}
