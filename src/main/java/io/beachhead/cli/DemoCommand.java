package io.beachhead.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Serves the sample company, signed in already. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Serves the sample company Planwright, signed in already (for requests to this machine's own"
          + " name only).",
      "It has a data folder of its own and refuses one that holds a workspace not made by demo."
    })
final class DemoCommand implements Callable<Integer> {
  @ParentCommand private BeachheadCommand program;
  @Mixin private ServerAddress address;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:BEACHHEAD_DEMO_DATA:-data-demo}",
      description = "Data folder of the demo (default ./data-demo).")
  private Path data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return new WebProgram(program.application(), Folder.at(data), address, WebProgram.Mode.DEMO)
        .runUntilStopped(spec.commandLine().getOut());
  }
}
