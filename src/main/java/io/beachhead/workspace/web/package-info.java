/** Sign-in, set-up, settings and the description of the interface, as pages and as JSON. */
@NamedInterface
@NullMarked
package io.beachhead.workspace.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
