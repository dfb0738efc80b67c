package io.beachhead.voice;

import static io.beachhead.imports.ImportColumn.Type.CURRENCY;
import static io.beachhead.imports.ImportColumn.Type.INSTANT;
import static io.beachhead.imports.ImportColumn.Type.MONEY;
import static io.beachhead.imports.ImportColumn.choice;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.DatedKeys;
import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import io.beachhead.workspace.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What customers asked for. A request without an id of its own is known by who said what and when,
 * so that the same export again adds nothing. The themes and features of a file come to those a
 * request has; none is taken away.
 */
@Component
class RequestsImport implements ImportKind {
  private static final ImportTable THEME =
      ImportTable.of("theme", "voice").key("key").text("name").required();

  private static final ImportTable REQUEST =
      ImportTable.of("request", "voice")
          .key("id")
          .text("account_id")
          .text("prospect")
          .text("person_email")
          .text("person_name")
          .text("text")
          .required()
          .text("importance")
          .integer("amount_minor")
          .said("amount")
          .text("amount")
          .text("deal")
          .text("state")
          .text("owner")
          .text("source")
          .text("captured_by")
          .integer("created_at")
          .text("created_day");

  private static final ImportTable REQUEST_THEME =
      ImportTable.of("request_theme", "voice")
          .key("request_id")
          .key("theme")
          .text("assigned_by")
          .required()
          .integer("position")
          .otherwise(0L)
          .asPart();

  private static final ImportTable REQUEST_FEATURE =
      ImportTable.of("request_feature", "voice")
          .key("request_id")
          .key("feature")
          .integer("position")
          .otherwise(0L)
          .asPart();

  private final RequestRows rows;

  RequestsImport(RequestRows rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return "requests";
  }

  @Override
  public String description() {
    return "What customers and prospects asked for, in their own words.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("id", "Your own key; without it the content is the key")
            .knownAs(
                "request id",
                "post id",
                "suggestion id",
                "note id",
                "external id",
                "ticket id",
                "issue key",
                "conversation id"),
        text("account_id", "The account that asks")
            .referring("account")
            .knownAs("company id", "customer id", "account"),
        text("prospect", "Name of a company that is not an account yet")
            .knownAs("company", "company name", "prospect name", "organization", "organisation"),
        text("person_email", "Who said it")
            .knownAs(
                "email",
                "author email",
                "user email",
                "customer email",
                "requester email",
                "reporter email",
                "contact email"),
        text("person_name", "The same by name")
            .knownAs("author name", "user name", "author", "requester", "reporter"),
        text("text", "Their words")
            .require()
            .knownAs(
                "request",
                "note text",
                "description",
                "details",
                "comment",
                "message",
                "title",
                "body",
                "summary",
                "subject"),
        choice("importance", "How badly they need it", "nice", "important", "blocker")
            .meaning("nice", "nice to have", "nice-to-have", "low", "minor", "could have")
            .meaning("important", "medium", "should have", "high", "major")
            .meaning("blocker", "must have", "must-have", "critical", "blocking", "deal breaker")
            .knownAs("priority", "severity", "urgency"),
        of("amount", MONEY, "Money at stake, in the workspace's currency")
            .knownAs("money at stake", "arr", "deal amount", "opportunity amount"),
        choice("deal", "The deal the money belongs to", "open", "lost")
            .meaning("lost", "closed lost"),
        text("feature", "Keys of features, separated by commas, semicolons or bars")
            .knownAs("feature key", "features"),
        text("theme", "What it belongs to; several separated like features; new ones are created")
            .knownAs("category", "topic", "tag", "tags", "themes"),
        choice("state", "Where it stands: open, decided or told", "open", "decided", "told")
            .meaning("open", "new", "under review", "under consideration", "unprocessed")
            .meaning("decided", "planned", "in progress", "started", "processed")
            .meaning("decided", "complete", "completed", "shipped", "declined", "closed")
            .meaning("told", "answered", "responded", "notified"),
        text("owner", "The colleague who looks after it").knownAs("assignee", "owner email"),
        text("source", "Where it was heard").knownAs("channel", "origin"),
        text("captured_by", "Who captured it").knownAs("captured by", "created by"),
        of("created_at", INSTANT, "When it was said")
            .knownAs("created", "date", "created date", "conversation started at", "timestamp"),
        of("currency", CURRENCY, "ISO code of the amount; it must be the workspace's"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(THEME, REQUEST, REQUEST_THEME, REQUEST_FEATURE);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PRODUCT, Role.GTM);
  }

