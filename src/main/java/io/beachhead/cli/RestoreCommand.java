package io.beachhead.cli;

import io.beachhead.store.BackupRefused;
import io.beachhead.store.DataFolderLock;
import io.beachhead.store.Restore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup into a data folder. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a backup into a data folder in which no server runs.",
      "Everything is unpacked and examined first; present data are moved aside, never deleted."
    })
final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A file written by 'beachhead backup'.")
  private Path file;

  @Option(names = "--replace", description = "Where the folder holds data, move them aside.")
  private boolean replace;

  @Mixin private Folder data;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Refusal(ExitCode.WRONG_USAGE, "There is no file %s.".formatted(file));
    }
    try (var lock = DataFolderLock.take(data.folder())) {
      var outcome = new Restore(lock).from(file, replace);
      var out = spec.commandLine().getOut();
      out.printf(
          "%s holds the workspace as of %s.%n",
          lock.folder().root(), outcome.manifest().made().truncatedTo(ChronoUnit.SECONDS));
      var withoutEvents = outcome.manifest().withoutEvents();
      if (withoutEvents != null) {
        out.printf("Its product events were not in the backup: %s%n", withoutEvents);
      }
      outcome
          .replaced()
          .ifPresent(aside -> out.printf("What was there before lies in %s.%n", aside));
      out.flush();
    } catch (BackupRefused e) {
      throw new Refusal(ExitCode.PROBLEMS_IN_FILE, e.getMessage());
    }
    return ExitCode.DONE.number();
  }
}
