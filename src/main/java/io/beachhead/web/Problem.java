package io.beachhead.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457) as we send them.
 *
 * @param problems the single faults; empty where there is but one
 * @param id what to look for in the log, for faults of ours
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    List<ProblemItem> problems,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id) {}
