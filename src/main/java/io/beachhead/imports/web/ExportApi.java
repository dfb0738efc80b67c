package io.beachhead.imports.web;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.Imports;
import io.beachhead.imports.LogKind;
import io.beachhead.web.Csv;
import io.beachhead.web.ProblemException;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Everything of a kind as a CSV that the import of the same kind reads back as unchanged. */
@RestController
@Tag(name = "Imports")
@RunsAs(Workload.FILE)
class ExportApi {
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final Imports imports;
  private final JdbcClient sql;
  private final JsonMapper json;
  private final WorkspaceSettings settings;

  ExportApi(Imports imports, JdbcClient sql, JsonMapper json, WorkspaceSettings settings) {
    this.imports = imports;
    this.sql = sql;
    this.json = json;
    this.settings = settings;
  }

  @Operation(
      summary = "Export everything of a kind as CSV",
      description =
          "Needs the role product or gtm; events need product. Every export is in the audit"
              + " trail.")
  @GetMapping("/api/export/{kind}.csv")
  void export(@PathVariable String kind, HttpServletResponse response) {
    var found = ImportsApi.kind(imports, kind);
    if (!mayExport(found)) {
      throw ProblemException.forbidden(
          "The role %s may not export all %s."
              .formatted(CurrentUser.now().role().key(), found.title()));
    }
    if (found instanceof LogKind log) {
      Csv.download(
          response,
          found.name(),
          csv -> {
            log.export(csv);
          });
      return;
    }
    String currency = settings.current().currency();
    var attributes = found.keepsUnknownColumns() ? attributes(found) : Set.<String>of();
    Csv.download(
        response,
        found.name(),
        csv -> {
          List<ImportColumn> columns = new ArrayList<>();
          boolean[] begun = {false};
          sql.sql(found.exportQuery())
              .query((ResultSet row) -> {
                if (!begun[0]) {
                  begun[0] = true;
                  columns.addAll(columns(found, row));
                  header(csv, columns, attributes);
                }
                csv.row(cells(row, columns, attributes, currency));
              });
          if (!begun[0]) {
            header(csv, found.columns(), attributes);
          }
        });
  }

  static boolean mayExport(ImportKind kind) {
    return kind.exportRoles().stream().anyMatch(CurrentUser.now()::may);
  }

  private static void header(Csv csv, List<ImportColumn> columns, Set<String> attributes) {
    var names = new ArrayList<>(columns.stream().map(ImportColumn::name).toList());
    names.addAll(attributes);
    csv.row(names.toArray());
  }

  private static List<ImportColumn> columns(ImportKind kind, ResultSet row) throws SQLException {
    var known = new LinkedHashSet<String>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      known.add(row.getMetaData().getColumnLabel(i));
    }
    return kind.columns().stream().filter(c -> known.contains(c.name())).toList();
  }

  private Set<String> attributes(ImportKind kind) {
    var names = new LinkedHashSet<String>();
    sql.sql(kind.exportQuery())
        .query((ResultSet row) -> {
          names.addAll(json.readValue(row.getString("attributes"), OBJECT).keySet());
        });
    return names;
  }

  private @Nullable Object[] cells(
      ResultSet row, List<ImportColumn> columns, Set<String> attributes, String currency)
      throws SQLException {
    var cells = new ArrayList<@Nullable Object>();
    for (var column : columns) {
      cells.add(cell(row, column, columns, currency));
    }
    if (!attributes.isEmpty()) {
      Map<String, Object> values = json.readValue(row.getString("attributes"), OBJECT);
      attributes.forEach(name -> cells.add(values.get(name)));
    }
    return cells.toArray();
  }

  private @Nullable Object cell(
      ResultSet row, ImportColumn column, List<ImportColumn> columns, String currency)
      throws SQLException {
    String text = row.getString(column.name());
    if (text == null) {
      return null;
    }
    return switch (column.type()) {
      case MONEY -> {
        boolean own = columns.stream().anyMatch(c -> c.name().equals("currency"));
        String code = own ? row.getString("currency") : currency;
        String exact = exact(row, column.name());
        if (exact != null) {
          yield new BigDecimal(exact);
        }
        yield BigDecimal.valueOf(
            row.getLong(column.name()), digits(code == null ? currency : code));
      }
      case INSTANT ->
          day(row, column.name()) != null
              ? day(row, column.name())
              : Instant.ofEpochMilli(row.getLong(column.name())).toString();
      case NUMBER -> row.getDouble(column.name());
      case INTEGER -> row.getLong(column.name());
      case LIST -> String.join(", ", json.readValue(text, TEXTS));
      case TEXT, CURRENCY, DATE, CHOICE -> text;
    };
  }

  /** The amount as it was stated, where minor units do not say it all. */
  private static @Nullable String exact(ResultSet row, String column) throws SQLException {
    return beside(row, column + "_exact");
  }

  /** The day, where one was stated without a time. */
  private static @Nullable String day(ResultSet row, String column) throws SQLException {
    return beside(row, column + "_day");
  }

  /** A column that says more than the one it stands beside; null where it is not there or empty. */
  private static @Nullable String beside(ResultSet row, String column) throws SQLException {
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      if (row.getMetaData().getColumnLabel(i).equals(column)) {
        String text = row.getString(i);
        return text == null || text.isEmpty() ? null : text;
      }
    }
    return null;
  }

  private static int digits(String code) {
    return Currency.getAvailableCurrencies().stream()
        .filter(c -> c.getCurrencyCode().equals(code))
        .mapToInt(c -> Math.max(0, c.getDefaultFractionDigits()))
        .findFirst()
        .orElse(2);
  }
}
