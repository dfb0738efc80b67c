/**
 * What do we tell other programs? Webhooks that people register, and messages to them: stored
 * before they are sent, signed, tried again when a receiver does not answer, never sent twice.
 *
 * <p>A module declares the types of messages it sends as beans of {@link
 * io.beachhead.outbox.MessageType}, and hands messages to {@link io.beachhead.outbox.Outbox#send}
 * inside the transaction they report.
 */
@ApplicationModule(
    allowedDependencies = {
      "store",
      "web",
      "web :: load",
      "workspace",
      "workspace :: secrets",
      "workspace :: web"
    })
@NullMarked
package io.beachhead.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
