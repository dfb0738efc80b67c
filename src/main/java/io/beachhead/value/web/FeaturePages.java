package io.beachhead.value.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMapQuestion;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.evidence.Evidence;
import io.beachhead.value.evidence.EvidenceRecords;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.FeatureSelections;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.features.FeatureUsage;
import io.beachhead.value.features.Features;
import io.beachhead.voice.Requests;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.card.PageCards;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Makes the page of a feature. */
@Component
@ConditionalOnWebApplication
class FeaturePages {
  private static final int MONTHS = 6;
  private static final int EVIDENCE_SHOWN = 200;

  private final Features features;
  private final FeatureUsage usage;
  private final EvidenceRecords evidence;
  private final ValueMaps maps;
  private final Requests requests;
  private final ObjectProvider<FeatureSelections> selections;
  private final CustomerBases customers;
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final PageCards cards;

  FeaturePages(
      Features features,
      FeatureUsage usage,
      EvidenceRecords evidence,
      ValueMaps maps,
      Requests requests,
      ObjectProvider<FeatureSelections> selections,
      CustomerBases customers,
      Segmentations segmentations,
      Memberships memberships,
      PageCards cards) {
    this.features = features;
    this.usage = usage;
    this.evidence = evidence;
    this.maps = maps;
    this.requests = requests;
    this.selections = selections;
    this.customers = customers;
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.cards = cards;
  }

  FeaturePage page(Shell shell, Feature feature) {
    CustomerBase base = customers.asOf(shell.asOf());
    String segmentation = shell.segmentation() == null ? null : shell.segmentation().key();
    List<Evidence> rows = rows(feature.key(), EVIDENCE_SHOWN);
    long all = evidence.count(ofFeature(feature.key()));
    String path = "/features/" + encoded(feature.key());
    boolean mayEdit = CurrentUser.now().may(Role.PRODUCT);
    return new FeaturePage(
        shell,
        feature.name(),
        new FeaturePage.Tag(feature.state().key(), feature.shipped() ? "ok" : "line"),
        facts(feature),
        warning(feature),
        worth(feature, segmentation, shell.asOf()),
        use(feature, base, segmentation),
        rows.stream().map(row -> row(row, base)).toList(),
        all > rows.size() ? Format.count(all - rows.size()) + " more in the JSON" : null,
        mayEdit
            ? new FeaturePage.Actions(
                path + "/edit",
                feature.state() == FeatureState.DECLINED ? null : path + "/retirement",
                path + "/deletion",
                feature.key())
            : null,
        cards.on("feature", shell, feature.key()));
  }

  private List<FeaturePage.Fact> facts(Feature feature) {
    Map<String, Feature> known =
        features.all().stream().collect(Collectors.toMap(Feature::key, Function.identity()));
    List<FeaturePage.Fact> facts = new ArrayList<>();
    facts.add(
        new FeaturePage.Fact(
            "Owner", feature.owner().isEmpty() ? "no one yet" : feature.owner(), null));
    Double effort = feature.effortWeeks();
    facts.add(
        new FeaturePage.Fact(
            "Effort", effort == null ? "not known" : Format.personWeeks(effort), null));
    for (String needed : feature.requires()) {
      Feature other = known.get(needed);
      facts.add(
          new FeaturePage.Fact(
              "Needs",
              other == null ? needed : other.name() + ", " + other.state().key(),
              other == null ? null : "/features/" + encoded(needed)));
    }
    known.values().stream()
        .filter(other -> other.requires().contains(feature.key()))
        .forEach(other ->
            facts.add(
                new FeaturePage.Fact(
                    "Needed by", other.name(), "/features/" + encoded(other.key()))));
    facts.add(
        new FeaturePage.Fact(
            "Used when",
            feature.events().isEmpty()
                ? "no product event says so"
                : String.join(", ", feature.eventLines()),
            null));
    return facts;
  }

  /** What of the definition has never been seen, sentence by sentence; null where all has. */
  private @Nullable String warning(Feature feature) {
    List<String> sentences = new ArrayList<>();
    List<String> missing = usage.neverCame(feature);
    if (missing.size() == 1) {
      sentences.add(
          "The event \"%s\" has never been received, so its use does not show. Check its spelling."
              .formatted(missing.getFirst()));
    } else if (!missing.isEmpty()) {
      sentences.add(
          "These events have never been received, so their use does not show: %s. Check their spelling."
              .formatted(String.join(", ", missing)));
    }
    for (String line : usage.neverMet(feature)) {
      sentences.add(
          "No event received so far meets \"%s\". Check the property and its value."
              .formatted(line));
    }
    return sentences.isEmpty() ? null : String.join(" ", sentences);
  }

