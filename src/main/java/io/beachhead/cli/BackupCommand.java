package io.beachhead.cli;

import io.beachhead.store.BackupFile;
import io.beachhead.store.BackupManifest;
import io.beachhead.store.Backups;
import io.beachhead.store.DataFolderInUse;
import io.beachhead.store.DataFolderLock;
import io.beachhead.store.PrivateFiles;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Saves a workspace into one file, while a server works on it or not. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Saves everything the workspace owns into one zip file; a running server goes on working.",
      "The file appears once it is complete and its checksums match."
    })
final class BackupCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @ParentCommand private BeachheadCommand program;

  @Parameters(
      paramLabel = "FILE",
      description = "File to write; in a folder that exists, beachhead-DATE-TIME.zip.")
  private Path file;

  @Option(names = "--overwrite", description = "Replace FILE where it exists.")
  private boolean overwrite;

  @Mixin private WorkspaceOptions workspace;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var target = target();
    if (Files.exists(target) && !overwrite) {
      throw new Refusal(
          ExitCode.WRONG_USAGE, "%s exists; --overwrite replaces it.".formatted(target));
    }
    var half = target.resolveSibling(target.getFileName() + ".part");
    PrivateFiles.fromNowOn();
    // One that a killed backup left keeps its permissions otherwise.
    Files.deleteIfExists(half);
    half.toFile().deleteOnExit();
    try {
      write(half);
      var manifest = new BackupFile(half).verify();
      try (var written = FileChannel.open(half, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      report(target, manifest);
      if (manifest.withoutEvents() != null) {
        spec.commandLine()
            .getErr()
            .println(
                "The product events could not be read and are not in it: "
                    + manifest.withoutEvents());
        return ExitCode.FAILED.number();
      }
    } finally {
      Files.deleteIfExists(half);
    }
    return ExitCode.DONE.number();
  }

  private Path target() {
    return Files.isDirectory(file)
        ? file.resolve("beachhead-%s.zip".formatted(STAMP.format(Instant.now())))
        : file;
  }

  private void write(Path half) throws IOException, InterruptedException {
    if (workspace.url() == null && DataFolderLock.holder(workspace.folder()).isEmpty()) {
      writeIdleFolder(half);
      return;
    }
    try (var server = WorkspaceConnection.open(program.application(), workspace)) {
      var request = server.request("/api/workspace/backup").GET().build();
      var answer = server.send(request, BodyHandlers.ofFile(half));
      if (answer.statusCode() != 200) {
        throw server.refused(answer.statusCode(), Files.readString(half, StandardCharsets.UTF_8));
      }
    }
  }

  private void writeIdleFolder(Path half) throws IOException {
    var folder = workspace.folder();
    if (!Files.exists(folder.records())) {
      throw new Refusal(
          ExitCode.WRONG_USAGE, "There is no workspace in %s.".formatted(folder.root()));
    }
    try (var _ = DataFolderLock.take(folder);
        var out = Files.newOutputStream(half)) {
      Backups.ofIdle(folder).write(out);
    } catch (DataFolderInUse e) {
      throw new Refusal(ExitCode.FOLDER_IN_USE, e.getMessage() + " Try again once it has started.");
    }
  }

  private void report(Path target, BackupManifest manifest) throws IOException {
    var out = spec.commandLine().getOut();
    out.printf(
        "%s: %s of data in %s, taken %s%n",
        target,
        ByteSize.text(manifest.bytes()),
        ByteSize.text(Files.size(target)),
        manifest.made().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    out.flush();
  }
}
