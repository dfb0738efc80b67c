package io.beachhead.decisions.predictions;

import io.beachhead.decisions.Decision;
import io.beachhead.outbox.Message;
import io.beachhead.outbox.MessageType;
import io.beachhead.outbox.Outbox;
import io.beachhead.workspace.AuditTrail;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Tells other programs and the audit trail that a prediction was checked. */
@Component
class CheckNews {
  private static final String CHECKED = "prediction.checked";

  private final Outbox outbox;
  private final AuditTrail audit;

  CheckNews(Outbox outbox, AuditTrail audit) {
    this.outbox = outbox;
    this.audit = audit;
  }

  @Bean
  static MessageType predictionChecked() {
    return new MessageType(CHECKED, "A prediction was checked");
  }

  /** Within the transaction that stores the check. */
  void checked(CheckedPrediction checked) {
    String name = checked.decision().subject().name();
    Boolean within = checked.within();
    String text =
        within == null
            ? "The prediction of “%s” was checked; its main segment cannot be judged."
            : within
                ? "The prediction of “%s” came true: the outcome fell in its range."
                : "The prediction of “%s” did not come true: the outcome fell outside its range.";
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("decision", checked.decision().id());
    data.put("within", within);
    outbox.send(
        new Message(CHECKED, "prediction-" + checked.decision().id(), text.formatted(name), data));
  }

  /** Within a transaction. */
  void checkedAgain(Decision decision) {
    audit.record("prediction.checked-again", decision.subject().name(), "");
  }
}
