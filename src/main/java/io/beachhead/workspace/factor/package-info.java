/**
 * What does a member prove beside the password: codes of an authenticator app, passkeys, recovery
 * codes, and whether everybody must.
 */
@NullMarked
package io.beachhead.workspace.factor;

import org.jspecify.annotations.NullMarked;
