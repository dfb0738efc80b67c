/** E-mail as one more way out: through the company's own mail server, stored before it is sent. */
@NamedInterface("mail")
@NullMarked
package io.beachhead.outbox.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