  @Override
  public String page() {
    return "/requests";
  }

  @Override
  public int order() {
    return 100;
  }

  @Override
  public ImportSession open(ImportContext context) {
    // A file may bring a request back that was deleted a moment ago; nothing of it may linger.
    rows.purgeDeleted(true);
    Map<String, String> themes = new HashMap<>();
    context
        .sql()
        .sql("SELECT key, name FROM theme")
        .query(row -> {
          themes.put(row.getString("key"), row.getString("name"));
        });
    var keys =
        DatedKeys.of(
            context.sql(),
            "SELECT id FROM request WHERE created_day IS NULL AND created_at IS NOT NULL");
    return new Session(themes, keys, context.currency());
  }

  /**
   * @param themes known themes: names by key
   */
  private record Session(Map<String, String> themes, DatedKeys keys, String currency)
      implements ImportSession {
    @Override
    public void read(ImportRow row) {
      RequestsImport.read(row, this);
    }
  }

  private static void read(ImportRow row, Session session) {
    String account = row.text("account_id");
    String email = row.text("person_email");
    String text = row.required("text");
    if (text != null && text.length() > RequestRules.LONGEST_TEXT) {
      row.problem(
          "text",
          "has %,d characters; at most %,d are kept"
              .formatted(text.length(), RequestRules.LONGEST_TEXT));
    }
    var amount = row.amount("amount", "currency");
    if (amount != null && !amount.currency().equals(session.currency)) {
      row.problem(
          "amount", "is in %s; it must be in %s".formatted(amount.currency(), session.currency));
    }
    if (amount != null && amount.minor() < 0) {
      row.problem("amount", "is negative");
    }
    var created = row.instant("created_at");
    String id = row.text("id");
    String key =
        id == null ? session.keys.of(row, "created_at", created, account, email, text) : id;
    @Nullable Object[] values = {
      key,
      account,
      row.text("prospect"),
      email,
      row.text("person_name"),
      text,
      row.choice("importance"),
      amount == null ? null : amount.minor(),
      amount == null ? null : PlainAmount.beyondMinor(amount.value(), amount.currency()),
      row.choice("deal"),
      row.choice("state"),
      row.text("owner"),
      row.text("source"),
      row.text("captured_by"),
      created == null ? null : created.toEpochMilli(),
      row.calendarDay("created_at")
    };
    if (id == null) {
      row.putOnce(REQUEST, values);
    } else {
      row.put(REQUEST, values);
    }
    themes(row, key, session.themes);
    features(row, key);
  }

  private static void themes(ImportRow row, String request, Map<String, String> themes) {
    long position = 0;
    for (String name : SeveralNames.of(row.text("theme"), themes.keySet())) {
      String key = Themes.key(name);
      if (!themes.containsKey(key)) {
        row.putOnce(THEME, key, name);
      }
      row.putOnce(REQUEST_THEME, request, key, AssignedTheme.By.PERSON.key(), position++);
    }
  }

  private static void features(ImportRow row, String request) {
    var keys = row.list("feature");
    long position = 0;
    for (String key : keys == null ? List.<String>of() : keys) {
      row.putOnce(REQUEST_FEATURE, request, key, position++);
    }
  }

  @Override
  public String exportQuery() {
    return """
    SELECT id, account_id, prospect, person_email, person_name, text, importance,
           amount_minor AS amount, amount AS amount_exact, deal,
           (SELECT string_agg(f.feature, '; ' ORDER BY f.position, f.feature)
            FROM request_feature f WHERE f.request_id = request.id) AS feature,
           (SELECT string_agg(t.name, '; ' ORDER BY a.position, a.theme)
            FROM request_theme a JOIN theme t ON t.key = a.theme
            WHERE a.request_id = request.id) AS theme,
           state, owner, source, captured_by, created_at, created_day AS created_at_day
    FROM request WHERE deleted_at IS NULL ORDER BY created_at, id
    """;
  }
}
