package io.beachhead.statistics;

/** What the data say about one quantity: either a measured value or why there is none. */
public sealed interface Estimate permits Measured, NotEnoughData {}
