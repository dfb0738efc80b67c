package io.beachhead.behaviour.people;

import io.beachhead.behaviour.log.EventIndex;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which ids were said to be one person, by which call, and what somebody has undone of it.
 * Histories follow at once, over all time.
 */
@Component
public class Merges {
  private final EventIndex index;
  private final CurrentHistories histories;
  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;

  Merges(
      EventIndex index,
      CurrentHistories histories,
      JdbcClient sql,
      Changes changes,
      AuditTrail audit,
      Clock clock) {
    this.index = index;
    this.histories = histories;
    this.sql = sql;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /** What became of it. */
  public enum State {
    /** The two are one person. */
    JOINED,
    /** The visitor had been another user before, and stays with them. */
    KEPT_APART,
    /** Somebody undid it. */
    UNDONE
  }

  /**
   * Two ids said to be one person.
   *
   * @param from the visitor or earlier id that gave its history
   * @param fromVisitor whether it is an anonymous id
   * @param call identify or alias
   * @param at when the client said so
   */
  public record Merge(
      String id,
      String from,
      boolean fromVisitor,
      String to,
      String call,
      Instant at,
      State state) {}

  /**
   * Merges one of whose ids contains a text, the latest first.
   *
   * @param containing empty for all
   */
  public List<Merge> latest(String containing, int limit) {
    var apart = new HashSet<>(histories.now().people().keptApart());
    var snapshot = index.snapshot();
    var words = snapshot.vocabulary();
    var undone = undone();
    var wanted = containing.strip().toLowerCase(Locale.ROOT);
    var found = new ArrayList<Merge>();
    for (var link : snapshot.identities().links().reversed()) {
      if (found.size() == limit) {
        break;
      }
      var from = words.actors.text(link.from());
      var to = words.actors.text(link.to());
      var pair = new KnownPeople.Undone(from, to);
      if (from.toLowerCase(Locale.ROOT).indexOf(wanted, 1) < 0
          && to.toLowerCase(Locale.ROOT).indexOf(wanted, 1) < 0) {
        continue;
      }
      found.add(
          new Merge(
              id(pair),
              from.substring(1),
              !words.isUser(link.from()),
              to.substring(1),
              link.call().name().toLowerCase(Locale.ROOT),
              Instant.ofEpochMilli(link.time()),
              undone.contains(pair)
                  ? State.UNDONE
                  : apart.contains(link) ? State.KEPT_APART : State.JOINED));
    }
    return found;
  }

  private HashSet<KnownPeople.Undone> undone() {
    return new HashSet<>(
        sql.sql("SELECT from_id, to_id FROM undone_merge")
            .query((row, _) -> new KnownPeople.Undone(row.getString(1), row.getString(2)))
            .list());
  }

  /**
   * Makes the two ids two people again; further calls do not join them.
   *
   * @throws ProblemException 404 where no call ever joined them
   */
  @Transactional
  public void undo(String id) {
    var pair = existing(id);
    int added =
        sql.sql(
                """
                INSERT INTO undone_merge (from_id, to_id, undone_by, undone_at)
                VALUES (:from, :to, :by, :at) ON CONFLICT DO NOTHING
                """)
            .param("from", pair.from())
            .param("to", pair.to())
            .param("by", CurrentUser.now().name())
            .param("at", clock.millis())
            .update();
    if (added > 0) {
      changes.mark("behaviour");
      audit.record("merge.undone", pair.to().substring(1), said(pair));
    }
  }

  /**
   * Lets the two ids be one person again.
   *
   * @throws ProblemException 404 where no call ever joined them
   */
  @Transactional
  public void redo(String id) {
    var pair = existing(id);
    int removed =
        sql.sql("DELETE FROM undone_merge WHERE from_id = :from AND to_id = :to")
            .param("from", pair.from())
            .param("to", pair.to())
            .update();
    if (removed > 0) {
      changes.mark("behaviour");
      audit.record("merge.redone", pair.to().substring(1), said(pair));
    }
  }

  private static String said(KnownPeople.Undone pair) {
    return "%s and %s".formatted(pair.from().substring(1), pair.to().substring(1));
  }

  private KnownPeople.Undone existing(String id) {
    var snapshot = index.snapshot();
    var words = snapshot.vocabulary();
    return snapshot.identities().links().stream()
        .map(link ->
            new KnownPeople.Undone(words.actors.text(link.from()), words.actors.text(link.to())))
        .filter(pair -> id(pair).equals(id))
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("These two were never merged."));
  }

  private static String id(KnownPeople.Undone pair) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((pair.from() + "\n" + pair.to()).getBytes(StandardCharsets.UTF_8));
  }
}
