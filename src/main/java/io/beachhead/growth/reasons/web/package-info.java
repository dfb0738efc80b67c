/** The page of why customers leave, and the same as JSON and CSV. */
@NullMarked
package io.beachhead.growth.reasons.web;

import org.jspecify.annotations.NullMarked;
