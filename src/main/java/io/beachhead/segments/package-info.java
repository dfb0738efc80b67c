/**
 * How do we divide them? Several segmentations of the same customers side by side, each a list of
 * rules on accounts or learned from them, one of them agreed by both teams; who belongs to which
 * segment; how a change moves accounts; how well each tells what accounts do.
 */
@ApplicationModule(
    allowedDependencies = {
      "statistics",
      "statistics :: division",
      "statistics :: grouping",
      "statistics :: latent",
      "store",
      "web",
      "web :: text",
      "web :: card",
      "web :: chart",
      "web :: load",
      "workspace",
      "runs",
      "voice",
      "voice :: jobs",
      "voice :: surveys",
      "behaviour",
      "behaviour :: cohorts",
      "customers",
      "customers :: attribute",
      "customers :: revenue"
    })
@NullMarked
package io.beachhead.segments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
