package io.beachhead.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var out = spec.commandLine().getOut();
    return new WebProgram(program.application(), data.folder(), address, WebProgram.Mode.SERVE)
        .runUntilStopped(out);
  }
}
