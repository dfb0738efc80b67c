package io.beachhead.decisions;

import io.beachhead.decisions.Decision.Chain;
import io.beachhead.decisions.Decision.Recorded;
import io.beachhead.decisions.Decision.Ruling;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Workspace;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was decided. Decisions are written down with the evidence of their day and never changed;
 * whoever thinks otherwise later follows one with another.
 */
@Component
public class Decisions {
  private final DecisionRecords records;
  private final DecisionRules rules;
  private final EvidenceOfTheDay evidence;
  private final Subjects subjects;
  private final WorkspaceSettings settings;
  private final Changes changes;
  private final Clock clock;
  private volatile @Nullable Read last;

  private record Read(long version, List<Decision> decisions) {}

  Decisions(
      DecisionRecords records,
      DecisionRules rules,
      EvidenceOfTheDay evidence,
      Subjects subjects,
      WorkspaceSettings settings,
      Changes changes,
      Clock clock) {
    this.records = records;
    this.rules = rules;
    this.evidence = evidence;
    this.subjects = subjects;
    this.settings = settings;
    this.changes = changes;
    this.clock = clock;
  }

  /** All of them, the latest first; read again only after a change. */
  public List<Decision> all() {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return records.all();
    }
    long version = changes.version("decisions");
    Read read = last;
    if (read == null || read.version != version) {
      read = new Read(version, records.all());
      last = read;
    }
    return read.decisions;
  }

  public Optional<Decision> find(String id) {
    return all().stream().filter(decision -> decision.id().equals(id)).findFirst();
  }

  /** The decision of that id, or 404. */
  public Decision required(String id) {
    return find(id)
        .orElseThrow(() -> ProblemException.notFound("There is no decision " + id + "."));
  }

  /**
   * Writes a decision down with the evidence of its day. Not for use inside a transaction: the
   * evidence may take a while.
   *
   * @throws ProblemException 422 that names the fields which are not usable
   */
  public Decision make(NewDecision said) {
    return keep(said, null);
  }

  /**
   * Writes down a decision that takes the place of another one, about the same unless it says
   * otherwise.
   *
   * @throws ProblemException 404 where there is no such decision, 409 where it was followed
   *     already, 422 as {@link #make}
   */
  public Decision follow(String id, NewDecision said) {
    Decision before = required(id);
    String followedBy = before.chain().followedBy();
    if (followedBy != null) {
      throw ProblemException.conflict(
          "This decision was followed by another one already. Follow the latest, %s."
              .formatted(followedBy));
    }
    return keep(said, before);
  }

  /** What is known today of what was decided on, to set beside the evidence as it was. */
  public KnownEvidence now(Decision decision) {
    Workspace workspace = settings.current();
    LocalDate today = workspace.today(clock);
    Instant end = today.plusDays(1).atStartOfDay(workspace.timezone()).toInstant();
    Subjects.About about = subjects.about(decision.subject(), decision, end);
    return evidence.on(today, about.known(), about.touched());
  }

  private Decision keep(NewDecision said, @Nullable Decision before) {
    Workspace workspace = settings.current();
    LocalDate today = workspace.today(clock);
    List<ProblemItem> problems = new ArrayList<>();
    Optional<NewDecision.Checked> checked = rules.check(said, today, problems);
    Subject subject =
        said.kind() == null && before != null ? before.subject() : subjects.read(said, problems);
    if (subject == null || checked.isEmpty() || !problems.isEmpty()) {
      throw ProblemException.unprocessable("The decision cannot be saved.", problems);
    }
    NewDecision.Checked ruling = checked.get();
    Instant end = ruling.decidedOn().plusDays(1).atStartOfDay(workspace.timezone()).toInstant();
    Subjects.About about = subjects.about(subject, before, end);
    KnownEvidence known = evidence.on(ruling.decidedOn(), about.known(), about.touched());
    LocalDate checkOn = ruling.checkOn();
    Decision decision =
        new Decision(
            UUID.randomUUID().toString(),
            subject,
            new Ruling(
                ruling.verdict(),
                ruling.reason(),
                ruling.alternatives(),
                ruling.revisitWhen(),
                checkOn,
                ruling.deciders()),
            about.features(),
            about.touched().ids(),
            known.predicted(),
            known.evidence(),
            new Recorded(
                CurrentUser.now().name(),
                clock.instant(),
                ruling.decidedOn(),
                ruling.decidedOn().isBefore(today) || (checkOn != null && checkOn.isBefore(today))),
            new Chain(before == null ? null : before.id(), null));
    records.add(decision);
    return decision;
  }
}
