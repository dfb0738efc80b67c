package io.beachhead.growth.reps;

import static io.beachhead.imports.ImportColumn.Type.CURRENCY;
import static io.beachhead.imports.ImportColumn.Type.DATE;
import static io.beachhead.imports.ImportColumn.Type.MONEY;
import static io.beachhead.imports.ImportColumn.choice;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.customers.revenue.Money;
import io.beachhead.imports.ContentKey;
import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportEnd;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import io.beachhead.web.Format;
import io.beachhead.workspace.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * People who sell, from a file: a row per person and time. Address and first day make the key. A
 * person whose times overlap would count twice, so both rows are named.
 */
@Component
class RepsImport implements ImportKind {
  static final String AREA = "reps";

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

  private static final ImportTable REP =
      ImportTable.of("rep", AREA)
          .key("id")
          .text("email")
          .required()
          .text("name")
          .text("from_date")
          .text("to_date")
          .text("kind")
          .integer("quota_minor")
          .said("quota")
          .text("quota")
          .text("currency");

  @Override
  public String name() {
    return "reps";
  }

  @Override
  public String title() {
    return "people who sell";
  }

  @Override
  public String description() {
    return "A person who sells: from when to when, for new customers or expansion, with a quota.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("email", "The person's address")
            .require()
            .identifying()
            .knownAs("e-mail", "rep email", "sales rep email", "user email"),
        text("name", "What the person is called")
            .knownAs("rep", "sales rep", "sales agent", "full name", "agent"),
        of("from", DATE, "First day; blank = from the beginning")
            .knownAs("start", "start date", "hired", "hire date", "from date", "started"),
        of("to", DATE, "Last day; blank = still")
            .knownAs("end", "end date", "left", "until", "to date", "termination date"),
        choice("kind", "What the pay is for", "new", "expansion")
            .meaning("new", "new business", "hunter", "acquisition", "new logo", "ae")
            .meaning(
                "expansion", "farmer", "account management", "upsell", "customer success", "am")
            .knownAs("role", "type", "team"),
        of("quota", MONEY, "What the person is to sell in that time, a year where not said")
            .knownAs("target", "annual quota", "quota amount"),
        of("currency", CURRENCY, "ISO code; the workspace's where it is missing"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(REP);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PRODUCT, Role.GTM);
  }

  @Override
  public String page() {
    return "/leads";
  }

  @Override
  public int order() {
    return 155;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return new Session(context.sql());
  }

  /**
   * When somebody sells.
   *
   * @param line of the file; null for what is stored already
   */
  private record Span(@Nullable Long line, @Nullable LocalDate from, @Nullable LocalDate to) {
    boolean overlaps(Span other) {
      return begins(this).compareTo(ends(other)) <= 0 && begins(other).compareTo(ends(this)) <= 0;
    }

    private static LocalDate begins(Span span) {
      return span.from == null ? LocalDate.MIN : span.from;
    }

    private static LocalDate ends(Span span) {
      return span.to == null ? LocalDate.MAX : span.to;
    }

    String words() {
      return (line == null ? "the stored row" : "line " + line)
          + " (%s to %s)"
              .formatted(from == null ? "the beginning" : from, to == null ? "today" : to);
    }
  }

  private static final class Session implements ImportSession {
    private final JdbcClient sql;
    private final Map<String, List<Span>> spans = new LinkedHashMap<>();
    private final Set<String> keys = new HashSet<>();
    private int unaddressed;

    Session(JdbcClient sql) {
      this.sql = sql;
    }

    @Override
    public void read(ImportRow row) {
      String stated = row.required("email");
      String email = stated == null ? null : stated.strip().toLowerCase(Locale.ROOT);
      if (email != null && !EMAIL.matcher(email).matches()) {
        unaddressed++;
      }
      String name = row.text("name");
      LocalDate from = row.date("from");
      LocalDate to = row.date("to");
      if (from != null && to != null && to.isBefore(from)) {
        row.problem("to", "is before the first day, " + from);
      }
      String kind = row.choice("kind");
      ImportRow.Amount quota = row.amount("quota", "currency");
      if (quota != null && quota.minor() < 0) {
        row.problem("quota", "is below 0");
      }
      if (!row.sound() || email == null) {
        return;
      }
      String key = ContentKey.of(email, from);
      keys.add(key);
      spans.computeIfAbsent(email, _ -> new ArrayList<>()).add(new Span(row.line(), from, to));
      row.put(
          REP,
          key,
          email,
          name,
          from == null ? "" : from.toString(),
          to == null ? "" : to.toString(),
          kind,
          quota == null ? null : quota.minor(),
          quota == null ? null : exact(quota),
          quota == null ? null : quota.currency());
    }

    private static String exact(ImportRow.Amount quota) {
      return quota.value().stripTrailingZeros().scale() > Money.minorDigits(quota.currency())
          ? quota.value().stripTrailingZeros().toPlainString()
          : "";
    }

    @Override
    public void end(ImportEnd end) {
      // Lists of teams often hold names alone, which tell people apart as well.
      if (unaddressed > 0) {
        end.note(
            "%s in place of an e-mail address: people are told apart by it."
                .formatted(
                    unaddressed == 1
                        ? "1 row has something else"
                        : Format.count(unaddressed) + " rows have something else"));
      }
      spans.forEach((email, own) -> {
        List<Span> before = new ArrayList<>(stored(email));
        for (Span span : own) {
          before.stream()
              .filter(span::overlaps)
              .findFirst()
              .ifPresent(other ->
                  end.problem(
                      span.line() == null ? 0 : span.line(),
                      "from",
                      span.from() == null ? "" : span.from().toString(),
                      "overlaps %s of the same person; end the earlier one the day before"
                          .formatted(other.words())));
          before.add(span);
        }
      });
    }

    private List<Span> stored(String email) {
      return sql
          .sql("SELECT id, from_date, to_date FROM rep WHERE email = :email")
          .param("email", email)
          .query((row, _) ->
              keys.contains(row.getString("id"))
                  ? List.<Span>of()
                  : List.of(
                      new Span(
                          null,
                          Reps.day(row.getString("from_date")),
                          Reps.day(row.getString("to_date")))))
          .list()
          .stream()
          .flatMap(List::stream)
          .toList();
    }
  }

  @Override
  public String exportQuery() {
    return """
    SELECT email, name, from_date AS "from", to_date AS "to", kind, quota_minor AS quota,
           quota AS quota_exact, currency
    FROM rep ORDER BY email, from_date
    """;
  }
}
