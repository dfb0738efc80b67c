package io.beachhead.voice;

/** What requests have in common. */
public record Theme(String key, String name) {}
