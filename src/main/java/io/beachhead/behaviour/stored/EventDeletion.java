package io.beachhead.behaviour.stored;

import io.beachhead.behaviour.log.EventLog;
import io.beachhead.behaviour.log.NotDurable;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.AuditTrail;
import org.springframework.stereotype.Component;

/** Deletes single events: one that never happened, or says what nobody may keep. */
@Component
public class EventDeletion {
  private final EventLog log;
  private final StoredEvents stored;
  private final AuditTrail audit;

  EventDeletion(EventLog log, StoredEvents stored, AuditTrail audit) {
    this.log = log;
    this.stored = stored;
    this.audit = audit;
  }

  /**
   * Deletes the event of a message id, for every question from now on; the audit trail says who did
   * it. Sent again, it is stored again.
   *
   * @throws ProblemException 404 where no event has the message id, 503 where the log cannot be
   *     written
   */
  public void delete(String messageId) {
    var event =
        stored.withMessageId(messageId).stream()
            .findFirst()
            .orElseThrow(
                () -> ProblemException.notFound("There is no event with this message id."));
    try {
      log.delete(messageId);
    } catch (NotDurable e) {
      throw ProblemException.unavailable(
          "The event was not deleted: %s.".formatted(e.getMessage()));
    }
    var what = event.event() == null ? event.type() : event.event();
    audit.record(
        "event.deleted",
        messageId,
        "%s of %s at %s"
            .formatted(
                what,
                event.userId() == null ? event.anonymousId() : event.userId(),
                event.timestamp()));
  }
}
