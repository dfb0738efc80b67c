/** Who may come in, and as whom: members, keys, one-time links, sign-in and its limits. */
@NullMarked
package io.beachhead.workspace.access;

import org.jspecify.annotations.NullMarked;
