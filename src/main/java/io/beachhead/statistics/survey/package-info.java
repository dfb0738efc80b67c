/**
 * What do answers and coded passages say: best-worst choices, price sensitivity, promoters,
 * opportunity, agreement of coders, and what personas tell about jobs.
 */
@NamedInterface("survey")
@NullMarked
package io.beachhead.statistics.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
