package io.beachhead.cli;

import io.beachhead.store.DataFolder;
import java.io.IOException;
import java.nio.file.Files;

/**
 * Marks a data folder as the demo's. The demo lets everybody on this machine in as an
 * administrator, so it must never open a real workspace.
 */
final class DemoFolder {
  private static final String MARK = "demo";

  private DemoFolder() {}

  /** Marks the folder, or refuses it when it holds records that no demo made. */
  static void claim(DataFolder folder) throws IOException {
    var mark = folder.root().resolve(MARK);
    if (Files.exists(mark)) {
      return;
    }
    if (Files.exists(folder.records())) {
      throw new Refusal(
          ExitCode.WRONG_USAGE,
          "%s holds a workspace that demo did not make, and demo lets everybody on this machine in. Choose another folder with --data DIR, or 'serve' this one."
              .formatted(folder.root()));
    }
    Files.createDirectories(folder.root());
    Files.writeString(mark, "Sample data made by 'beachhead demo'; safe to delete.\n");
  }
}
