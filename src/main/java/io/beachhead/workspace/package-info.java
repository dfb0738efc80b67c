/**
 * Who are we: the workspace and its settings, the people of the team and their roles, sign-in, keys
 * of programs and the audit trail.
 */
@ApplicationModule(allowedDependencies = {"store", "web", "web :: text", "web :: load"})
@NullMarked
package io.beachhead.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
