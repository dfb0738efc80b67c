package io.beachhead.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a strict content security policy and the look ask of every template of every module. */
class TemplateRulesTest {
  /** Forms of people without a session: there is nothing to forge, and the link is the proof. */
  private static final Set<String> OF_STRANGERS =
      Set.of("voice/surveys/answer.jte", "voice/forms/fill.jte", "growth/cancellations/cancel.jte");

  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final Path ASSETS = Path.of("src/main/resources/static/assets");

  @Test
  void noTemplateHasStyleOrScriptOfItsOwn() throws IOException {
    assertThat(lines(line -> line.matches(".*\\sstyle=[\"'].*"))).isEmpty();
    assertThat(lines(line -> line.matches(".*\\son[a-z]+=[\"'].*"))).isEmpty();
    assertThat(lines(line -> line.matches(".*<script(?![^>]*\\ssrc=).*"))).isEmpty();
    assertThat(lines(line -> line.matches(".*(src|href)=[\"']https?://.*"))).isEmpty();
  }

  @Test
  void everyClassOfASharedPartIsDrawnByAStyleSheet() throws IOException {
    var drawn = drawn();
    var unknown = new TreeSet<String>();
    var attribute = Pattern.compile("class=\"([^\"$@]*)\"");
    for (var template : templates()) {
      if (!template.startsWith(TEMPLATES.resolve("web"))) continue;
      var found = attribute.matcher(Files.readString(template));
      while (found.find()) {
        for (var name : found.group(1).strip().split("\\s+")) {
          if (!name.isEmpty() && !name.startsWith("ti") && !drawn.contains(name)) {
            unknown.add(name + " in " + TEMPLATES.relativize(template));
          }
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void everyFormThatChangesSomethingCarriesItsProof() throws IOException {
    var missing = new ArrayList<String>();
    var form = Pattern.compile("<form\\b[^>]*method=\"post\".*?</form>", Pattern.DOTALL);
    for (var template : templates()) {
      if (OF_STRANGERS.contains(TEMPLATES.relativize(template).toString())) {
        continue;
      }
      var found = form.matcher(Files.readString(template));
      while (found.find()) {
        if (!found.group().contains("template.web.csrf") && !found.group().contains("hx-post")) {
          missing.add(TEMPLATES.relativize(template).toString());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static Set<String> drawn() throws IOException {
    var names = new HashSet<String>();
    try (var sheets = Files.list(ASSETS)) {
      for (var sheet : sheets.filter(path -> path.toString().endsWith(".css")).toList()) {
        var found = Pattern.compile("\\.([a-zA-Z][\\w-]*)").matcher(Files.readString(sheet));
        while (found.find()) names.add(found.group(1));
      }
    }
    return names;
  }

  private static List<String> lines(Predicate<String> forbidden) throws IOException {
    var found = new ArrayList<String>();
    for (var template : templates()) {
      for (var line : Files.readAllLines(template)) {
        if (forbidden.test(line)) found.add(TEMPLATES.relativize(template) + ": " + line.strip());
      }
    }
    return found;
  }

  private static List<Path> templates() throws IOException {
    try (var all = Files.walk(TEMPLATES)) {
      return all.filter(path -> path.toString().endsWith(".jte")).sorted().toList();
    }
  }
}
