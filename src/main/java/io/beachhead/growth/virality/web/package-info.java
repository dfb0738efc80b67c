/** Virality as JSON and CSV. */
@NullMarked
package io.beachhead.growth.virality.web;

import org.jspecify.annotations.NullMarked;
