package io.beachhead.runs;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run as JSON: how it stands, and once it is done the fields of its result beside.
 *
 * @param done steps finished
 * @param of steps in all; null while nobody knows
 * @param problem why it failed; null unless it did
 * @param fields what came out, field by field
 */
public record RunAnswer(
    String id,
    Run.State state,
    long done,
    @Nullable Long of,
    @Nullable String problem,
    @JsonAnyGetter @Schema(hidden = true) Map<String, JsonNode> fields) {

  /** The answer to {@code GET …/{id}}. */
  public static RunAnswer of(Run run) {
    var fields = new LinkedHashMap<String, JsonNode>();
    ObjectNode result = run.result();
    if (result != null) {
      result.forEachEntry(fields::put);
      fields.put("result", result);
    }
    return new RunAnswer(run.id(), run.state(), run.done(), run.of(), run.problem(), fields);
  }
}
