/** Candidates for the aha moment as JSON and CSV. */
@NullMarked
package io.beachhead.growth.aha.web;

import org.jspecify.annotations.NullMarked;
