/** How a file becomes rows of the workspace: survey, rows, batches, journal, taking back. */
@NullMarked
package io.beachhead.imports.run;

import org.jspecify.annotations.NullMarked;
