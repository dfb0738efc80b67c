package io.beachhead.segments.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.segments.SegmentationDraft;
import io.beachhead.segments.rule.ChipForm;
import io.beachhead.segments.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditorStateTest {
  private static EditorState state(String... rules) {
    List<EditorState.Row> rows =
        java.util.stream.IntStream.range(0, rules.length)
            .mapToObj(i -> new EditorState.Row("s" + i, "Segment " + i, rules[i]))
            .toList();
    return new EditorState("k", 1, "K", false, rows, "other", "Other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          up:1       | b a c
          up:0       | a b c
          down:0     | b a c
          down:2     | a b c
          move:2:0   | c a b
          move:0:9   | a b c
          remove:1   | a c
          remove:x   | a b c
          nonsense   | a b c
          """)
  void reordersAndRemoves(String act, String order) {
    assertThat(state("a", "b", "c").after(act).rows())
        .extracting(EditorState.Row::rule)
        .containsExactly(order.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a = 1 and b = 2                 | drop:0.0.0   | b = 2
          a = 1 or b = 2                  | drop:0.0.0   | b = 2
          a = 1                           | drop:0.0.0   | ~~
          (a = 1 or b = 2) and not c = 3  | drop:0.not.0 | a = 1 or b = 2
          a = 1                           | drop:0.7.7   | a = 1
          a  =  1                         | drop:0.0.9   | a  =  1
          a = 1                           | drop:9.0.0   | a = 1
          a = 'x                          | drop:0.0.0   | a = 'x
          """)
  void dropsAChip(String rule, String act, String left) {
    assertThat(state(rule).after(act).rows().getFirst().rule()).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~                 | 0.new.new | x = 9
          a = 1              | 0.0.new   | a = 1 and x = 9
          a = 1              | 0.new.new | a = 1 or x = 9
          a = 1 or b = 2     | 0.1.0     | a = 1 or x = 9
          a = 1 or b = 2     | 0.not.new | (a = 1 or b = 2) and not x = 9
          a = 1              | 0.not.new | a = 1 and not x = 9
          ~~                 | 0.not.new | not x = 9
          """)
  void putsAChipInItsPlace(String rule, String at, String result) {
    ChipForm.Chip chip =
        ChipForm.of(Rule.parse("x = 9").condition())
            .orElseThrow()
            .rows()
            .getFirst()
            .chips()
            .getFirst();

    assertThat(state(rule).withChip(ChipPlace.of(at), chip).rows().getFirst().rule())
        .isEqualTo(result);
  }

  @Test
  void losesNothingBetweenTextAndChips() {
    EditorState before = state("a  = 1 AND (b = 2 or not c=3)", "d = 'x", "");

    EditorState there = before.after("text");
    assertThat(there.asText()).isTrue();
    assertThat(there.after("chips")).isEqualTo(before);
  }

  @Test
  void givesNewSegmentsAKeyOfTheirOwn() {
    EditorState state =
        new EditorState(
            "k",
            1,
            "K",
            false,
            List.of(
                new EditorState.Row("real-estate", "Homes", "a = 1"),
                new EditorState.Row("", "Real Estate", "b = 1"),
                new EditorState.Row("", "Övriga & other", "c = 1"),
                new EditorState.Row("", "Other", "d = 1"),
                new EditorState.Row("", "日本", "e = 1")),
            "other",
            "Other");

    assertThat(state.draft("k").rules())
        .extracting(SegmentationDraft.Rule::segment)
        .containsExactly("real-estate", "real-estate-2", "ovriga-other", "other-2", "segment");
  }

  @Test
  void marksThePlaceInTheRule() {
    assertThat(EditorViews.problem("a = 1 and foo > 5", 11, "p"))
        .isEqualTo(new EditorView.Problem("a = 1 and ", "foo", " > 5", 11, "p"));
    assertThat(EditorViews.problem("😀 = ", 6, "p"))
        .isEqualTo(new EditorView.Problem("😀 = ", " ", "", 6, "p"));
    assertThat(EditorViews.problem("", 1, "p"))
        .isEqualTo(new EditorView.Problem("", " ", "", 1, "p"));
  }
}
