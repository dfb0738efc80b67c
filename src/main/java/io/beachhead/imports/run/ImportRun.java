package io.beachhead.imports.run;

import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.ImportProgress;
import io.beachhead.workspace.CurrentUser;
import java.nio.file.Path;
import java.time.Instant;

/**
 * One run of an import, as it was asked for.
 *
 * @param id under which it is recorded where it writes anything
 * @param file in the data folder, unpacked
 * @param progress hears how far the run is
 * @param by who asked
 * @param at when
 */
record ImportRun(
    String id,
    ImportKind kind,
    Path file,
    ImportOptions options,
    ImportProgress progress,
    CurrentUser by,
    Instant at) {

  /** The same, recorded under another id. */
  ImportRun under(String other) {
    return new ImportRun(other, kind, file, options, progress, by, at);
  }
}
