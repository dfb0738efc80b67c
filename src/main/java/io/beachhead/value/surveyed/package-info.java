/**
 * What do surveys say a feature is worth? A MaxDiff survey with an anchor, by segment, beside what
 * it still lacks, and how it becomes evidence in the value model.
 */
@NullMarked
package io.beachhead.value.surveyed;

import org.jspecify.annotations.NullMarked;
