package io.beachhead.decisions.answers;

import io.beachhead.decisions.Decision;
import io.beachhead.decisions.DecisionMade;
import io.beachhead.voice.RequestEditing;
import io.beachhead.voice.RequestField;
import io.beachhead.voice.RequestPatch;
import io.beachhead.voice.RequestState;
import io.beachhead.workspace.Workspace;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Every voice that a decision touches is owed an answer, from the decision's own transaction on.
 */
@Component
class OwedByDecisions {
  private final AnswerRecords records;
  private final RequestEditing requests;
  private final WorkspaceSettings settings;

  OwedByDecisions(AnswerRecords records, RequestEditing requests, WorkspaceSettings settings) {
    this.records = records;
    this.requests = requests;
    this.settings = settings;
  }

  @EventListener
  void owe(DecisionMade made) {
    Decision decision = made.decision();
    String follows = decision.chain().follows();
    if (follows != null) {
      records.replaceOwedBy(follows);
    }
    Instant since = since(decision);
    decision.requests().forEach(request -> records.oweDecided(decision.id(), request, since));
    if (!decision.requests().isEmpty()) {
      requests.edit(
          decision.requests(),
          RequestPatch.of(RequestField.STATE, RequestState.DECIDED.key()),
          RequestEditing.Several.REPLACED);
    }
  }

  /** A decision of an earlier day is owed from noon of that day on. */
  private Instant since(Decision decision) {
    Workspace workspace = settings.current();
    Instant recorded = decision.recorded().at();
    LocalDate day = recorded.atZone(workspace.timezone()).toLocalDate();
    return decision.decidedOn().isBefore(day)
        ? decision.decidedOn().atTime(12, 0).atZone(workspace.timezone()).toInstant()
        : recorded;
  }
}
