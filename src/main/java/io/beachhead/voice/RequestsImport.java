package io.beachhead.voice;

import static io.beachhead.imports.ImportColumn.Type.CURRENCY;
import static io.beachhead.imports.ImportColumn.Type.INSTANT;
import static io.beachhead.imports.ImportColumn.Type.MONEY;
import static io.beachhead.imports.ImportColumn.choice;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ContentKey;
import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportEnd;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import io.beachhead.workspace.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What customers asked for. A request without an id of its own is known by who said what and when,
 * so that the same export again adds nothing.
 */
@Component
class RequestsImport implements ImportKind {
  private static final ImportTable THEME =
      ImportTable.of("theme", "voice").key("key").text("name").required();

  private static final ImportTable REQUEST =
      ImportTable.of("request", "voice")
          .key("id")
          .text("account_id")
          .text("person_email")
          .text("text")
          .required()
          .text("importance")
          .integer("amount_minor")
          .said("amount")
          .text("feature")
          .text("theme")
          .text("source")
          .text("captured_by")
          .integer("created_at");

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
            .knownAs("request id", "post id", "suggestion id", "note id"),
        text("account_id", "The account that asks")
            .referring("account")
            .knownAs("company id", "customer id", "account"),
        text("person_email", "Who said it")
            .knownAs("email", "author email", "user email", "customer email"),
        text("text", "Their words")
            .require()
            .knownAs("request", "note text", "description", "details", "comment", "title", "body"),
        choice("importance", "How badly they need it", "nice", "important", "blocker")
            .meaning("nice", "nice to have", "nice-to-have", "low", "minor", "could have")
            .meaning("important", "medium", "should have", "high", "major")
            .meaning("blocker", "must have", "must-have", "critical", "blocking", "deal breaker")
            .knownAs("priority", "severity", "urgency"),
        of("amount", MONEY, "Money at stake, in the workspace's currency")
            .knownAs("money at stake", "arr", "deal amount", "opportunity amount"),
        text("feature", "Key of a feature, where the request names one").knownAs("feature key"),
        text("theme", "What it belongs to, of several the first; a new theme is created")
            .knownAs("category", "topic", "tag", "tags"),
        text("source", "Where it was heard").knownAs("channel", "origin"),
        text("captured_by", "Who captured it").knownAs("owner", "captured by", "created by"),
        of("created_at", INSTANT, "When it was said")
            .knownAs("created", "date", "created date", "timestamp"),
        of("currency", CURRENCY, "ISO code of the amount; it must be the workspace's"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(THEME, REQUEST);
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
    var themes = Set.copyOf(context.sql().sql("SELECT key FROM theme").query(String.class).list());
    return new ImportSession() {
      private long several;

      @Override
      public void read(ImportRow row) {
        several += RequestsImport.read(row, themes, context.currency()) ? 1 : 0;
      }

      @Override
      public void end(ImportEnd end) {
        if (several > 0) {
          end.note("%,d requests name several themes; the first one is kept.".formatted(several));
        }
      }
    };
  }

  /** Stores a request; says whether it names several themes. */
  private static boolean read(ImportRow row, Set<String> themes, String currency) {
    String account = row.text("account_id");
    String email = row.text("person_email");
    String text = row.required("text");
    var amount = row.amount("amount", "currency");
    if (amount != null && !amount.currency().equals(currency)) {
      row.problem("amount", "is in %s; it must be in %s".formatted(amount.currency(), currency));
    }
    if (amount != null && amount.minor() < 0) {
      row.problem("amount", "is negative");
    }
    var created = row.instant("created_at");
    String id = row.text("id");
    String key = id == null ? ContentKey.of(account, email, text, created) : id;
    String theme = theme(row, themes);
    @Nullable Object[] values = {
      key,
      account,
      email,
      text,
      row.choice("importance"),
      amount == null ? null : amount.minor(),
      row.text("feature"),
      theme,
      row.text("source"),
      row.text("captured_by"),
      created == null ? null : created.toEpochMilli()
    };
    if (id == null) {
      row.putOnce(REQUEST, values);
    } else {
      row.put(REQUEST, values);
    }
    String said = row.text("theme");
    return said != null && theme != null && !theme.equals(Themes.key(said));
  }

  private static @Nullable String theme(ImportRow row, Set<String> themes) {
    String said = row.text("theme");
    if (said == null) {
      return null;
    }
    // A theme that is there may have a comma in its name; else a comma separates several.
    var names = themes.contains(Themes.key(said)) ? null : row.list("theme");
    String name = names == null || names.isEmpty() ? said : names.getFirst();
    String key = Themes.key(name);
    if (!themes.contains(key)) {
      row.putOnce(THEME, key, name);
    }
    return key;
  }

  @Override
  public String exportQuery() {
    return """
    SELECT id, account_id, person_email, text, importance, amount_minor AS amount, feature,
           (SELECT name FROM theme WHERE theme.key = request.theme) AS theme, source,
           captured_by, created_at
    FROM request ORDER BY created_at, id
    """;
  }
}
