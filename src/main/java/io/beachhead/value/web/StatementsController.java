package io.beachhead.value.web;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.value.evidence.Evidence;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.evidence.EvidenceRecords;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.Features;
import io.beachhead.value.surveyed.SurveyEvidence;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.WorkspaceSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/**
 * The single statements behind a line of evidence: who said what, when and where, with the way to
 * the account or the requests it came from.
 */
@Controller
public class StatementsController {
  private static final int MOST_SHOWN = 200;
  private static final int AT_A_TIME = 1000;

  private final EvidenceRecords evidence;
  private final Features features;
  private final CustomerBases customers;
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final WorkspaceSettings settings;
  private final Clock clock;

  StatementsController(
      EvidenceRecords evidence,
      Features features,
      CustomerBases customers,
      Segmentations segmentations,
      Memberships memberships,
      WorkspaceSettings settings,
      Clock clock) {
    this.evidence = evidence;
    this.features = features;
    this.customers = customers;
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The list in the drawer.
   *
   * @param more how many are left out; null = none
   */
  public record Statements(String title, List<Row> rows, @Nullable String more, String jsonHref) {
    /**
     * One statement.
     *
     * @param href the account's or the segment's page
     * @param behind the requests or the survey it sums up; null for others
     */
    public record Row(
        String whom,
        String href,
        String feature,
        String featureHref,
        String value,
        String detail,
        @Nullable String behind) {
      /** What {@code behind} leads to. */
      public String behindName() {
        return behind != null && behind.startsWith("/surveys/") ? "Survey" : "Requests";
      }
    }
  }

  /** What narrows the list: null = any. */
  private record Asked(
      @Nullable String feature,
      @Nullable EvidenceKind kind,
      @Nullable String account,
      @Nullable Segmentation segmentation,
      @Nullable String segment) {}

  @GetMapping("/value-map/statements")
  ModelAndView statements(
      @RequestParam(required = false) @Nullable String feature,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String account,
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate asOf) {
    if (feature != null && features.find(feature).isEmpty()) {
      throw Features.unknown(feature);
    }
    Segmentation divided =
        segmentation == null || segmentation.isBlank()
            ? segmentations.active().orElse(null)
            : segmentations.required(segmentation);
    CustomerBase base = customers.asOf(asOf == null ? settings.current().today(clock) : asOf);
    var asked = new Asked(feature, kind(kind), account, divided, segment);
    List<Evidence> found = find(asked, base);
    Map<String, Feature> known =
        features.all().stream().collect(Collectors.toMap(Feature::key, Function.identity()));
    List<Statements.Row> rows =
        found.stream().limit(MOST_SHOWN).map(each -> row(each, base, known)).toList();
    return new JteView(
        "value/_statements",
        new Statements(
            found.isEmpty() ? "No statements" : Format.count(found.size(), "statement"),
            rows,
            found.size() > rows.size()
                ? Format.count(found.size() - rows.size()) + " more in the JSON"
                : null,
            "/api/evidence?limit=1000"
                + (feature == null ? "" : "&feature=" + encoded(feature))
                + (kind == null ? "" : "&kind=" + encoded(kind))
                + (account == null ? "" : "&accountId=" + encoded(account))));
  }

  private static @Nullable EvidenceKind kind(@Nullable String key) {
    return key == null
        ? null
        : EvidenceKind.of(key)
            .orElseThrow(() ->
                ProblemException.notFound(
                    "There is no kind of evidence called \"%s\".".formatted(key)));
  }

  /** Reads page by page, so that a feature with millions of statements does not fill the memory. */
  private List<Evidence> find(Asked asked, CustomerBase base) {
    Segmentation divided = asked.segmentation;
    Membership membership = divided == null ? null : memberships.of(divided, base);
    var found = new ArrayList<Evidence>();
    long after = 0;
    List<Evidence> page;
    do {
      page =
          evidence.list(
              new EvidenceRecords.Filter(
                  asked.feature, null, null, asked.account, asked.kind, after),
              AT_A_TIME);
      for (Evidence each : page) {
        if (belongs(each, asked, base, membership)) {
          found.add(each);
        }
        after = each.id();
      }
    } while (page.size() == AT_A_TIME);
    return found;
  }

  private static boolean belongs(
      Evidence row, Asked asked, CustomerBase base, @Nullable Membership membership) {
    String segment = asked.segment;
    String account = row.accountId();
    if (segment == null) {
      return true;
    }
    if (account == null) {
      Segmentation divided = asked.segmentation;
      return segment.equals(row.segment())
          && divided != null
          && divided.key().equals(row.segmentation());
    }
    int place = base.rowOf(account);
    return place >= 0 && membership != null && membership.segment(place).key().equals(segment);
  }

  private Statements.Row row(Evidence row, CustomerBase base, Map<String, Feature> known) {
    String account = row.accountId();
    String segment = row.segment();
    int place = account == null ? -1 : base.rowOf(account);
    Feature feature = known.get(row.feature());
    return new Statements.Row(
        account != null
            ? place < 0 ? account : base.name(place)
            : segmentName(String.valueOf(row.segmentation()), String.valueOf(segment)),
        account != null
            ? "/accounts/" + encoded(account)
            : "/segments/%s?segmentation=%s"
                .formatted(
                    encoded(String.valueOf(segment)), encoded(String.valueOf(row.segmentation()))),
        feature == null ? row.feature() : feature.name(),
        "/features/" + encoded(row.feature()),
        Format.money(row.value(), base.currency()),
        detail(row, base.currency()),
        row.kind() == EvidenceKind.REQUESTS ? requests(row) : survey(row));
  }

  /** The survey whose answers a statement sums up. */
  private static @Nullable String survey(Evidence row) {
    return SurveyEvidence.survey(row.source())
        .map(survey -> "/surveys/" + UriUtils.encodePathSegment(survey, StandardCharsets.UTF_8))
        .orElse(null);
  }

  private String segmentName(String segmentation, String segment) {
    return segmentations
        .find(segmentation)
        .map(in -> in.name() + ": " + in.segment(segment).map(each -> each.name()).orElse(segment))
        .orElse(segmentation + "/" + segment);
  }

  /** The requests that a statement sums up. */
  private static String requests(Evidence row) {
    String account = row.accountId();
    return "/requests?feature="
        + encoded(row.feature())
        + (account != null
            ? "&account=" + encoded(account)
            : "&segmentation=%s&segment=%s"
                .formatted(
                    encoded(String.valueOf(row.segmentation())),
                    encoded(String.valueOf(row.segment()))));
  }

  private static String detail(Evidence row, String currency) {
    var parts = new ArrayList<String>();
    parts.add(WhyController.label(row.kind()));
    Double n = row.n();
    if (n != null) {
      parts.add("n " + Format.count(n));
    }
    Double se = row.se();
    if (se != null) {
      parts.add("standard error " + Format.money(se, currency));
    }
    Double spread = row.spread();
    if (spread != null) {
      parts.add("spread " + Format.money(spread, currency));
    }
    if (!row.source().isEmpty()) {
      parts.add(row.source());
    }
    LocalDate notedAt = row.notedAt();
    parts.add(notedAt == null ? "date not known" : Format.date(notedAt));
    return String.join(" · ", parts);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
