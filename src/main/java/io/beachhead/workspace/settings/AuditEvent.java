package io.beachhead.workspace.settings;

import java.time.Instant;

/**
 * Something that was done.
 *
 * @param actorKind member, api-key, demo or system
 * @param actor the name it had then
 */
public record AuditEvent(
    long id,
    Instant at,
    String actorKind,
    String actor,
    String action,
    String subject,
    String detail) {}
