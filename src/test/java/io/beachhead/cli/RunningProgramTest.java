package io.beachhead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.App;
import io.beachhead.store.DataFolder;
import io.beachhead.store.DataFolderLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that need the workspace itself, beside a running server and without one. */
class RunningProgramTest {
  @TempDir Path temp;

  private record Outcome(int code, String out, String err) {}

  private Outcome run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        BeachheadCommand.commandLine(App.class)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Outcome(code, out.toString(), err.toString());
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(temp.resolve(name), content);
  }

  @Test
  void importsAndSavesBesideAServerAndWithoutOne() throws Exception {
    var data = temp.resolve("data").toString();
    var good = file("accounts.csv", "Company ID,Company\n7,Acme\n8,Zenith\n").toString();
    var bad = file("bad.csv", "id,name\n9,Late\n9,Twice\n").toString();
    var program =
        new WebProgram(
            App.class,
            new DataFolder(temp.resolve("data")),
            ServerAddress.anyOnLoopback(),
            WebProgram.Mode.SERVE);
    try (var running = program.start()) {
      assertThat(DataFolderLock.holder(running.lock().folder()).orElseThrow().address())
          .isEqualTo(running.url());

      var imported =
          run(
              "import",
              "accounts",
              good,
              "--data",
              data,
              "--map",
              "Company ID:id",
              "--map",
              "Company:name");
      assertThat(imported.code()).as(imported.err() + imported.out()).isZero();
      assertThat(imported.out()).contains("accounts: 2 rows, 2 created", "Import ");

      var refused = run("import", "accounts", bad, "--data", data);
      assertThat(refused.code()).isEqualTo(3);
      assertThat(refused.out()).contains("Nothing was written", "       3  id");

      var unknown = run("import", "nosuch", good, "--data", data);
      assertThat(unknown.code()).isEqualTo(2);
      assertThat(unknown.err()).contains("nosuch", "accounts");

      var exported = temp.resolve("exported.csv").toString();
      assertThat(run("export", "accounts", exported, "--data", data).code()).isZero();
      assertThat(Files.readString(temp.resolve("exported.csv")))
          .startsWith("id,name")
          .contains("7,Acme");
      assertThat(run("import", "accounts", exported, "--data", data).out())
          .contains("2 rows, 0 created, 0 updated, 2 unchanged");

      var saved = run("backup", temp.resolve("beside.zip").toString(), "--data", data);
      assertThat(saved.code()).as(saved.err()).isZero();
    }

    var again =
        run(
            "import",
            "accounts",
            good,
            "--data",
            data,
            "--map",
            "Company ID:id",
            "--map",
            "Company:name",
            "--dry-run");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).contains("2 unchanged", "dry run");
    assertThat(run("backup", temp.resolve("idle.zip").toString(), "--data", data).code()).isZero();

    for (var backup : new String[] {"beside", "idle"}) {
      var restored = temp.resolve(backup);
      var outcome =
          run("restore", temp.resolve(backup + ".zip").toString(), "--data", restored.toString());
      assertThat(outcome.code()).as(outcome.err()).isZero();
      assertThat(accounts(restored)).isEqualTo(2);
      assertThat(run("doctor", "--data", restored.toString()).code()).isZero();
    }
  }

  private static long accounts(Path data) throws Exception {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + new DataFolder(data).records());
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM account")) {
      row.next();
      return row.getLong(1);
    }
  }
}
