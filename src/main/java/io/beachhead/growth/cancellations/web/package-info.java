/** The public cancel page, the team's list of cancellations, and the same as JSON. */
@NullMarked
package io.beachhead.growth.cancellations.web;

import org.jspecify.annotations.NullMarked;
