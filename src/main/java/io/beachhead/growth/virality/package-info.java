/** Do users bring users? Invitations, acceptance, how many each brings and how fast. */
@NullMarked
package io.beachhead.growth.virality;

import org.jspecify.annotations.NullMarked;
