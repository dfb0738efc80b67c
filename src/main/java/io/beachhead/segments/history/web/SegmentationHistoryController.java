package io.beachhead.segments.history.web;

import io.beachhead.customers.CustomerBases;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.SegmentationVersion;
import io.beachhead.segments.Segmentations;
import io.beachhead.segments.history.Flows;
import io.beachhead.segments.history.ScoredVersions;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Csv;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** The page of a segmentation's history. */
@Controller
@Hidden
class SegmentationHistoryController {
  private final Segmentations segmentations;
  private final ScoredVersions versions;
  private final Flows flows;
  private final CustomerBases customers;
  private final WorkspaceSettings workspace;
  private final Shells shells;

  SegmentationHistoryController(
      Segmentations segmentations,
      ScoredVersions versions,
      Flows flows,
      CustomerBases customers,
      WorkspaceSettings workspace,
      Shells shells) {
    this.segmentations = segmentations;
    this.versions = versions;
    this.flows = flows;
    this.customers = customers;
    this.workspace = workspace;
    this.shells = shells;
  }

  /**
   * What is compared.
   *
   * @param with key of another segmentation, from which the flows come; null = versions
   */
  private record Asked(
      Segmentation now, @Nullable String from, @Nullable String to, @Nullable String with) {}

  /**
   * @param from and {@code to}: numbers of versions or days
   * @param with key of another segmentation to come from instead of a version
   */
  @GetMapping("/segments/{key}/history")
  JteView page(
      @PathVariable String key,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String with) {
    Shell shell = shells.shell("segments");
    Segmentation now = segmentations.required(key);
    var asked = new Asked(now, from, to, blank(with));
    List<ScoredVersions.Scored> all = versions.of(key, shell.asOf());
    List<Flows.Flow> found = flows(asked, shell.asOf());
    String currency = customers.asOf(shell.asOf()).currency();
    String after = to == null || to.isBlank() ? String.valueOf(now.version()) : to.strip();
    String before = from == null || from.isBlank() ? previous(after) : from.strip();
    String query =
        asked.with == null
            ? "?from=" + encoded(before) + "&to=" + encoded(after)
            : "?with=" + encoded(asked.with);
    return new JteView(
        "segments/history",
        new HistoryPage(
            shell,
            key,
            now.name(),
            all.stream().map(one -> version(one, now)).toList(),
            options(all, before),
            options(all, after),
            segmentations.all().stream()
                .filter(one -> !one.key().equals(key))
                .map(one ->
                    new HistoryPage.Option(
                        one.key(),
                        one.active() ? one.name() + " (active)" : one.name(),
                        one.key().equals(asked.with)))
                .toList(),
            asked.with != null,
            sentence(found, currency),
            found.stream().map(flow -> flow(flow, currency)).toList(),
            shell.link("/segments/" + key + "/flows.csv" + query),
            shell.link("/segments/" + key + "/history.csv")));
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static String encoded(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }

  private static String previous(String version) {
    return version.matches("[0-9]{1,9}")
        ? String.valueOf(Math.max(1, Integer.parseInt(version) - 1))
        : "1";
  }

  private List<Flows.Flow> flows(Asked asked, LocalDate asOf) {
    return asked.with == null
        ? flows.between(asked.now.key(), asked.from, asked.to, asOf)
        : flows.across(
            segmentations.required(asked.with, asOf),
            segmentations.required(asked.now.key(), asOf),
            asOf);
  }

  private static List<HistoryPage.Option> options(List<ScoredVersions.Scored> all, String chosen) {
    return all.stream()
        .map(one -> {
          String number = String.valueOf(one.version().version());
          return new HistoryPage.Option(
              number,
              "v%s, %s".formatted(number, one.version().definition().name()),
              number.equals(chosen));
        })
        .toList();
  }

  private HistoryPage.Version version(ScoredVersions.Scored scored, Segmentation now) {
    SegmentationVersion version = scored.version();
    Integer moved = version.moved();
    return new HistoryPage.Version(
        "v" + version.version() + (version.version() == now.version() ? ", in use" : ""),
        "/segments/" + now.key() + "?version=" + version.version(),
        Format.time(version.savedAt(), workspace.current().timezone()),
        version.savedBy(),
        Format.count(version.definition().segments().size()),
        moved == null ? "first version" : Format.count(moved),
        score(scored.then()),
        score(scored.now()));
  }

  private static @Nullable String score(@Nullable Interval gain) {
    return gain == null
        ? null
        : "%s (%s)".formatted(Format.share(gain.mid()), Format.shareRange(gain.low(), gain.high()));
  }

  private static String sentence(List<Flows.Flow> flows, String currency) {
    int moved = 0;
    int all = 0;
    double arr = 0;
    for (Flows.Flow flow : flows) {
      all += flow.accounts();
      if (!flow.from().key().equals(flow.to().key())) {
        moved += flow.accounts();
        arr += flow.arr();
      }
    }
    return moved == 0
        ? "All %s are in the same segment.".formatted(Format.count(all, "account"))
        : "%s of %s are in another segment, with %s ARR."
            .formatted(
                Format.count(moved), Format.count(all, "account"), Format.money(arr, currency));
  }

  private static HistoryPage.Flow flow(Flows.Flow flow, String currency) {
    return new HistoryPage.Flow(
        flow.from().colour(),
        flow.from().name(),
        flow.to().colour(),
        flow.to().name(),
        Objects.equals(flow.from().key(), flow.to().key()),
        Format.count(flow.accounts()),
        Format.money(flow.arr(), currency));
  }

  /** A line per flow of the page. */
  @GetMapping("/segments/{key}/flows.csv")
  void flowsCsv(
      @PathVariable String key,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String with,
      HttpServletResponse response) {
    LocalDate asOf = shells.asOf();
    var asked = new Asked(segmentations.required(key), from, to, blank(with));
    List<Flows.Flow> found = flows(asked, asOf);
    String currency = customers.asOf(asOf).currency();
    Csv.download(
        response,
        key + "-flows",
        csv -> {
          csv.row("from", "from_name", "to", "to_name", "accounts", "arr", "currency");
          for (Flows.Flow flow : found) {
            csv.row(
                flow.from().key(),
                flow.from().name(),
                flow.to().key(),
                flow.to().name(),
                flow.accounts(),
                flow.arr(),
                currency);
          }
        });
  }

  /** A line per version. */
  @GetMapping("/segments/{key}/history.csv")
  void versionsCsv(@PathVariable String key, HttpServletResponse response) {
    List<ScoredVersions.Scored> all = versions.of(key, shells.asOf());
    Csv.download(
        response,
        key + "-versions",
        csv -> {
          csv.row(
              "version",
              "name",
              "segments",
              "saved_at",
              "saved_by",
              "moved",
              "score_then",
              "score_now");
          for (ScoredVersions.Scored one : all) {
            Interval then = one.then();
            Interval today = one.now();
            csv.row(
                one.version().version(),
                one.version().definition().name(),
                one.version().definition().segments().size(),
                one.version().savedAt(),
                one.version().savedBy(),
                one.version().moved(),
                then == null ? null : then.mid(),
                today == null ? null : today.mid());
          }
        });
  }
}
