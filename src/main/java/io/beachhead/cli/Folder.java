package io.beachhead.cli;

import io.beachhead.store.DataFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The data folder option, shared by every command but {@code demo}, which has its own folder. */
final class Folder {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:BEACHHEAD_DATA:-data}",
      description = "Data folder (default ./data).")
  private Path data = Path.of("data");

  DataFolder folder() {
    return new DataFolder(data);
  }
}
