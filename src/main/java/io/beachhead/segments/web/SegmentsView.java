package io.beachhead.segments.web;

import io.beachhead.customers.CustomerBase;
import io.beachhead.segments.Activation;
import io.beachhead.segments.AttributeProposals;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.SegmentationDraft;
import io.beachhead.segments.SegmentationVersion;
import io.beachhead.segments.Segmentations;
import io.beachhead.segments.fit.Fits;
import io.beachhead.segments.history.Agreements;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import io.beachhead.web.PageAddress;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the segments of a segmentation into words and widths. */
@Component
class SegmentsView {
  private static final int LARGEST = 3;
  private static final int MARKS = 5;

  private final Segmentations segmentations;
  private final Memberships memberships;
  private final AttributeProposals proposals;
  private final Agreements agreements;
  private final Fits fits;
  private final WorkspaceSettings workspace;

  SegmentsView(
      Segmentations segmentations,
      Memberships memberships,
      AttributeProposals proposals,
      Agreements agreements,
      Fits fits,
      WorkspaceSettings workspace) {
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.proposals = proposals;
    this.agreements = agreements;
    this.fits = fits;
    this.workspace = workspace;
  }

  SegmentsPage.Row row(Segmentation one, boolean shown, CustomerBase base, String href) {
    Membership membership = memberships.of(one, base);
    int[] counts = membership.counts();
    int rest = counts[counts.length - 1];
    SegmentationVersion saved = segmentations.version(one.key(), one.version());
    return new SegmentsPage.Row(
        href,
        "/segments/" + one.key(),
        one.name(),
        one.active(),
        shown,
        Format.count(one.segments().size(), "segment"),
        Shares.parts(membership),
        barLabel(membership),
        base.size() == 0 ? "no accounts yet" : unmatched(rest, base.size()),
        "v%d, %s by %s"
            .formatted(
                one.version(),
                Format.date(saved.savedAt().atZone(zone()).toLocalDate()),
                saved.savedBy()));
  }

  private static String unmatched(int rest, int size) {
    return rest == 0
        ? "all matched"
        : Format.count(rest) + ", " + Format.share((double) rest / size);
  }

  private static String barLabel(Membership membership) {
    return Shares.parts(membership).stream()
        .map(EditorView.Part::title)
        .collect(Collectors.joining("; "));
  }

