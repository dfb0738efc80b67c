package io.beachhead.behaviour.paths.web;

import io.beachhead.behaviour.asked.QuestionBody;
import io.beachhead.behaviour.paths.PathQuestion;
import io.beachhead.behaviour.people.Unit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A question about paths in JSON; whatever is left out has its usual value.
 *
 * @param direction after unless said
 * @param steps 3 unless said
 * @param nodes events shown a step, 8 unless said
 * @param of {@code {"node": id}}, or {@code {"from": id, "to": id}} for those who went from one to
 *     the other; the event itself unless said
 */
record PathsBody(
    @Nullable String dateFrom,
    @Nullable String dateTo,
    @Nullable Unit by,
    @Nullable Map<String, JsonNode> where,
    @Nullable String timezone,
    @Nullable String weekStart,
    @Nullable String event,
    PathQuestion.@Nullable Direction direction,
    @Nullable Integer steps,
    @Nullable Integer nodes,
    @Nullable Boolean actors,
    @Nullable JsonNode of,
    @Nullable Integer limit,
    @Nullable String cursor)
    implements QuestionBody.Dated, QuestionBody.WithActors {}
