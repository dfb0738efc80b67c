/**
 * What may customers know of the roadmap? Now, next and later with the reasons they may read, by
 * segment, behind links that expire and can be revoked; nothing else of the workspace.
 */
@NullMarked
package io.beachhead.decisions.audience;

import org.jspecify.annotations.NullMarked;
