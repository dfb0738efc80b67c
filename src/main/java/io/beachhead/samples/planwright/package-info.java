/** The demo company: Planwright, who make a project-management tool. All of it is invented. */
@NullMarked
package io.beachhead.samples.planwright;

import org.jspecify.annotations.NullMarked;
