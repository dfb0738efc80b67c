package io.beachhead.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Starts as {@code demo} does, asks for the pages people open first, and ends: the run in which the
 * launcher records an AOT cache, and in which {@code bin/test} sees that what was packaged works.
 */
@Command(
    name = "train",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Used by the launcher to record an AOT cache.")
final class TrainCommand implements Callable<Integer> {
  @ParentCommand private BeachheadCommand program;
  @Mixin private Folder data;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var anywhere = ServerAddress.anyOnLoopback();
    var demo = new WebProgram(program.application(), data.folder(), anywhere, WebProgram.Mode.DEMO);
    boolean shown = demo.openPagesOnce(spec.commandLine().getOut());
    return (shown ? ExitCode.DONE : ExitCode.FAILED).number();
  }
}
