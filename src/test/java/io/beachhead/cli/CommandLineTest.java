package io.beachhead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.store.DataFolder;
import io.beachhead.store.DataFolderLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @TempDir Path folder;

  private record Outcome(int code, String out, String err) {}

  /** Runs a command without an application class: nothing here may get as far as starting one. */
  private static Outcome run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        BeachheadCommand.commandLine(CommandLineTest.class)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Outcome(code, out.toString(), err.toString());
  }

  @Test
  void helpNamesEveryCommandAndExitCode() {
    var help = run("--help");

    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("demo", "serve", "doctor", "Exit codes:");
    assertThat(help.out()).doesNotContain("train");
    for (var code : ExitCode.values()) {
      assertThat(help.out()).contains(code.number() + "   ");
    }
  }

  @Test
  void everyCommandHasHelp() {
    for (var command :
        BeachheadCommand.commandLine(CommandLineTest.class).getSubcommands().keySet()) {
      var help = run(command, "--help");
      assertThat(help.code()).isZero();
      assertThat(help.out()).startsWith("Usage: beachhead " + command);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nosuch",
        "serve --port eighty",
        "serve --port 70000",
        "serve --bind not.an.address.invalid"
      })
  void wrongUsageIsExplainedWithExitCode2(String line) {
    var outcome = run(line.isEmpty() ? new String[0] : line.split(" "));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).isNotBlank().doesNotContain("\tat ");
  }

  @Test
  void aPortInUseIsSaidBeforeAnythingStarts() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var outcome = run("serve", "--port", "" + taken.getLocalPort(), "--data", folder.toString());

      assertThat(outcome.code()).isEqualTo(5);
      assertThat(outcome.err()).contains("Port " + taken.getLocalPort() + " is in use");
    }
  }

  @Test
  void aFolderInUseIsSaidWithWhoHoldsIt() throws IOException {
    try (var _ = DataFolderLock.take(new DataFolder(folder))) {
      var outcome = run("serve", "--port", "0", "--data", folder.toString());

      assertThat(outcome.code()).isEqualTo(4);
      assertThat(outcome.err())
          .contains(folder.toString(), "process " + ProcessHandle.current().pid());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "demo", "doctor"})
  void aFileInTheWayOfTheDataFolderIsSaid(String command) throws IOException {
    var file = Files.writeString(folder.resolve("notes.txt"), "somebody's own file");

    for (var data : new Path[] {file, file.resolve("data")}) {
      var outcome = run(command, "--data", data.toString());

      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.err()).contains(file + " is a file, not a folder");
    }
    assertThat(file).hasContent("somebody's own file");
  }

  @Test
  void demoRefusesAWorkspaceItDidNotMake() throws IOException {
    Files.writeString(folder.resolve("beachhead.db"), "records of a real company");

    var outcome = run("demo", "--port", "0", "--data", folder.toString());

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("holds a workspace that demo did not make");
    assertThat(DataFolderLock.holder(new DataFolder(folder))).isEmpty();
  }
}
