/**
 * What do they say? Requests of customers and prospects, in their own words, and the themes they
 * make up.
 */
@ApplicationModule(
    allowedDependencies = {
      "statistics",
      "statistics :: survey",
      "store",
      "web",
      "web :: card",
      "web :: text",
      "web :: chart",
      "workspace",
      "workspace :: secrets",
      "runs",
      "text",
      "imports",
      "customers",
      "customers :: attribute",
      "customers :: forgetting",
      "customers :: revenue"
    })
@NullMarked
package io.beachhead.voice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
