/**
 * Whom do we serve? Accounts, the people in them, what they pay and how that changed.
 *
 * <p>{@link io.beachhead.customers.CustomerBase} is the picture every other module computes on: all
 * accounts of the workspace in memory, column by column, with the revenue in force at a date.
 */
@ApplicationModule(
    allowedDependencies = {
      "statistics",
      "store",
      "web",
      "web :: card",
      "web :: chart",
      "web :: text",
      "workspace",
      "imports"
    })
@NullMarked
package io.beachhead.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
