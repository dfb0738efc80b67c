/**
 * Do both teams see the same thing? The start page: where customers stand, who is close to happy
 * and what would tip them, what changed and what needs somebody.
 */
@ApplicationModule(
    allowedDependencies = {
      "statistics",
      "web",
      "web :: text",
      "web :: chart",
      "workspace",
      "workspace :: settings",
      "customers",
      "customers :: revenue",
      "segments",
      "value",
      "value :: features",
      "value :: happiness",
      "roadmap",
      "decisions",
      "decisions :: answers",
      "alerts"
    })
@NullMarked
package io.beachhead.alignment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
