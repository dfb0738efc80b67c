package io.beachhead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Old words and phrases stay out of pages, messages, comments and documents; docs/glossary.md has
 * today's. Decision records keep the words of their day.
 */
class PlainWordsTest {
  private static final Map<Pattern, String> INSTEAD = instead();

  private static Map<Pattern, String> instead() {
    var words = new LinkedHashMap<String, String>();
    words.put("(kept|sets?|setting) aside", "reject, rejected");
    words.put("(take|takes|taken|took|taking)[ -]back\\b(?<!taken-back)", "undo, or remove");
    words.put("cannot be said", "not enough data, or what is unknown");
    words.put(
        "(?<!there )is no (date|number|text|rule|condition|account|segment)\\b", "is not a …");
    words.put("(?<!there )\\b(is|are) none\\b(?! in time| of that)", "is not a …, are not …");
    words.put("write it like", "use 2026-04-03");
    words.put("is none of", "must be one of");
    words.put("\\blet go\\b", "drop");
    words.put("after so long without|so long ago|\\bso often\\b", "the time: after this long");
    words.put("empt(ying|ies|ied) the (workspace|log)|workspace is emptied", "delete all data");
    words.put("shut(s)? out", "disable, disabled");
    words.put("(falls|fell) asleep", "go dormant");
    words.put("\\bmend(s|ed|ing)?\\b", "fix, repair");
    words.put("whoever asks while", "concurrent callers");
    words.put("no (account|feature) is like that", "no accounts match");
    words.put("here will be", "this page will show");
    words.put("who moved\\b", "accounts whose revenue changed");
    words.put("those who began together", "cohorts");
    words.put("\\breckon(s|ed|ing)?\\b", "calculate, count");
    words.put("not yet a question", "check the highlighted fields");
    var patterns = new LinkedHashMap<Pattern, String>();
    words.forEach(
        (word, better) -> patterns.put(Pattern.compile(word, Pattern.CASE_INSENSITIVE), better));
    return patterns;
  }

  @Test
  void noPageCommentOrDocumentHasAnOldWord() throws IOException {
    var found = new ArrayList<String>();
    for (var file : files()) {
      var lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        for (var word : INSTEAD.entrySet()) {
          var match = word.getKey().matcher(lines.get(i));
          if (match.find()) {
            found.add(
                "%s:%d says \"%s\"; say: %s"
                    .formatted(file, i + 1, match.group(), word.getValue()));
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static List<Path> files() throws IOException {
    var all = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
    all.add(Path.of("CHANGELOG.md"));
    for (var folder : List.of("src/main/java", "src/main/jte", "docs")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files
            .filter(file -> file.toString().matches(".*\\.(java|jte|md)"))
            .filter(file -> !file.startsWith("docs/decisions"))
            .forEach(all::add);
      }
    }
    return all;
  }
}
