package io.beachhead.customers.timeline;

import java.time.Instant;

/** What somebody of the team wrote down about an account. */
public record Note(String id, String account, String text, String by, Instant at) {}
