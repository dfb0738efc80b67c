package io.beachhead.cli;

import io.beachhead.store.PrivateFiles;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes all rows of a kind as CSV that {@code import} reads. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes all rows of a kind as a CSV file that 'import' reads.",
      "KIND: the kinds of 'import'."
    })
final class ExportCommand implements Callable<Integer> {
  @ParentCommand private BeachheadCommand program;

  @Parameters(index = "0", paramLabel = "KIND", description = "What to export.")
  private String kind;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "File to write; without it, standard output.")
  private @Nullable Path file;

  @Mixin private WorkspaceOptions workspace;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrivateFiles.fromNowOn();
    var half =
        file == null
            ? Files.createTempFile("beachhead-export", ".csv")
            : file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(half);
    half.toFile().deleteOnExit();
    try (var server = WorkspaceConnection.open(program.application(), workspace)) {
      var path = "/api/export/" + URLEncoder.encode(kind, StandardCharsets.UTF_8) + ".csv";
      var request = server.request(path).header("Accept", "text/csv").GET().build();
      var answer = server.send(request, BodyHandlers.ofFile(half));
      if (answer.statusCode() != 200) {
        throw server.refused(answer.statusCode(), Files.readString(half, StandardCharsets.UTF_8));
      }
      if (file == null) {
        Files.copy(half, System.out);
        System.out.flush();
      } else {
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        spec.commandLine().getErr().printf("%s: %s%n", file, ByteSize.text(Files.size(file)));
      }
    } finally {
      Files.deleteIfExists(half);
    }
    return ExitCode.DONE.number();
  }
}
