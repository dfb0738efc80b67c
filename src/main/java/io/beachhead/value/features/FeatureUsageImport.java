package io.beachhead.value.features;

import static io.beachhead.imports.ImportColumn.Type.DATE;
import static io.beachhead.imports.ImportColumn.Type.NUMBER;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportStart;
import io.beachhead.imports.ImportTable;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which account uses which feature, where no event stream says so. Long: a row per use. Wide: a row
 * per account and a column per feature; what is not used has no row.
 */
@Component
class FeatureUsageImport implements ImportKind {
  private static final ImportTable FEATURE_USE =
      ImportTable.of("feature_use", "value")
          .key("account_id")
          .key("feature")
          .key("from_date")
          .said("from")
          .text("to_date")
          .said("to")
          .real("uses")
          .required();

  @Override
  public String name() {
    return "feature-usage";
  }

  @Override
  public String title() {
    return "use of features";
  }

  @Override
  public String description() {
    return "Which account uses which feature. Also wide: features=COL,COL names columns that are"
        + " features.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("account_id", "The account that uses it")
            .require()
            .referring("account")
            .knownAs("customer id", "company id", "organization id", "account", "customer"),
        text("feature", "Key of the feature").require().knownAs("feature key", "feature name"),
        of("from", DATE, "First day of the use").knownAs("start", "start date", "since"),
        of("to", DATE, "Last day of the use").knownAs("end", "end date", "until"),
        of("uses", NUMBER, "How often; or yes and no; yes where it is missing")
            .knownAs("count", "used", "usage"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(FeaturesImport.FEATURE, FEATURE_USE);
  }

  @Override
  public boolean readsWideFiles() {
    return true;
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PRODUCT, Role.GTM);
  }

  @Override
  public String page() {
    return "/value-map";
  }

  @Override
  public int order() {
    return 90;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return new Session(
        FeatureDirectory.read(context.sql()),
        context.wideColumns(),
        CurrentUser.now().may(Role.PRODUCT));
  }

  private static final class Session implements ImportSession {
    private final FeatureDirectory features;
    private final List<String> wideColumns;
    private final boolean mayCreate;
    private final Map<String, String> keys = new HashMap<>();

    Session(FeatureDirectory features, List<String> wideColumns, boolean mayCreate) {
      this.features = features;
      this.wideColumns = wideColumns;
      this.mayCreate = mayCreate;
    }

    /**
     * Features that only the file knows are shipped, because somebody uses them. Only who may add a
     * feature by hand may add one by a file.
     */
    @Override
    public void begin(ImportStart start) {
      long position = features.lastPosition();
      var created = new ArrayList<String>();
      for (String header : wideColumns) {
        String key = features.find(header);
        if (key == null) {
          key = key(header);
        }
        if (!features.keys().contains(key) && !keys.containsValue(key)) {
          if (!mayCreate) {
            continue;
          }
          start.put(
              FeaturesImport.FEATURE,
              key,
              header,
              FeatureState.SHIPPED.key(),
              null,
              null,
              null,
              null,
              ++position);
          created.add(key);
        }
        keys.put(header, key);
      }
      if (!created.isEmpty()) {
        start.note(
            "%d feature%s not known before %s created as shipped: %s."
                .formatted(
                    created.size(),
                    created.size() == 1 ? "" : "s",
                    created.size() == 1 ? "was" : "were",
                    String.join(", ", created)));
      }
    }

    /** The header itself, with hyphens for what a key may not have. */
    private static String key(String header) {
      String key = header.replaceAll("[^A-Za-z0-9_.]+", "-").replaceAll("^[-_.]+|-+$", "");
      return key.isEmpty() ? "feature" : key.substring(0, Math.min(key.length(), 100));
    }

    @Override
    public void read(ImportRow row) {
      String account = row.required("account_id");
      var from = row.date("from");
      var to = row.date("to");
      if (from != null && to != null && to.isBefore(from)) {
        row.problem("to", "is before the first day, " + from);
      }
      String first = from == null ? "" : from.toString();
      String last = to == null ? null : to.toString();
      if (!wideColumns.isEmpty()) {
        for (var use : row.uses()) {
          String known = keys.get(use.feature());
          if (known != null) {
            store(row, account, known, first, last, use.count());
          } else if (use.count() != null && use.count() > 0) {
            row.problem(
                use.feature(),
                "is not a feature yet, and your role may not add one; ask somebody with the role"
                    + " Product");
          }
        }
        return;
      }
      String feature = row.required("feature");
      String key = feature == null ? null : features.find(feature);
      if (feature != null && key == null) {
        row.problem("feature", features.unknown());
      }
      store(row, account, key, first, last, count(row));
    }

    private static @Nullable Double count(ImportRow row) {
      String text = row.text("uses");
      switch (text == null ? "yes" : text.toLowerCase(Locale.ROOT)) {
        case "yes", "true", "y", "x":
          return 1.0;
        case "no", "false", "n":
          return 0.0;
        default:
          Double count = row.real("uses");
          if (count != null && count < 0) {
            row.problem("uses", "is negative; a count is 0 or more");
          }
          return count;
      }
    }

    /** A use that the file denies matters only where one is stored. */
    private static void store(
        ImportRow row,
        @Nullable String account,
        @Nullable String feature,
        String from,
        @Nullable String to,
        @Nullable Double count) {
      if (count == null) {
        return;
      }
      if (count == 0) {
        row.update(FEATURE_USE, account, feature, from, to, count);
      } else {
        row.put(FEATURE_USE, account, feature, from, to, count);
      }
    }
  }

  @Override
  public String exportQuery() {
    return """
    SELECT account_id, feature, from_date AS "from", to_date AS "to", uses FROM feature_use
    ORDER BY account_id, feature, from_date
    """;
  }
}
