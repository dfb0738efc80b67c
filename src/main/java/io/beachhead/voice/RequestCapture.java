package io.beachhead.voice;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what somebody asked for. */
@Component
public class RequestCapture {
  /** The source of what software files by itself. */
  public static final String AGENT = "agent";

  private final JdbcClient sql;
  private final RequestQuery query;
  private final RequestRules rules;
  private final RequestRows rows;
  private final Requests requests;
  private final AuditTrail audit;
  private final WorkspaceSettings settings;
  private final Clock clock;

  RequestCapture(
      JdbcClient sql,
      RequestQuery query,
      RequestRules rules,
      RequestRows rows,
      Requests requests,
      AuditTrail audit,
      WorkspaceSettings settings,
      Clock clock) {
    this.sql = sql;
    this.query = query;
    this.rules = rules;
    this.rows = rows;
    this.requests = requests;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Stores a request that was said now, captured by whoever is signed in. What has the source
   * {@code agent} counts only once a person accepts it.
   *
   * @throws ProblemException 422 that names the fields which are not usable
   */
  @Transactional
  public Request add(NewRequest said) {
    return add(said, Instant.ofEpochMilli(clock.millis()));
  }

  /** The same for what was said at another time: an e-mail has its own. */
  @Transactional
  public Request add(NewRequest said, Instant at) {
    return add(said, at, CurrentUser.now().name());
  }

  /**
   * The same for what nobody here captured: people sent it by a form.
   *
   * @param by through what it came
   */
  @Transactional
  public Request add(NewRequest said, Instant at, String by) {
    var patch = said.patch();
    var problems = new ArrayList<ProblemItem>();
    rules.check(patch, null, problems);
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The request cannot be saved.", problems);
    }
    boolean unconfirmed = AGENT.equalsIgnoreCase(patch.text(RequestField.SOURCE));
    String id = UUID.randomUUID().toString();
    insert(id, String.valueOf(patch.text(RequestField.TEXT)), at, unconfirmed, by);
    patch
        .values()
        .forEach((field, values) -> {
          if (!values.isEmpty() && field != RequestField.TEXT) {
            rows.write(id, field, rules.stored(field, values));
          }
        });
    requests.touch(List.of(id));
    String account = patch.text(RequestField.ACCOUNT);
    audit.record("request.captured", account == null ? "" : account, id);
    return query.of(List.of(id), settings.current().currency()).getFirst();
  }

  private void insert(String id, String text, Instant at, boolean unconfirmed, String by) {
    Integer flag = unconfirmed ? 1 : null;
    sql.sql(
            """
            INSERT INTO request (id, text, captured_by, created_at, unconfirmed)
            VALUES (:id, :text, :by, :created, :unconfirmed)
            """)
        .param("id", id)
        .param("text", text)
        .param("by", by)
        .param("created", at.toEpochMilli())
        .param("unconfirmed", flag)
        .update();
  }

  /** One line of at most 80 characters. */
  public static String shortened(@Nullable String text) {
    String line = text == null ? "" : text.replaceAll("\\s+", " ").strip();
    return line.length() <= 80 ? line : line.substring(0, 79) + "…";
  }
}
