/**
 * What does it look like with customers in it? Worked examples and a demo company, loaded into an
 * empty workspace through the same imports a company uses for its own files.
 */
@ApplicationModule(
    allowedDependencies = {
      "web",
      "web :: load",
      "workspace",
      "workspace :: settings",
      "imports",
      "behaviour",
      "behaviour :: log",
      "behaviour :: saved",
      "segments",
      "value",
      "value :: model",
      "roadmap",
      "decisions",
      "decisions :: answers",
      "growth",
      "growth :: guides",
      "alignment"
    })
@NullMarked
package io.beachhead.samples;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
