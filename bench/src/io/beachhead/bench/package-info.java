/**
 * How fast is it: benchmarks run by {@code bin/bench}, with their results in docs/performance.md.
 */
@NullMarked
package io.beachhead.bench;

import org.jspecify.annotations.NullMarked;