  private List<FeaturePage.Worth> worth(
      Feature feature, @Nullable String segmentation, LocalDate asOf) {
    ValueMap map = maps.map(new ValueMapQuestion(segmentation, null, List.of(), asOf));
    List<FeaturePage.Worth> worth = new ArrayList<>();
    for (ValueMap.SegmentValue segment : map.segments()) {
      ValueMap.FeatureValue value = ValueMapPages.value(segment, feature.key());
      boolean prior = value.evidence().isEmpty();
      worth.add(
          new FeaturePage.Worth(
              segment.name(),
              segment.colour(),
              Format.money(value.mean(), map.currency()),
              Format.moneyRange(value.low(), value.high(), map.currency()),
              prior
                  ? "no evidence yet: the prior"
                  : value.from() == null
                      ? value.mostlyPrior() ? "mostly prior" : null
                      : "re-weighted from where it was asked"));
    }
    return worth;
  }

  private FeaturePage.@Nullable Use use(
      Feature feature, CustomerBase base, @Nullable String segmentation) {
    if (feature.events().isEmpty() && usage.importedRows(feature.key()) == 0) {
      return null;
    }
    List<FeatureUsage.Month> months = usage.months(feature, base.asOf(), MONTHS);
    List<FeaturePage.Use.Line> lines = new ArrayList<>();
    Segmentation divided =
        segmentation == null
            ? segmentations.active(base.asOf()).orElse(null)
            : segmentations.required(segmentation, base.asOf());
    if (divided != null) {
      Membership membership = memberships.of(divided, base);
      for (var segment : divided.all()) {
        List<Long> counts =
            months.stream()
                .map(month ->
                    month.accounts().stream()
                        .mapToInt(base::rowOf)
                        .filter(
                            row -> row >= 0 && membership.segment(row).key().equals(segment.key()))
                        .count())
                .toList();
        if (segment.colour() > 0 || counts.stream().anyMatch(count -> count > 0)) {
          lines.add(
              new FeaturePage.Use.Line(
                  segment.name(),
                  segment.colour(),
                  counts.stream().map(count -> Format.count(count)).toList()));
        }
      }
    }
    lines.add(
        new FeaturePage.Use.Line(
            "All accounts",
            0,
            months.stream().map(month -> Format.count(month.accounts().size())).toList()));
    return new FeaturePage.Use(
        months.stream().map(month -> Format.month(month.month().atDay(1))).toList(), lines);
  }

  private List<Evidence> rows(String feature, int limit) {
    return evidence.list(ofFeature(feature), limit);
  }

  private static EvidenceRecords.Filter ofFeature(String feature) {
    return new EvidenceRecords.Filter(feature, null, null, null, null, 0);
  }

  private FeaturePage.Row row(Evidence row, CustomerBase base) {
    String account = row.accountId();
    int place = account == null ? -1 : base.rowOf(account);
    List<String> detail = new ArrayList<>();
    Double n = row.n();
    if (n != null) {
      detail.add("n " + Format.count(n));
    }
    Double se = row.se();
    if (se != null) {
      detail.add("give or take " + Format.money(se, base.currency()));
    }
    if (!row.source().isEmpty()) {
      detail.add(row.source());
    }
    LocalDate noted = row.notedAt();
    if (noted != null) {
      detail.add(Format.date(noted));
    }
    return new FeaturePage.Row(
        account == null ? segment(row) : place < 0 ? account : base.name(place),
        account == null ? segmentHref(row) : AccountAddress.of(account),
        WhyController.label(row.kind()),
        Format.money(row.value(), base.currency()),
        String.join(" · ", detail));
  }

  /** Its segment by name, and the segmentation where it was asked. */
  private String segment(Evidence row) {
    String key = String.valueOf(row.segment());
    Segmentation asked = segmentations.find(String.valueOf(row.segmentation())).orElse(null);
    return asked == null
        ? key
        : "%s (%s)".formatted(asked.segment(key).map(Segment::name).orElse(key), asked.name());
  }

  /** The accounts the statement speaks for. */
  private static String segmentHref(Evidence row) {
    return "/accounts?segmentation=%s&segment=%s"
        .formatted(
            encoded(String.valueOf(row.segmentation())), encoded(String.valueOf(row.segment())));
  }

  /** What deleting a feature takes with it, and what it leaves. */
  FeaturePage.Deletion deletion(Feature feature) {
    List<String> removes = new ArrayList<>();
    removes.add(
        Format.count(evidence.count(ofFeature(feature.key())), "statement") + " on its value");
    long use = usage.importedRows(feature.key());
    if (use > 0) {
      removes.add(Format.count(use, "row") + " of imported use");
    }
    selections
        .orderedStream()
        .flatMap(all -> all.all().stream())
        .filter(selection -> selection.features().contains(feature.key()))
        .forEach(selection -> removes.add("its place in the scenario " + selection.name()));
    features.all().stream()
        .filter(other -> other.requires().contains(feature.key()))
        .forEach(other -> removes.add("what " + other.name() + " needs: it names this feature"));
    long asked =
        requests.distinct().stream()
            .filter(request -> request.features().contains(feature.key()))
            .count();
    List<String> keeps = new ArrayList<>();
    if (asked > 0) {
      keeps.add(
          "%s asking for it, under the key %s"
              .formatted(Format.count(asked, "request"), feature.key()));
    }
    return new FeaturePage.Deletion(
        "/features/" + encoded(feature.key()) + "/deletion", feature.name(), removes, keeps);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
