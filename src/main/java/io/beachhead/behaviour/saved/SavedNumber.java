package io.beachhead.behaviour.saved;

/**
 * A number that has a name, so that it can be watched and shown elsewhere.
 *
 * @param key of it: {@code question:weekly-sign-ups}
 * @param name as people know it
 * @param href page that explains it
 */
public record SavedNumber(String key, String name, String href) {}
