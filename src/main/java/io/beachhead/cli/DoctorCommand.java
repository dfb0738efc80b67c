package io.beachhead.cli;

import io.beachhead.cli.Finding.Level;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Examines the data folder and the machine, and changes nothing. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Examines the data folder, the engines and the machine; changes nothing, works beside a"
          + " running server.",
      "Prints a line per check (OK, WARN, FAIL); exit code 1 where one failed."
    })
final class DoctorCommand implements Callable<Integer> {
  @Mixin private Folder data;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var failed = false;
    for (var finding : new Doctor(data.folder(), Clock.systemUTC()).examine()) {
      out.println(finding);
      failed |= finding.level() == Level.FAIL;
    }
    out.flush();
    return (failed ? ExitCode.FAILED : ExitCode.DONE).number();
  }
}
