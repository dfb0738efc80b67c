/**
 * Who may leave, and what goes with leaving? How often accounts use the product and how that
 * changes, features they dropped, and how much more often those left for whom that was so.
 */
@NullMarked
package io.beachhead.growth.churn;

import org.jspecify.annotations.NullMarked;
