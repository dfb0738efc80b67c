package io.beachhead.alerts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an alert was raised.
 *
 * @param period the beginning of the interval it is about
 * @param said in a sentence
 * @param value of the number then
 * @param receivers webhooks it went to
 */
public record RaisedAlert(
    String alert,
    String period,
    String said,
    @Nullable Double value,
    int receivers,
    Instant raisedAt) {}
