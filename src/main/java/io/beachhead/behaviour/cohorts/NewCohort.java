package io.beachhead.behaviour.cohorts;

import io.beachhead.behaviour.people.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody says a cohort is. One of members, question and rule.
 *
 * @param key of its address; made from the name unless given
 * @param unit person unless said; of a question, whom it counts
 * @param kind {@code static} keeps whoever is a member now, {@code dynamic} is kept up to date;
 *     static unless there is a question or a rule
 * @param members ids of people or accounts
 * @param question a question as the API takes it, with its {@code kind} (funnel, retention, …) and
 *     {@code of}, the number whose people or accounts are meant
 * @param of the number, where the question does not say it itself
 * @param rule such as {@code {"did": "Export created", "atLeast": 3, "lastDays": 28}}
 */
public record NewCohort(
    @Nullable String key,
    @Nullable String name,
    @Nullable Unit unit,
    @Nullable String kind,
    @Nullable List<String> members,
    @Nullable JsonNode question,
    @Nullable JsonNode of,
    @Nullable JsonNode rule) {}
