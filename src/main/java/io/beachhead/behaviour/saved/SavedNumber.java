package io.beachhead.behaviour.saved;

/**
 * A number that has a name, so that it can be watched and shown elsewhere.
 *
 * @param key of it: {@code question:weekly-sign-ups}
 * @param name as people know it
 * @param href page that explains it
 * @param share whether it is a fraction that reads as a percentage
 */
public record SavedNumber(String key, String name, String href, boolean share) {}
