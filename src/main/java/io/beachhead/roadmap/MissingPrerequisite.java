package io.beachhead.roadmap;

/** A chosen feature that needs another one, which is neither shipped nor chosen. Both are keys. */
public record MissingPrerequisite(String feature, String requires) {}
