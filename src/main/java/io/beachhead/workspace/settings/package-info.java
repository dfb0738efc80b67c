/** What an admin settles: the workspace's settings, its emptying, and the look into the past. */
@NamedInterface
@NullMarked
package io.beachhead.workspace.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
