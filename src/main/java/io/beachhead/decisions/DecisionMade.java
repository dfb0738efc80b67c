package io.beachhead.decisions;

/** A decision was written down, in the transaction that is under way. */
public record DecisionMade(Decision decision) {}
