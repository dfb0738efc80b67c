/** Who signed up, and how far did each get since: what all figures of new users count from. */
@NullMarked
package io.beachhead.growth.users;

import org.jspecify.annotations.NullMarked;
