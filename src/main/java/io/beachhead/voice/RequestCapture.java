package io.beachhead.voice;

import static io.beachhead.voice.RequestSubjects.known;

import io.beachhead.customers.revenue.Money;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.WorkspaceSettings;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what somebody asked for, said now, by whoever is signed in. */
@Component
public class RequestCapture {
  private static final int LONGEST_TEXT = 20_000;
  static final int LONGEST_NAME = 200;
  private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("1e12");

  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;
  private final WorkspaceSettings settings;
  private final Clock clock;
  private final RequestSubjects subjects;

  RequestCapture(
      JdbcClient sql,
      Changes changes,
      AuditTrail audit,
      WorkspaceSettings settings,
      Clock clock,
      RequestSubjects subjects) {
    this.sql = sql;
    this.changes = changes;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
    this.subjects = subjects;
  }

  /**
   * Stores a request.
   *
   * @throws ProblemException 422 that names the fields which are not usable
   */
  @Transactional
  public Request add(NewRequest said) {
    String account = known(said.accountId());
    String text = known(said.text());
    String importance = known(said.importance());
    var problems = problems(said, account, importance);
    if (text == null) {
      problems.add(ProblemItem.of("text", said.text(), "expected their words"));
    }
    if (text == null || !problems.isEmpty()) {
      throw ProblemException.unprocessable("The request cannot be saved.", problems);
    }
    BigDecimal amount = said.amount();
    Instant now = Instant.ofEpochMilli(clock.millis());
    var request =
        new Request(
            UUID.randomUUID().toString(),
            account,
            known(said.personEmail()),
            text,
            importance == null ? null : Importance.of(importance).orElse(null),
            amount == null ? null : Money.of(amount.doubleValue(), settings.current().currency()),
            known(said.feature()),
            subjects.theme(known(said.theme())),
            known(said.source()),
            CurrentUser.now().name(),
            now);
    insert(request);
    changes.mark("voice");
    audit.record("request.captured", account == null ? "" : account, shortened(text));
    return request;
  }

  private List<ProblemItem> problems(
      NewRequest said, @Nullable String account, @Nullable String importance) {
    var problems = new ArrayList<ProblemItem>();
    if (account != null
        && !sql.sql("SELECT EXISTS (SELECT 1 FROM account WHERE id = :id)")
            .param("id", account)
            .query(Boolean.class)
            .single()) {
      problems.add(ProblemItem.of("accountId", account, "there is no such account"));
    }
    if (importance != null && Importance.of(importance).isEmpty()) {
      problems.add(ProblemItem.of("importance", importance, "expected nice, important or blocker"));
    }
    BigDecimal amount = said.amount();
    if (amount != null && (amount.signum() < 0 || amount.compareTo(LARGEST_AMOUNT) > 0)) {
      problems.add(ProblemItem.of("amount", amount.toString(), "expected an amount, at least 0"));
    }
    String feature = known(said.feature());
    if (feature != null) {
      subjects.check(feature, problems);
    }
    tooLong(problems, "text", said.text(), LONGEST_TEXT);
    tooLong(problems, "personEmail", said.personEmail(), LONGEST_NAME);
    tooLong(problems, "feature", said.feature(), LONGEST_NAME);
    tooLong(problems, "theme", said.theme(), LONGEST_NAME);
    tooLong(problems, "source", said.source(), LONGEST_NAME);
    return problems;
  }

  static void tooLong(
      List<ProblemItem> problems, String field, @Nullable String text, int longest) {
    if (text != null && text.length() > longest) {
      problems.add(
          ProblemItem.of(
              field,
              text.substring(0, 40) + "…",
              "expected at most %d characters".formatted(longest)));
    }
  }

  private void insert(Request request) {
    Money amount = request.amount();
    Theme theme = request.theme();
    Importance importance = request.importance();
    Instant created = request.createdAt();
    sql.sql(
            """
            INSERT INTO request (id, account_id, person_email, text, importance, amount_minor,
              feature, theme, source, captured_by, created_at)
            VALUES (:id, :account, :email, :text, :importance, :amount,
              :feature, :theme, :source, :by, :created)
            """)
        .param("id", request.id())
        .param("account", request.accountId())
        .param("email", request.personEmail())
        .param("text", request.text())
        .param("importance", importance == null ? null : importance.key())
        .param("amount", amount == null ? null : amount.minor())
        .param("feature", request.feature())
        .param("theme", theme == null ? null : theme.key())
        .param("source", request.source())
        .param("by", request.capturedBy())
        .param("created", created == null ? null : created.toEpochMilli())
        .update();
  }

  /** One line of at most 80 characters. */
  static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 80 ? line : line.substring(0, 79) + "…";
  }
}
