/** Which early behaviour goes with staying: candidates for the aha moment. */
@NullMarked
package io.beachhead.growth.aha;

import org.jspecify.annotations.NullMarked;
