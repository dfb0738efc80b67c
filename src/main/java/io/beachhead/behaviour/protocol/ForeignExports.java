package io.beachhead.behaviour.protocol;

import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.ImportQuestion;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The exports of other tools that are read besides our own lines, and how many lines were. */
final class ForeignExports {
  private static final String ZONE = "timezone:";

  private final List<ForeignExport> all;
  private final Map<ForeignExport, Long> lines = new LinkedHashMap<>();

  private ForeignExports(List<ForeignExport> all) {
    this.all = all;
  }

  /**
   * How to read them by the options of an import: {@code set=timezone:ZONE} and {@code
   * map=THEIRS:account_id}.
   *
   * @throws ProblemException 400 for a zone that does not exist
   */
  static ForeignExports of(ImportOptions options) {
    var account = AccountProperty.of(options.maps());
    return new ForeignExports(
        List.of(new MixpanelExport(zone(options), account), new AmplitudeExport(account)));
  }

  private static @Nullable ZoneId zone(ImportOptions options) {
    for (var set : options.sets()) {
      var name = set.startsWith(ZONE) ? set.substring(ZONE.length()).strip() : "";
      if (!name.isEmpty()) {
        try {
          return ZoneId.of(name);
        } catch (DateTimeException _) {
          throw ProblemException.badRequest(
              "\"%s\" is not a time zone.".formatted(name),
              List.of(
                  ProblemItem.of("set", set, "is not a time zone; use timezone:Europe/Berlin")));
        }
      }
    }
    return null;
  }

  /** The tool whose line it is; null for one of ours, and for what is no object. */
  @Nullable ForeignExport of(JsonNode line) {
    if (!(line instanceof ObjectNode object)) {
      return null;
    }
    for (var export : all) {
      if (export.recognises(object)) {
        lines.merge(export, 1L, Long::sum);
        return export;
      }
    }
    return null;
  }

  /** A sentence for each tool whose lines were read. */
  List<String> notes() {
    return lines.entrySet().stream()
        .map(entry ->
            "%s recognised as an export of %s. %s"
                .formatted(
                    entry.getValue() == 1
                        ? "1 line was"
                        : "%,d lines were".formatted(entry.getValue()),
                    entry.getKey().tool(),
                    entry.getKey().note()))
        .toList();
  }

  /** In which zone a Mixpanel project keeps its clock; the export does not say. */
  static ImportQuestion zoneOfProject(ZoneId workspace) {
    var zones =
        Stream.of(
                "UTC",
                workspace.getId(),
                "America/Los_Angeles",
                "America/New_York",
                "Europe/London",
                "Europe/Berlin",
                "Asia/Kolkata",
                "Asia/Seoul",
                "Asia/Tokyo",
                "Australia/Sydney")
            .distinct()
            .toList();
    var answers = new ArrayList<ImportQuestion.Answer>();
    for (var zone : zones) {
      answers.add(
          new ImportQuestion.Answer(
              ZONE + zone, zone.equals("UTC") ? "UTC (projects made since 2023)" : zone));
    }
    return new ImportQuestion(
        "timestamp",
        "set",
        "",
        "Which time zone is set in the Mixpanel project? Its export writes times in that zone.",
        answers);
  }
}
