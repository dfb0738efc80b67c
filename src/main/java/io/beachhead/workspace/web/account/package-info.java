/** What may members change about themselves: their name, how they sign in, where they are in. */
@NullMarked
package io.beachhead.workspace.web.account;

import org.jspecify.annotations.NullMarked;
