/**
 * Who hears of a number that matters? Alerts on saved numbers: raised once a period, shown on
 * Alignment and told to other programs.
 */
@ApplicationModule(
    allowedDependencies = {
      "statistics",
      "store",
      "web",
      "web :: text",
      "workspace",
      "outbox",
      "outbox :: mail",
      "customers",
      "customers :: attribute",
      "customers :: revenue",
      "behaviour",
      "behaviour :: saved",
      "value",
      "value :: happiness"
    })
@NullMarked
package io.beachhead.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
