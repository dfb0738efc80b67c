/**
 * What an admin decides: the workspace's settings, the deletion of all data, and the audit trail.
 */
@NamedInterface
@NullMarked
package io.beachhead.workspace.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
