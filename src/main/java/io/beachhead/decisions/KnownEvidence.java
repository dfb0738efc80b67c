package io.beachhead.decisions;

/** What is known on a day of what is decided on, and the prediction made from it. */
public record KnownEvidence(DecisionEvidence evidence, Prediction predicted) {}
