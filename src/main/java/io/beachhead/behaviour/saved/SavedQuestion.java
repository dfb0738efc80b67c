package io.beachhead.behaviour.saved;

import java.time.Instant;

/**
 * A question kept under a name.
 *
 * @param key of its own short address, {@code /questions/KEY}
 * @param address path and query of the page that asks it
 */
public record SavedQuestion(
    String key, String name, String address, String savedBy, Instant savedAt) {}
