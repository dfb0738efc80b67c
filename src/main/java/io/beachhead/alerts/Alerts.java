package io.beachhead.alerts;

import io.beachhead.behaviour.saved.NumberSource;
import io.beachhead.behaviour.saved.SavedNumber;
import io.beachhead.outbox.mail.Mails;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.text.Slug;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The alerts of the team. What cannot be done is a {@link ProblemException}: 404 for an unknown
 * key, 409 for a name that is taken, 422 for an alert that is wrong.
 */
@Component
public class Alerts {
  private static final int MOST = 200;
  private static final int LONGEST_NAME = 80;
  private static final int MOST_EMAILS = 20;
  private static final int LONGEST_HISTORY = 500;

  private final AlertRecords records;
  private final ObjectProvider<NumberSource> sources;
  private final AuditTrail audit;
  private final Clock clock;

  Alerts(
      AlertRecords records, ObjectProvider<NumberSource> sources, AuditTrail audit, Clock clock) {
    this.records = records;
    this.sources = sources;
    this.audit = audit;
    this.clock = clock;
  }

  /** By name. */
  public List<Alert> all() {
    return records.all();
  }

  /** Numbers that an alert can be set on, by name. */
  public List<SavedNumber> numbers() {
    return sources.stream()
        .flatMap(source -> source.numbers().stream())
        .sorted(Comparator.comparing(SavedNumber::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  public Alert required(String key) {
    return all().stream()
        .filter(alert -> alert.key().equals(key))
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("There is no alert \"%s\".".formatted(key)));
  }

  /** When an alert was raised, the latest first. */
  public List<RaisedAlert> history(String key) {
    return records.raised(required(key).key(), Instant.EPOCH, LONGEST_HISTORY);
  }

  /** Alerts raised lately, the latest first. */
  public List<RaisedAlert> raisedWithin(Duration time) {
    return records.raised(null, clock.instant().minus(time), LONGEST_HISTORY);
  }

  @Transactional
  public Alert add(AlertDraft draft) {
    var others = all();
    if (others.size() >= MOST) {
      throw ProblemException.conflict(
          "There are already %d alerts. Delete one first.".formatted(MOST));
    }
    var checked = checked(draft, others);
    var alert =
        new Alert(
            Slug.free(checked.name, 50, "alert", others.stream().map(Alert::key).toList()),
            checked.name,
            checked.number,
            checked.happens,
            checked.threshold,
            checked.emails,
            false,
            null,
            CurrentUser.now().name(),
            clock.instant());
    records.insert(alert);
    audit.record("alert.added", alert.name(), alert.number());
    return alert;
  }

  /**
   * Changes an alert.
   *
   * @param muted null = as it was
   */
  @Transactional
  public Alert change(String key, AlertDraft draft, @Nullable Boolean muted) {
    var before = required(key);
    var others = all().stream().filter(other -> !other.key().equals(key)).toList();
    var checked = checked(draft, others);
    var alert =
        new Alert(
            key,
            checked.name,
            checked.number,
            checked.happens,
            checked.threshold,
            checked.emails,
            muted == null ? before.muted() : muted,
            null,
            before.createdBy(),
            before.createdAt());
    records.update(alert);
    audit.record("alert.changed", alert.name(), alert.number());
    return alert;
  }

  /** Mutes an alert, or not any more. Nothing is sent of what happens in between. */
  @Transactional
  public Alert mute(String key, boolean muted) {
    var was = required(key);
    var draft =
        new AlertDraft(
            was.name(), was.number(), was.happens().key(), was.threshold(), was.emails());
    return change(key, draft, muted);
  }

  /** Removes it with its history; {@link #add} with what comes back undoes the former. */
  @Transactional
  public Alert delete(String key) {
    var alert = required(key);
    records.delete(key);
    audit.record("alert.deleted", alert.name(), alert.number());
    return alert;
  }

  private record Checked(
      String name,
      String number,
      Happening happens,
      @Nullable Double threshold,
      List<String> emails) {}

  private Checked checked(AlertDraft draft, List<Alert> others) {
    var problems = new ArrayList<ProblemItem>();
    var name = draft.name() == null ? "" : draft.name().strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      problems.add(
          ProblemItem.of("name", name, "expected 1 to %d characters".formatted(LONGEST_NAME)));
    }
    var known = numbers().stream().map(SavedNumber::key).toList();
    if (draft.number() == null || !known.contains(draft.number())) {
      problems.add(
          ProblemItem.of(
              "number",
              draft.number(),
              known.isEmpty()
                  ? "must be a number that can be watched; save a question first"
                  : "must be one of " + String.join(", ", known)));
    }
    var happens = Happening.of(draft.happens());
    if (happens.isEmpty()) {
      problems.add(
          ProblemItem.of(
              "happens", draft.happens(), "must be above, below, rises, falls or changes"));
    }
    var threshold = draft.threshold();
    if (happens.filter(Happening::needsThreshold).isPresent()
        && (threshold == null || !Double.isFinite(threshold))) {
      problems.add(ProblemItem.of("threshold", null, "must be a number"));
    }
    List<String> emails = draft.emails() == null ? List.of() : draft.emails();
    emails.stream()
        .filter(email -> !Mails.isAddress(email))
        .forEach(
            email -> problems.add(ProblemItem.of("emails", email, "must be e-mail addresses")));
    if (emails.size() > MOST_EMAILS) {
      problems.add(ProblemItem.of("emails", null, "at most %d".formatted(MOST_EMAILS)));
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("Check the alert.", problems);
    }
    if (others.stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
      throw ProblemException.conflict(
          "There is an alert named \"%s\" already.".formatted(name),
          List.of(ProblemItem.of("name", name, "expected a name that is not in use")));
    }
    return new Checked(
        name,
        Objects.requireNonNull(draft.number()),
        happens.orElseThrow(),
        happens.orElseThrow().needsThreshold() ? threshold : null,
        emails);
  }
}
