/**
 * What do they say? Requests of customers and prospects, in their own words, and the themes they
 * make up.
 */
@ApplicationModule(
    allowedDependencies = {
      "statistics",
      "store",
      "web",
      "web :: card",
      "workspace",
      "imports",
      "customers",
      "customers :: revenue"
    })
@NullMarked
package io.beachhead.voice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
