package io.beachhead.value.evidence;

import static io.beachhead.imports.ImportColumn.Type.CURRENCY;
import static io.beachhead.imports.ImportColumn.Type.DATE;
import static io.beachhead.imports.ImportColumn.Type.NUMBER;
import static io.beachhead.imports.ImportColumn.choice;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.value.features.FeatureDirectory;
import io.beachhead.workspace.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Estimates of what a feature is worth to a segment or an account. */
@Component
class EvidenceImport implements ImportKind {
  private static final ImportTable EVIDENCE =
      ImportTable.of("evidence", "value")
          .key("feature")
          .key("segmentation")
          .key("segment")
          .key("account_id")
          .key("kind")
          .real("value")
          .required()
          .real("spread")
          .real("se")
          .real("n")
          .key("source")
          .key("noted_at");

  private final Segmentations segmentations;

  EvidenceImport(Segmentations segmentations) {
    this.segmentations = segmentations;
  }

  @Override
  public String name() {
    return "evidence";
  }

  @Override
  public String description() {
    return "What a feature is worth to a segment or an account, per account and year, and how you"
        + " know.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("feature", "Key of the feature").require().knownAs("feature key", "feature name"),
        text("segment", "Segment of the active segmentation, or segmentation/segment")
            .knownAs("segment key", "segment name"),
        text("account_id", "The account, instead of a segment")
            .referring("account")
            .knownAs("customer id", "company id", "account"),
        choice(
                "kind",
                "How you know",
                Arrays.stream(EvidenceKind.values()).map(EvidenceKind::key).toArray(String[]::new))
            .require()
            .meaning("willingness-to-pay", "willingness to pay", "wtp")
            .meaning("survey", "survey answers", "surveys")
            .meaning("usage", "use", "product usage")
            .meaning("requests", "request", "feature requests")
            .meaning(
                "expert",
                "expert judgement",
                "expert judgment",
                "experts",
                "judgement",
                "judgment",
                "estimate")
            .meaning("experiment", "experiments", "a/b test", "test")
            .knownAs("type", "evidence kind"),
        of("value", NUMBER, "In the workspace's currency per account and year")
            .require()
            .knownAs("mean", "estimate"),
        of("spread", NUMBER, "Standard deviation between the accounts of the segment")
            .knownAs("sd", "standard deviation"),
        of("se", NUMBER, "Standard error of the value").knownAs("standard error"),
        of("n", NUMBER, "How many answers or accounts it rests on").knownAs("sample size", "count"),
        text("source", "Which survey, interview, …").knownAs("reference", "note"),
        of("noted_at", DATE, "When").knownAs("date", "noted"),
        of("currency", CURRENCY, "ISO code; it must be the workspace's"));
  }

  @Override
  public boolean holdsMoney() {
    return true;
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(EVIDENCE);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PRODUCT);
  }

  @Override
  public String page() {
    return "/value-map";
  }

  @Override
  public int order() {
    return 80;
  }

  @Override
  public ImportSession open(ImportContext context) {
    var features = FeatureDirectory.read(context.sql());
    var all = segmentations.all();
    return row -> read(row, features, all);
  }

  private record Place(String segmentation, String segment) {
    static final Place NONE = new Place("", "");
  }

  private static void read(
      ImportRow row, FeatureDirectory features, List<Segmentation> segmentations) {
    String feature = row.required("feature");
    String key = feature == null ? null : features.find(feature);
    if (feature != null && key == null) {
      row.problem("feature", features.unknown());
    }
    String account = row.text("account_id");
    var place = place(row, account, segmentations);
    row.required("kind");
    String kind = row.choice("kind");
    Double value = row.worth("value", "currency");
    Double spread = atLeastZero(row, "spread", "is negative; a spread is 0 or more");
    Double se = atLeastZero(row, "se", "is negative; a standard error is 0 or more");
    Double n = row.real("n");
    if (n != null && n < 1) {
      row.problem("n", "is fewer than 1");
    }
    if (se != null && se == 0 && n != null && n == 1) {
      row.problem(
          "se", "is 0 although n is 1: one answer says nothing about its error; leave it blank");
    }
    var noted = row.date("noted_at");
    String source = row.text("source");
    if (place != null && row.sound()) {
      row.put(
          EVIDENCE,
          key,
          place.segmentation(),
          place.segment(),
          account == null ? "" : account,
          kind,
          value,
          spread,
          se,
          n,
          source == null ? "" : source,
          noted == null ? "" : noted.toString());
    }
  }

  private static @Nullable Double atLeastZero(ImportRow row, String column, String otherwise) {
    Double value = row.worth(column, "currency");
    if (value != null && value < 0) {
      row.problem(column, otherwise);
    }
    return value;
  }

  private static @Nullable Place place(
      ImportRow row, @Nullable String account, List<Segmentation> segmentations) {
    String segment = row.text("segment");
    if (segment == null && account == null) {
      row.problem("segment", "is missing in this row, and so is account_id; give one of them");
      return null;
    }
    if (segment == null) {
      return Place.NONE;
    }
    if (account != null) {
      row.problem("segment", "is given together with account_id; give one of them");
      return null;
    }
    return named(row, segment, segmentations);
  }

  private static @Nullable Place named(
      ImportRow row, String text, List<Segmentation> segmentations) {
    int slash = text.indexOf('/');
    var in =
        segmentations.stream()
            .filter(
                s -> slash < 0 ? s.active() : s.key().equalsIgnoreCase(text.substring(0, slash)))
            .findFirst()
            .orElse(null);
    if (in == null) {
      row.problem(
          "segment",
          slash < 0
              ? "cannot be found: no segmentation is active; write segmentation/segment"
              : "is not a segmentation; there are "
                  + segmentations.stream()
                      .map(Segmentation::key)
                      .collect(Collectors.joining(", ")));
      return null;
    }
    String wanted = slash < 0 ? text : text.substring(slash + 1);
    for (Segment segment : in.all()) {
      if (segment.key().equalsIgnoreCase(wanted) || segment.name().equalsIgnoreCase(wanted)) {
        return new Place(in.key(), segment.key());
      }
    }
    row.problem(
        "segment",
        "is not a segment of %s; it has %s"
            .formatted(
                in.key(), in.all().stream().map(Segment::key).collect(Collectors.joining(", "))));
    return null;
  }

  @Override
  public String exportQuery() {
    return """
    SELECT feature, CASE WHEN segmentation = '' THEN '' ELSE segmentation || '/' || segment END
             AS segment,
           account_id, kind, value, spread, se, n, source, noted_at
    FROM evidence ORDER BY feature, segmentation, segment, account_id, kind, source, noted_at
    """;
  }
}
