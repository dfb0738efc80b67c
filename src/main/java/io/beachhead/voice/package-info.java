/**
 * What do they say? Requests of customers and prospects in their own words, the themes they make
 * up, interviews and the jobs found in them, the words customers use, and surveys.
 */
@ApplicationModule(
    allowedDependencies = {
      "statistics",
      "statistics :: survey",
      "store",
      "web",
      "web :: card",
      "web :: load",
      "web :: text",
      "web :: chart",
      "workspace",
      "workspace :: secrets",
      "runs",
      "text",
      "imports",
      "behaviour :: cohorts",
      "customers",
      "customers :: attribute",
      "customers :: forgetting",
      "customers :: revenue",
      "customers :: timeline"
    })
@NullMarked
package io.beachhead.voice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
