/**
 * What does each team look at? Questions arranged on a page, with first ones for every role and a
 * link that only reads.
 */
@ApplicationModule(
    allowedDependencies = {
      "store",
      "web",
      "web :: text",
      "web :: chart",
      "workspace",
      "workspace :: secrets",
      "behaviour",
      "behaviour :: saved"
    })
@NullMarked
package io.beachhead.boards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
