package io.beachhead.decisions.predictions;

import io.beachhead.decisions.Decision;
import io.beachhead.decisions.Decisions;
import io.beachhead.decisions.Verdict;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The predictions of decisions to build, and what became of those whose day has come. */
@Component
public class Predictions {
  private static final String[] AREAS = {
    "customers", "voice", "surveys", "segments", "value", "settings", "behaviour", "decisions"
  };

  /** Events come in all the time and raise no version of the areas above. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Decisions decisions;
  private final Observing observing;
  private final CheckRecords records;
  private final CheckNews news;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final WorkspaceSettings settings;
  private final Changes changes;

  /** What could not be said yet; looked at again once the data have changed. */
  private final Map<String, Tried> unknown = new ConcurrentHashMap<>();

  private final ReentrantLock checking = new ReentrantLock();

  private record Tried(long version, long at, Check check) {}

  Predictions(
      Decisions decisions,
      Observing observing,
      CheckRecords records,
      CheckNews news,
      TransactionTemplate transaction,
      WorkspaceSettings settings,
      Changes changes,
      Clock clock) {
    this.decisions = decisions;
    this.observing = observing;
    this.records = records;
    this.news = news;
    this.transaction = transaction;
    this.settings = settings;
    this.changes = changes;
    this.clock = clock;
  }

  /** All of them, checked where their day has come. */
  public List<CheckedPrediction> all() {
    List<Decision> predicted = decisions.all().stream().filter(this::predicts).toList();
    Map<String, Check> checks = new LinkedHashMap<>(records.all());
    List<CheckedPrediction> all = new ArrayList<>();
    for (Decision decision : predicted) {
      Check check = checks.get(decision.id());
      if (check == null && due(decision)) {
        check = check(decision);
      }
      all.add(new CheckedPrediction(decision, check));
    }
    return all;
  }

  /** How far they can be trusted. */
  public TrackRecord record() {
    return TrackRecord.of(all());
  }

  /** How many wait for their day. */
  public int waiting() {
    return (int) all().stream().filter(each -> each.check() == null).count();
  }

  /**
   * Checks one again with the data as they are now.
   *
   * @throws ProblemException 404 for an unknown decision, 409 where there is nothing to check yet
   */
  public CheckedPrediction again(String id) {
    Decision decision = decisions.required(id);
    if (!predicts(decision) || !due(decision)) {
      throw ProblemException.conflict(
          "There is nothing to check: it predicts nothing, or its day has not come.");
    }
    unknown.remove(id);
    Check check = check(decision);
    transaction.executeWithoutResult(_ -> news.checkedAgain(decision));
    return new CheckedPrediction(decision, check);
  }

  private Check check(Decision decision) {
    long version = changes.version(AREAS);
    Tried tried = unknown.get(decision.id());
    if (tried != null
        && tried.version == version
        && clock.millis() - tried.at < PATIENCE.toMillis()) {
      return tried.check;
    }
    checking.lock();
    try {
      Check check = observing.check(decision, checkOn(decision));
      if (check.known()) {
        store(decision, check);
      } else {
        unknown.put(decision.id(), new Tried(version, clock.millis(), check));
      }
      return check;
    } finally {
      checking.unlock();
    }
  }

  private void store(Decision decision, Check check) {
    transaction.executeWithoutResult(_ -> {
      if (records.put(check, clock.instant())) {
        news.checked(new CheckedPrediction(decision, check));
      }
    });
  }

  private boolean predicts(Decision decision) {
    return decision.verdict() == Verdict.BUILD
        && decision.ruling().checkOn() != null
        && decision.predicted().total() != null
        && (decision.holds() || due(decision));
  }

  private boolean due(Decision decision) {
    return !checkOn(decision).isAfter(settings.current().today(clock));
  }

  private static LocalDate checkOn(Decision decision) {
    LocalDate day = decision.ruling().checkOn();
    if (day == null) {
      throw new IllegalStateException("nobody wants to check " + decision.id());
    }
    return day;
  }
}
