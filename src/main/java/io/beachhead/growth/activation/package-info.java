/** Who completes the critical steps, how fast, and do those who do stay? */
@NullMarked
package io.beachhead.growth.activation;

import org.jspecify.annotations.NullMarked;
