package io.beachhead.cli;

import io.beachhead.store.DataFolder;
import java.nio.file.Files;
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
    return at(data);
  }

  /**
   * The data folder of that name, which need not exist yet.
   *
   * @throws Refusal if a file stands in its way, or nobody may write there
   */
  static DataFolder at(Path data) {
    var folder = new DataFolder(data);
    var there = folder.root();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there != null && !Files.isDirectory(there)) {
      throw new Refusal(
          ExitCode.WRONG_USAGE,
          "%s is a file, not a folder. Choose another data folder with --data DIR."
              .formatted(there));
    }
    if (there != null && !Files.isWritable(there)) {
      throw new Refusal(
          ExitCode.WRONG_USAGE,
          "This user cannot write to %s. Choose another data folder with --data DIR."
              .formatted(there));
    }
    return folder;
  }
}
