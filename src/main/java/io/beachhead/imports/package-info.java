/**
 * How do files get in: reading, mapping, preview, validation, progress and undo. Which files there
 * are to import is said by the modules that own the tables, as {@code ImportKind}s.
 */
@ApplicationModule(allowedDependencies = {"store", "web", "web :: load", "workspace"})
@NullMarked
package io.beachhead.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
