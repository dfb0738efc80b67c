/** How a file becomes rows of the workspace: pass, rows, batches, journal, undo. */
@NullMarked
package io.beachhead.imports.run;

import org.jspecify.annotations.NullMarked;
