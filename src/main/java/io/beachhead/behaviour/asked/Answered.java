package io.beachhead.behaviour.asked;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * An answer as JSON.
 *
 * @param actors who is behind one of its numbers; left out where nobody asked
 */
public record Answered<A>(
    @JsonUnwrapped A answer,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ActorPage actors) {}
