package io.beachhead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a project of its own, with a Maven and JDKs that only write down what is asked.
 */
class LauncherTest {
  @TempDir Path temp;

  private Path root;
  private Path log;

  private record Outcome(int code, String out, List<String> log) {}

  @BeforeEach
  void aProjectWithALauncher() throws IOException {
    root = Files.createDirectories(temp.resolve("project with space"));
    log = temp.resolve("log");
    for (var file :
        List.of("bin/beachhead", "bin/lib/jdk.sh", "bin/lib/build.sh", "bin/lib/run.sh")) {
      Files.createDirectories(root.resolve(file).getParent());
      Files.copy(Path.of(file), root.resolve(file));
    }
    Files.createDirectories(root.resolve("src/main/java"));
    Files.writeString(root.resolve("src/main/java/App.java"), "");
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.createDirectories(temp.resolve("home"));
    script(
        temp.resolve("tools/mvn"),
        """
        echo "mvn on $JAVA_HOME" >> "$LOG"
        mkdir -p "$ROOT/target" && echo jar > "$ROOT/target/beachhead-app.jar"
        """);
  }

  private void script(Path path, String body) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, "#!/bin/bash\nset -e\n" + body);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /**
   * A folder that looks like a JDK; its java unpacks like the jar's tools, or says what it runs.
   */
  private Path jdk(String folder, String version) throws IOException {
    var home = temp.resolve(folder);
    script(
        home.resolve("bin/java"),
        """
        case "$*" in
          *jarmode=tools*) mkdir -p "${!#}"; echo app > "${!#}/beachhead-app.jar"; echo unpack >> "$LOG" ;;
          *) echo "java $*" >> "$LOG" ;;
        esac
        """);
    script(home.resolve("bin/javac"), "");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    return home;
  }

  private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
    var command = new java.util.ArrayList<String>();
    command.addAll(List.of("bash", root.resolve("bin/beachhead").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(temp.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", temp.resolve("tools") + ":/usr/bin:/bin");
    builder.environment().put("HOME", temp.resolve("home").toString());
    builder.environment().put("BEACHHEAD_JVM_FOLDERS", temp.resolve("home/.jdks").toString());
    builder.environment().put("BEACHHEAD_AOT", "off");
    builder.environment().put("LOG", log.toString());
    builder.environment().put("ROOT", root.toString());
    builder.environment().putAll(environment);
    Files.deleteIfExists(log);
    var process = builder.start();
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var lines = Files.exists(log) ? Files.readAllLines(log) : List.<String>of();
    return new Outcome(process.waitFor(), out, lines);
  }

  @Test
  void buildsUnpacksAndRunsOnTheJdkOfJavaHome() throws Exception {
    var home = jdk("jdk-25", "25.0.1");

    var outcome = run(Map.of("JAVA_HOME", home.toString()), "serve", "--data", "my data");

    assertThat(outcome.code()).as(outcome.out()).isZero();
    assertThat(outcome.log()).hasSize(3);
    assertThat(outcome.log().get(0)).isEqualTo("mvn on " + home);
    assertThat(outcome.log().get(1)).isEqualTo("unpack");
    assertThat(outcome.log().get(2))
        .contains("--enable-native-access=ALL-UNNAMED", "serve --data my data");
  }

  @Test
  void buildsAndUnpacksOnlyOnce() throws Exception {
    var home = Map.of("JAVA_HOME", jdk("jdk-25", "25.0.1").toString());
    run(home, "doctor");

    assertThat(run(home, "doctor").log()).singleElement().asString().startsWith("java ");
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    var home = Map.of("JAVA_HOME", jdk("jdk-25", "25.0.1").toString());
    run(home, "doctor");
    Files.setLastModifiedTime(
        root.resolve("src/main/java/App.java"), FileTime.from(Instant.now().plusSeconds(5)));

    assertThat(run(home, "doctor").log().getFirst()).startsWith("mvn on ");
  }

  @Test
  void passesOverAnOlderJdkAndFindsTheOneInAUsualFolder() throws Exception {
    var old = jdk("jdk-17", "17.0.15");
    var found = jdk("home/.jdks/temurin-25.0.3", "25.0.3");

    var outcome = run(Map.of("JAVA_HOME", old.toString()), "doctor");

    assertThat(outcome.log().getFirst()).isEqualTo("mvn on " + found);
  }

  @Test
  void saysWhatIsMissingWithoutAJdk() throws Exception {
    var outcome = run(Map.of("JAVA_HOME", jdk("jdk-17", "17.0.15").toString()), "demo");

    assertThat(outcome.code()).isEqualTo(69);
    assertThat(outcome.out()).contains("needs a JDK 25 and found none", "jdk-17", "JAVA_HOME");
    assertThat(outcome.log()).isEmpty();
  }

  @Test
  void endsWithItsOwnCodeWhenTheBuildFails() throws Exception {
    script(temp.resolve("tools/mvn"), "echo 'no such symbol' >&2; exit 1");

    var outcome = run(Map.of("JAVA_HOME", jdk("jdk-25", "25.0.1").toString()), "demo");

    assertThat(outcome.code()).isEqualTo(70);
    assertThat(outcome.out()).contains("no such symbol", "The build failed");
  }

  @Test
  void addsTheOptionsOfTheEnvironment() throws Exception {
    var outcome =
        run(
            Map.of(
                "JAVA_HOME",
                jdk("jdk-25", "25.0.1").toString(),
                "BEACHHEAD_JAVA_OPTS",
                "-Xmx3g -Dsome=thing"),
            "serve");

    assertThat(outcome.log().getLast()).contains(" -Xmx3g -Dsome=thing -jar ");
  }
}
