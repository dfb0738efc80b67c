package io.beachhead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation points at exists, and what it promises to say it says. */
class DocumentationTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

  /** Paths of the project in code style: `bin/test`, `src/main/jte/value`. */
  private static final Pattern PATH =
      Pattern.compile("`((?:bin|src|docs|bench|\\.ci)/[A-Za-z0-9_./-]*[A-Za-z0-9_])`");

  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)`");

  private static List<Path> pages() throws IOException {
    try (var docs = Files.walk(Path.of("docs"))) {
      var all =
          Stream.concat(
              Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(Path::of), docs);
      return all.filter(page -> page.toString().endsWith(".md")).sorted().toList();
    }
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    var broken = new ArrayList<String>();
    for (var page : pages()) {
      var links = LINK.matcher(Files.readString(page));
      while (links.find()) {
        var target = links.group(1);
        var folder = page.toAbsolutePath().getParent();
        if (!target.matches("[a-z]+:.*") && !Files.exists(folder.resolve(target))) {
          broken.add(page + " -> " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyPathNamedExists() throws IOException {
    var missing = new ArrayList<String>();
    for (var page : pages()) {
      var paths = PATH.matcher(Files.readString(page));
      while (paths.find()) {
        if (!Files.exists(Path.of(paths.group(1)))) {
          missing.add(page + " names " + paths.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  /** docs/security.md promises what these tests hold; a test that is gone holds nothing. */
  @Test
  void everyTestNamedExists() throws IOException {
    List<String> tests;
    try (var files = Files.walk(Path.of("src/test/java"))) {
      tests = files.map(file -> file.getFileName().toString()).toList();
    }
    var missing = new ArrayList<String>();
    for (var page : pages()) {
      var named = TEST.matcher(Files.readString(page));
      while (named.find()) {
        if (!tests.contains(named.group(1) + ".java")) {
          missing.add(page + " names " + named.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyDecisionSaysWhatDroveItWhatElseThereWasAndWhatCameOut() throws IOException {
    try (var decisions = Files.list(Path.of("docs/decisions"))) {
      for (var decision : decisions.toList()) {
        assertThat(decision.getFileName().toString())
            .matches("\\d{4}-\\d{2}-\\d{2}-[a-z0-9-]+\\.md");
        assertThat(Files.readString(decision))
            .as(decision.toString())
            .containsPattern("\\b(Drivers|What matters)\\b")
            .containsPattern("\\b(Options|Considered)\\b")
            .containsPattern("\\b(Outcome|Decided)\\b");
      }
    }
  }
}
