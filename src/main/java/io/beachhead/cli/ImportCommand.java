package io.beachhead.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/** Imports a CSV file, through the running server or without one. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Imports a CSV file: all of it, or nothing where a row has a problem.",
      "Where a server works on the data folder the file goes through it.",
      "KIND: accounts, people, revenue, subscriptions, invoices, deals, features, evidence,"
          + " requests, feature-usage, events."
    })
final class ImportCommand implements Callable<Integer> {
  private static final int UNPROCESSABLE = 422;

  @ParentCommand private BeachheadCommand program;

  @Parameters(index = "0", paramLabel = "KIND", description = "What the rows are.")
  private String kind;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "A CSV file; events also as lines of JSON; - is standard input.")
  private Path file;

  @Option(
      names = "--map",
      paramLabel = "THEIRS:OURS",
      description = "Their column feeds ours; splits at the last colon. Repeatable.")
  private List<String> maps = List.of();

  @Option(
      names = "--set",
      paramLabel = "OURS:VALUE",
      description = "A constant for a column the file has not. Repeatable.")
  private List<String> sets = List.of();

  @Option(
      names = "--features",
      paramLabel = "COL,COL,…",
      split = ",",
      description = "feature-usage from a wide file: the columns that are features.")
  private List<String> features = List.of();

  @Option(
      names = "--dates",
      paramLabel = "dmy|mdy",
      description = "How to read 3/4/2026: day or month first.")
  private @Nullable String dates;

  @Option(
      names = "--decimal",
      paramLabel = "point|comma",
      description = "Decimal mark of all numbers.")
  private @Nullable String decimal;

  @Option(
      names = "--meaning",
      paramLabel = "COLUMN:WORD:OURS",
      description = "What a word of the file means: status:Aktiv:active. Repeatable.")
  private List<String> meanings = List.of();

  @Option(
      names = "--characters",
      paramLabel = "SET",
      description = "Character set of the file: UTF-8, windows-1250, GBK, …")
  private @Nullable String characters;

  @Option(names = "--dry-run", description = "List every problem, write nothing.")
  private boolean dryRun;

  @Option(names = "--skip-invalid", description = "Write the good rows, list the others.")
  private boolean skipInvalid;

  @Mixin private WorkspaceOptions workspace;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean standardInput = file.toString().equals("-");
    if (!standardInput && !Files.isRegularFile(file)) {
      throw new Refusal(ExitCode.WRONG_USAGE, "There is no file %s.".formatted(file));
    }
    try (var server = WorkspaceConnection.open(program.application(), workspace);
        var body = standardInput ? UploadBody.standardInput() : UploadBody.of(file)) {
      var request =
          server
              .request("/api/imports/" + encoded(kind) + query(body.name()))
              .header("Content-Type", "text/csv")
              .header("Accept", "application/json, application/problem+json")
              .POST(body.publisher(ProgressLine.onTerminal(spec.commandLine().getErr())))
              .build();
      var answer = server.send(request, BodyHandlers.ofString());
      return switch (answer.statusCode()) {
        case 200, UNPROCESSABLE -> say(server, answer.statusCode(), answer.body());
        case 400, 409, 413 ->
            throw new Refusal(
                ExitCode.PROBLEMS_IN_FILE, WorkspaceConnection.explanation(answer.body()));
        default -> throw server.refused(answer.statusCode(), answer.body());
      };
    }
  }

  private int say(WorkspaceConnection server, int status, String body) {
    ImportAnswer answer;
    try {
      answer = WorkspaceConnection.JSON.readValue(body, ImportAnswer.class);
    } catch (JacksonException e) {
      throw server.refused(status, body);
    }
    var out = spec.commandLine().getOut();
    answer.print(out, dryRun);
    out.flush();
    boolean refused = status == UNPROCESSABLE || (dryRun && !answer.problems().isEmpty());
    return (refused ? ExitCode.PROBLEMS_IN_FILE : ExitCode.DONE).number();
  }

  private String query(String name) {
    var parameters = new ArrayList<String>();
    parameters.add("dryRun=" + dryRun);
    parameters.add("skipInvalid=" + skipInvalid);
    parameters.add("file=" + encoded(name));
    maps.forEach(map -> parameters.add("map=" + encoded(map)));
    sets.forEach(set -> parameters.add("set=" + encoded(set)));
    features.forEach(feature -> parameters.add("features=" + encoded(feature)));
    if (dates != null) {
      parameters.add("dates=" + encoded(dates));
    }
    meanings.forEach(meaning -> parameters.add("meaning=" + encoded(meaning)));
    if (characters != null) {
      parameters.add("characters=" + encoded(characters));
    }
    if (decimal != null) {
      parameters.add("decimal=" + encoded(decimal));
    }
    return "?" + String.join("&", parameters);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
