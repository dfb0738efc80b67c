/**
 * What do we build, and for whom? Scenarios are named selections of features; compared side by side
 * they show how many customers each makes happy, where, at which effort, and whom it does not
 * serve; the best one under a capacity is found.
 */
@ApplicationModule(
    allowedDependencies = {
      "statistics",
      "store",
      "web",
      "web :: load",
      "web :: text",
      "web :: chart",
      "workspace",
      "runs",
      "customers",
      "customers :: revenue",
      "segments",
      "value",
      "value :: features"
    })
@NullMarked
package io.beachhead.roadmap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
