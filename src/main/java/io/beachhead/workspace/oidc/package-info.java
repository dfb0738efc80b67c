/** Who comes in by an OpenID Connect provider, and with which role. Off unless it is configured. */
@NullMarked
package io.beachhead.workspace.oidc;

import org.jspecify.annotations.NullMarked;
