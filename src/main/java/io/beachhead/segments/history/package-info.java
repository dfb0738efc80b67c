/**
 * How did our view of customers change? Versions with what they told then and now, where accounts
 * went between two of them, and who agreed on which.
 */
@NullMarked
package io.beachhead.segments.history;

import org.jspecify.annotations.NullMarked;
