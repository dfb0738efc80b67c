package io.beachhead.segments;

import java.time.Instant;

/** The day both teams agreed on a segmentation. */
public record Activation(String segmentation, String name, Instant at, String by) {}
