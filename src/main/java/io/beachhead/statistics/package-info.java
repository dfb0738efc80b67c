/**
 * How sure can we be: estimators, intervals and tests as plain Java.
 *
 * <p>No Spring, no SQL, no clock: every result depends on its arguments (and a seed) alone. Shares
 * are fractions in [0, 1]; "cannot say" is {@link io.beachhead.statistics.NotEnoughData}, never NaN
 * and never 0.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.beachhead.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
