package io.beachhead.voice;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.WorkspaceSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Edits requests, one or many at once. Every change is kept in their history, and one act can be
 * undone as a whole.
 */
@Component
public class RequestEditing {
  /** So many at once that nobody waits for them. */
  public static final int MOST_AT_ONCE = 5_000;

  private final JdbcClient sql;
  private final RequestQuery query;
  private final RequestRules rules;
  private final RequestRows rows;
  private final RequestHistory history;
  private final Requests requests;
  private final AuditTrail audit;
  private final WorkspaceSettings settings;

  RequestEditing(
      JdbcClient sql,
      RequestQuery query,
      RequestRules rules,
      RequestRows rows,
      RequestHistory history,
      Requests requests,
      AuditTrail audit,
      WorkspaceSettings settings) {
    this.sql = sql;
    this.query = query;
    this.rules = rules;
    this.rows = rows;
    this.history = history;
    this.requests = requests;
    this.audit = audit;
    this.settings = settings;
  }

  /** What several values of a field become. */
  public enum Several {
    /** Exactly those named. */
    REPLACED,
    /** Those named come to what is there. */
    ADDED
  }

  /**
   * What an act did.
   *
   * @param batch by which it can be undone
   * @param changed how many requests are different now
   */
  public record Act(String batch, int changed) {}

  /**
   * Sets fields of one request.
   *
   * @throws ProblemException 404 where there is no such request, 422 that names the fields which
   *     are not usable
   */
  @Transactional
  public Act edit(String id, RequestPatch patch) {
    return edit(List.of(id), patch, Several.REPLACED);
  }

  /**
   * Sets the same fields of several requests.
   *
   * @throws ProblemException 404 where one of them is not there, 422 where a field is not usable
   */
  @Transactional
  public Act edit(Collection<String> ids, RequestPatch patch, Several several) {
    var found = found(ids);
    var problems = new ArrayList<ProblemItem>();
    rules.check(patch, found.size() == 1 ? found.getFirst() : null, problems);
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The request cannot be saved.", problems);
    }
    var act = history.begin();
    for (Request request : found) {
      apply(act, request, patch, several);
    }
    finish(act, "request.edited", found);
    return new Act(act.batch(), act.requests().size());
  }

  private void apply(
      RequestHistory.Batch act, Request request, RequestPatch patch, Several several) {
    patch
        .values()
        .forEach((field, said) -> {
          List<String> before = field.of(request);
          List<String> after = rules.stored(field, said);
          if (field.several() && several == Several.ADDED) {
            var both = new ArrayList<>(before);
            after.stream().filter(value -> !before.contains(value)).forEach(both::add);
            after = both;
          }
          if (!after.equals(before)) {
            rows.write(request.id(), field, after);
            act.add(request.id(), field.key(), before, after);
          }
        });
  }

  /**
   * Takes one act back: what it changed is as it was, where nobody has changed it again since.
   *
   * @return how many requests are different now
   * @throws ProblemException 404 where there is no such act, 409 where a later edit is in the way
   */
  @Transactional
  public int undo(String batch) {
    var edits = history.of(batch);
    if (edits.isEmpty()) {
      throw ProblemException.notFound("There is nothing to undo under this address any more.");
    }
    var act = history.begin();
    for (var edit : edits.reversed()) {
      undo(act, edit);
    }
    var ids = Set.copyOf(act.requests());
    finish(act, "request.undone", query.of(ids, currency()));
    return ids.size();
  }

  private void undo(RequestHistory.Batch act, RequestEdit edit) {
    String id = edit.request();
    var field = RequestField.named(edit.field());
    if (field.isPresent()) {
      var now = query.of(List.of(id), currency());
      if (now.isEmpty() || !field.get().of(now.getFirst()).equals(edit.after())) {
        throw ProblemException.conflict(
            "%s was changed again since; nothing was undone.".formatted(field.get().label()));
      }
      rows.write(id, field.get(), edit.before());
    } else if (!rows.restore(id, edit)) {
      throw ProblemException.conflict("The request was changed again since; nothing was undone.");
    }
    if (edit.field().equals(RequestRows.SPLIT_FROM)) {
      act.gone(id);
    } else {
      act.add(id, edit.field(), edit.after(), edit.before());
    }
  }

  /**
   * Deletes requests; that can be undone for a day, if no import begins before.
   *
   * @throws ProblemException 404 where one of them is not there
   */
  @Transactional
  public Act delete(Collection<String> ids) {
    var found = found(ids);
    rows.purgeDeleted(false);
    var act = history.begin();
    for (Request request : found) {
      rows.delete(request.id());
      act.add(request.id(), RequestRows.DELETED, List.of(), List.of("yes"));
    }
    finish(act, "request.deleted", found);
    return new Act(act.batch(), found.size());
  }

  /**
   * Deletes a request for good, with its notes and its history: nothing of it can be had again.
   *
   * @throws ProblemException 404 where there is no such request
   */
  @Transactional
  public void deleteForGood(String id) {
    found(List.of(id));
    var around = requestsAround(id);
    rows.deleteForGood(id);
    requests.touch(around);
    audit.record("request.deleted-for-good", id, "");
  }

  /** Those merged into a request are their own again when it goes. */
  private Set<String> requestsAround(String id) {
    var around = new HashSet<>(Set.of(id));
    around.addAll(
        sql.sql("SELECT id FROM request WHERE merged_into = :id")
            .param("id", id)
            .query(String.class)
            .list());
    return around;
  }

  /**
   * Accepts what software filed: from now on it counts.
   *
   * @throws ProblemException 404 where there is no such request
   */
  @Transactional
  public Act accept(Collection<String> ids) {
    var found = found(ids);
    var act = history.begin();
    for (Request request : found) {
      if (!request.confirmed()) {
        rows.confirm(request.id(), true);
        act.add(request.id(), RequestRows.CONFIRMED, List.of(), List.of("yes"));
      }
    }
    finish(act, "request.accepted", found);
    return new Act(act.batch(), act.requests().size());
  }

  List<Request> found(Collection<String> ids) {
    if (ids.size() > MOST_AT_ONCE) {
      throw ProblemException.unprocessable(
          "At most %,d requests can be changed at once; these are %,d."
              .formatted(MOST_AT_ONCE, ids.size()),
          List.of());
    }
    var found = query.of(ids, currency());
    var known = found.stream().map(Request::id).collect(Collectors.toSet());
    for (String id : ids) {
      if (!known.contains(id)) {
        throw ProblemException.notFound("There is no request " + id + ".");
      }
    }
    return found;
  }

  void finish(RequestHistory.Batch act, String action, List<Request> found) {
    if (act.requests().isEmpty()) {
      return;
    }
    history.keep(act);
    requests.touch(act.requests());
    audit.record(
        action,
        found.size() == 1 ? found.getFirst().id() : "%,d requests".formatted(found.size()),
        act.fields());
  }

  private String currency() {
    return settings.current().currency();
  }
}
