package io.beachhead.behaviour.protocol;

import io.beachhead.imports.ImportQuestion;
import io.beachhead.imports.LogKind.LinesPreview;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The first lines of another tool's export as they will be read. */
final class ForeignPreview {
  private static final List<String> HEADER =
      List.of("Call", "Event", "Time (UTC)", "User", "Visitor", "Account", "Properties");

  private ForeignPreview() {}

  /** Empty where the first line that is JSON is ours. */
  static Optional<LinesPreview> of(List<String> lines, ForeignExports exports, ZoneId zone) {
    var rows = new ArrayList<List<String>>();
    ForeignExport tool = null;
    for (var line : lines) {
      var said = parsed(line);
      var export = exports.of(said);
      if (export == null) {
        continue;
      }
      tool = export;
      rows.add(row(export.translate((ObjectNode) said).call()));
    }
    if (tool == null) {
      return Optional.empty();
    }
    return Optional.of(
        new LinesPreview(
            tool.tool(),
            HEADER,
            rows,
            tool instanceof MixpanelExport
                ? List.of(ForeignExports.zoneOfProject(zone))
                : List.<ImportQuestion>of()));
  }

  private static JsonNode parsed(String line) {
    try {
      return TrackingJson.read(line);
    } catch (JacksonException _) {
      return TrackingJson.MAPPER.nullNode(); // the check names the line
    }
  }

  private static List<String> row(ObjectNode call) {
    var type = call.path("type").stringValue("");
    var account = call.path("context").path("groupId").stringValue("");
    return List.of(
        type,
        call.path("event").stringValue(""),
        Clocks.read(call.get("timestamp")).map(Object::toString).orElse("not known"),
        call.path("userId").stringValue(""),
        call.path("anonymousId").stringValue(call.path("previousId").stringValue("")),
        account.isEmpty() ? call.path("groupId").stringValue("") : account,
        call.path(type.equals("track") ? "properties" : "traits").toString());
  }
}
