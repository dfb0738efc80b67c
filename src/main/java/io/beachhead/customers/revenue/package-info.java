/**
 * What do they pay? Money and exchange rates, the recurring revenue in force on any day, and how it
 * moves: expansion, contraction, churn, retention, cohorts. Deals won and lost.
 */
@NamedInterface("revenue")
@NullMarked
package io.beachhead.customers.revenue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
