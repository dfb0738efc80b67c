package io.beachhead.cli;

import io.beachhead.store.DataFolderLock;
import io.beachhead.store.WorkspaceFiles;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Serves a workspace until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Serves the workspace in the data folder until stopped (Ctrl-C).",
      "The first start prints a one-time link to set it up."
    })
final class ServeCommand implements Callable<Integer> {
  @ParentCommand private BeachheadCommand program;
  @Mixin private ServerAddress address;
  @Mixin private Folder data;

  @Option(
      names = "--forget-lost-events",
      description =
          "Where events.duckdb is lost, go on without its product events and begin a new log.")
  private boolean forgetLostEvents;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var out = spec.commandLine().getOut();
    if (forgetLostEvents) {
      try (var lock = DataFolderLock.take(data.folder())) {
        if (new WorkspaceFiles(lock.folder()).forgetLostEvents()) {
          out.println("The lost product events are forgotten; a new log begins.");
        }
      }
    }
    return new WebProgram(program.application(), data.folder(), address, WebProgram.Mode.SERVE)
        .runUntilStopped(out);
  }
}