  List<SegmentsPage.Card> cards(Segmentation one, CustomerBase base) {
    Membership membership = memberships.of(one, base);
    List<Segment> all = one.all();
    int[] counts = membership.counts();
    double[] arr = membership.arr();
    int[] paying = new int[all.size()];
    List<PriorityQueue<Integer>> largest = new ArrayList<>();
    Comparator<Integer> byArr = Comparator.comparingDouble(base::arr);
    for (int i = 0; i < all.size(); i++) {
      largest.add(new PriorityQueue<>(byArr));
    }
    for (int row = 0; row < base.size(); row++) {
      if (base.arr(row) > 0) {
        int segment = membership.segmentOf(row);
        paying[segment]++;
        PriorityQueue<Integer> top = largest.get(segment);
        top.add(row);
        if (top.size() > LARGEST) {
          top.poll();
        }
      }
    }
    List<SegmentsPage.Card> cards = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean empty = all.get(i).otherwise() && counts[i] == 0;
      if (!empty) {
        List<Integer> top = largest.get(i).stream().sorted(byArr.reversed()).toList();
        cards.add(card(one, all.get(i), counts[i], arr[i], paying[i], top, base));
      }
    }
    return cards;
  }

  private static SegmentsPage.Card card(
      Segmentation one,
      Segment segment,
      int accounts,
      double arr,
      int paying,
      List<Integer> largest,
      CustomerBase base) {
    String currency = base.currency();
    return new SegmentsPage.Card(
        segment.key(),
        segment.colour(),
        segment.name(),
        "/accounts?segmentation=" + one.key() + "&segment=" + segment.key(),
        new PageAddress("/why/segment-membership", List.of())
            .with("segmentation", one.key())
            .with("segment", segment.key())
            .with("asOf", base.asOf())
            .href(),
        Format.count(accounts),
        base.size() == 0
            ? "no accounts yet"
            : Format.share((double) accounts / base.size()) + " of all",
        width(accounts, base.size()),
        Format.money(arr, currency),
        base.totalArr() == 0 ? "no revenue yet" : Format.share(arr / base.totalArr()) + " of all",
        width(arr, base.totalArr()),
        Format.count(paying),
        accounts == 0 ? "" : Format.share((double) paying / accounts) + " of them",
        paying == 0 ? "" : Format.money(arr / paying, currency),
        largest.stream()
            .map(row ->
                new SegmentsPage.Largest(
                    "/accounts/" + base.id(row),
                    base.name(row),
                    Format.money(base.arr(row), currency)))
            .toList());
  }

  private static String width(double part, double whole) {
    return whole == 0 ? "0" : Shares.number(100 * part / whole);
  }

  SegmentsPage.Card total(CustomerBase base) {
    int paying = 0;
    for (int row = 0; row < base.size(); row++) {
      paying += base.arr(row) > 0 ? 1 : 0;
    }
    return new SegmentsPage.Card(
        "",
        0,
        "All",
        "/accounts",
        "",
        Format.count(base.size()),
        "100%",
        "100",
        Format.money(base.totalArr(), base.currency()),
        "100%",
        "100",
        Format.count(paying),
        "",
        paying == 0 ? "" : Format.money(base.totalArr() / paying, base.currency()),
        List.of());
  }

  /** The rules to read, with the accounts of each. */
  List<SegmentationPage.RuleCard> rules(Segmentation one, CustomerBase base) {
    int[] counts = memberships.of(one, base).counts();
    List<SegmentationPage.RuleCard> cards = new ArrayList<>();
    for (int i = 0; i < one.segments().size(); i++) {
      Segment segment = one.segments().get(i);
      cards.add(
          new SegmentationPage.RuleCard(
              segment.colour(),
              segment.name(),
              Format.count(counts[i], "account"),
              new EditorState.Row(segment.key(), segment.name(), segment.rule())
                  .chips()
                  .map(RuleSentence::of)
                  .orElse(null),
              segment.rule()));
    }
    cards.add(
        new SegmentationPage.RuleCard(
            0,
            one.otherwise().name(),
            Format.count(counts[counts.length - 1], "account"),
            null,
            "accounts no rule matches"));
    return cards;
  }

  /** Who has agreed on the version in use, and who may still. */
  SegmentsPage.Agreement agreement(Segmentation one) {
    Agreements.Agreement stands = agreements.of(one.key());
    List<String> sides = new ArrayList<>();
    if (stands.product() == null && CurrentUser.now().may(Role.PRODUCT)) {
      sides.add("product");
    }
    if (stands.gtm() == null && CurrentUser.now().may(Role.GTM)) {
      sides.add("gtm");
    }
    return new SegmentsPage.Agreement(
        "Version %d: product %s, go-to-market %s."
            .formatted(one.version(), agreed(stands.product()), agreed(stands.gtm())),
        sides,
        warning(one));
  }

  private String agreed(Agreements.@Nullable Agreed agreed) {
    return agreed == null
        ? "has not agreed"
        : "agreed (%s, %s)"
            .formatted(agreed.by(), Format.date(agreed.at().atZone(zone()).toLocalDate()));
  }

  /** Rules that cannot be asked any more, because an attribute went or changed its type. */
  private @Nullable String warning(Segmentation one) {
    List<ProblemItem> problems = segmentations.problems(SegmentationDraft.of(one));
    if (problems.isEmpty()) {
      return null;
    }
    ProblemItem first = problems.getFirst();
    return "A rule does not fit the current data, so it matches no accounts or too few. "
        + one.segment(String.valueOf(first.column())).map(Segment::name).orElse("")
        + ": "
        + first.problem();
  }

  String since(Segmentation one) {
    Optional<Activation> agreed =
        one.active() ? segmentations.activations().stream().findFirst() : Optional.empty();
    return agreed
        .map(activation ->
            "the active segmentation since "
                + Format.date(activation.at().atZone(zone()).toLocalDate()))
        .orElse("available: compare it, and activate it when both teams agree");
  }

  SegmentsPage.Timeline timeline(Segmentation one) {
    List<SegmentationVersion> versions =
        segmentations.versions(one.key()).stream().limit(MARKS).toList().reversed();
    List<SegmentsPage.Mark> marks = new ArrayList<>();
    List<SegmentsPage.Gap> gaps = new ArrayList<>();
    double step = versions.size() < 2 ? 280 : 1090.0 / Math.max(4, versions.size());
    for (int i = 0; i < versions.size(); i++) {
      SegmentationVersion version = versions.get(i);
      double x = 14 + i * step;
      String definition =
          Format.count(version.definition().segments().size(), "segment")
              + score(version)
              + ", by "
              + version.savedBy();
      marks.add(
          new SegmentsPage.Mark(
              "/segments/" + one.key() + "?version=" + version.version(),
              Shares.number(x),
              Format.date(version.savedAt().atZone(zone()).toLocalDate()),
              version.definition().name() + " v" + version.version(),
              definition,
              version.version() == one.version()));
      Integer moved = version.moved();
      if (i > 0 && moved != null) {
        gaps.add(
            new SegmentsPage.Gap(Shares.number(x - step / 2 + 6), Format.count(moved) + " moved"));
      }
    }
    return new SegmentsPage.Timeline(
        "Versions of " + one.name() + ", oldest first",
        "/segments/" + one.key() + "/history",
        marks,
        gaps);
  }

  /** What it told on the day it was saved. */
  private String score(SegmentationVersion version) {
    Interval gain =
        fits.of(version.definition(), version.savedAt().atZone(zone()).toLocalDate()).gain();
    return gain == null ? "" : ", score " + Format.share(gain.mid());
  }

  List<SegmentationPage.Version> versions(Segmentation one, int shown) {
    return segmentations.versions(one.key()).stream()
        .map(version ->
            new SegmentationPage.Version(
                version.version() == one.version()
                    ? "/segments/" + one.key()
                    : "/segments/" + one.key() + "?version=" + version.version(),
                "v" + version.version(),
                Format.time(version.savedAt(), zone()),
                version.savedBy(),
                moved(version.moved()),
                version.version() == shown))
        .toList();
  }

  private static String moved(@Nullable Integer moved) {
    return moved == null ? "first version" : Format.count(moved, "account") + " moved";
  }

  List<SegmentationPage.Proposal> proposals() {
    return proposals.all().stream()
        .map(proposal ->
            new SegmentationPage.Proposal(
                proposal.attribute(),
                RuleSentence.label(proposal.attribute()),
                proposal.values().entrySet().stream()
                        .limit(4)
                        .map(e -> e.getKey() + " (" + Format.count(e.getValue()) + ")")
                        .collect(Collectors.joining(", "))
                    + (proposal.values().size() > 4
                        ? " and " + (proposal.values().size() - 4) + " more"
                        : ""),
                proposal.unknown() == 0
                    ? ""
                    : "not known of " + Format.count(proposal.unknown(), "account")))
        .toList();
  }

  private ZoneId zone() {
    return workspace.current().timezone();
  }
}
