/** What happened to an account over time, as every module tells it, and what is to be done next. */
@NamedInterface("timeline")
@NullMarked
package io.beachhead.customers.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
