package io.beachhead.voice;

import io.beachhead.voice.RequestEditing.Act;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says which requests are the same need, and which one says two. A merged request changes in
 * nothing but where it points: its words, its account and the answer it is owed stay its own, so
 * that undoing the merge restores everything.
 */
@Component
public class RequestMerging {
  private static final int MOST_PARTS = 20;

  private final JdbcClient sql;
  private final RequestEditing editing;
  private final RequestRules rules;
  private final RequestRows rows;
  private final RequestHistory history;

  RequestMerging(
      JdbcClient sql,
      RequestEditing editing,
      RequestRules rules,
      RequestRows rows,
      RequestHistory history) {
    this.sql = sql;
    this.editing = editing;
    this.rules = rules;
    this.rows = rows;
    this.history = history;
  }

  /**
   * Makes requests voices of another one.
   *
   * @throws ProblemException 404 where one of them is not there, 422 where a request would be
   *     merged with itself, 409 where it is merged already or where the merges would make a ring
   */
  @Transactional
  public Act merge(Collection<String> ids, String into) {
    var found = editing.found(ids);
    editing.found(List.of(into));
    var above = above(into);
    var act = history.begin();
    for (Request request : found) {
      String id = request.id();
      if (id.equals(into)) {
        throw ProblemException.unprocessable(
            "A request cannot be merged with itself.",
            List.of(ProblemItem.of("into", into, "expected the id of another request")));
      }
      if (above.contains(id)) {
        throw ProblemException.conflict(
            "%s is merged into %s already; undo that merge first, or merge the other way round."
                .formatted(into, id));
      }
      if (request.mergedInto() != null) {
        throw ProblemException.conflict(
            "%s is merged into %s already; undo that merge first."
                .formatted(id, request.mergedInto()));
      }
      rows.merge(id, into);
      act.add(id, RequestRows.MERGED_INTO, List.of(), List.of(into));
    }
    editing.finish(act, "request.merged", found);
    return new Act(act.batch(), found.size());
  }

  /** A request and all that it is, through others, a voice of. */
  private HashSet<String> above(String id) {
    var above = new HashSet<String>();
    for (String next = id; next != null && above.add(next); ) {
      next = mergedInto(next);
    }
    return above;
  }

  private @Nullable String mergedInto(String id) {
    return sql.sql(
            """
            SELECT head.id FROM request r
            JOIN request head ON head.id = r.merged_into AND head.deleted_at IS NULL
            WHERE r.id = :id
            """)
        .param("id", id)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /**
   * Makes a merged request one of its own again.
   *
   * @throws ProblemException 404 where there is no such request, 409 where it is not merged
   */
  @Transactional
  public Act separate(String id) {
    var request = editing.found(List.of(id)).getFirst();
    String into = request.mergedInto();
    if (into == null) {
      throw ProblemException.conflict("%s is not merged into another request.".formatted(id));
    }
    rows.merge(id, null);
    var act = history.begin();
    act.add(id, RequestRows.MERGED_INTO, List.of(into), List.of());
    editing.finish(act, "request.separated", List.of(request));
    return new Act(act.batch(), 1);
  }

  /**
   * Splits a request that says several things. It keeps the first part; each further part becomes a
   * request of its own by the same person, of the same day, with the same themes. The money at
   * stake stays with the first, so that it is not counted twice.
   *
   * @return ids of all parts, the first one's is {@code id}
   * @throws ProblemException 404 where there is no such request, 422 for fewer than two parts or
   *     one without words
   */
  @Transactional
  public List<String> split(String id, List<String> parts) {
    var request = editing.found(List.of(id)).getFirst();
    var problems = new ArrayList<ProblemItem>();
    if (parts.size() < 2 || parts.size() > MOST_PARTS) {
      problems.add(
          ProblemItem.of(
              "parts", null, "expected 2 to %d parts, each in words".formatted(MOST_PARTS)));
    }
    parts.forEach(part -> rules.check(RequestPatch.of(RequestField.TEXT, part), null, problems));
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The request cannot be split.", problems);
    }
    var act = history.begin();
    var ids = new ArrayList<>(List.of(id));
    String first = parts.getFirst().strip();
    rows.write(id, RequestField.TEXT, List.of(first));
    act.add(id, RequestField.TEXT.key(), List.of(request.text()), List.of(first));
    for (String part : parts.subList(1, parts.size())) {
      String copy = UUID.randomUUID().toString();
      copy(id, copy, part.strip());
      act.add(copy, RequestRows.SPLIT_FROM, List.of(), List.of(id));
      ids.add(copy);
    }
    editing.finish(act, "request.split", List.of(request));
    return ids;
  }

  private void copy(String id, String copy, String text) {
    sql.sql(
            """
            INSERT INTO request (id, account_id, prospect, person_email, person_name, text,
              importance, source, captured_by, created_at, created_day, unconfirmed, state, owner)
            SELECT :copy, account_id, prospect, person_email, person_name, :text,
              importance, source, captured_by, created_at, created_day, unconfirmed, state, owner
            FROM request WHERE id = :id
            """)
        .param("id", id)
        .param("copy", copy)
        .param("text", text)
        .update();
    sql.sql(
            """
            INSERT INTO request_theme (request_id, theme, assigned_by, position)
            SELECT :copy, theme, assigned_by, position FROM request_theme WHERE request_id = :id
            """)
        .param("id", id)
        .param("copy", copy)
        .update();
  }
}
