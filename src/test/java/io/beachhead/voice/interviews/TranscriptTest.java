package io.beachhead.voice.interviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  @Test
  void tellsTheInterviewerFromTheCustomerByName() {
    var text =
        "[00:02:14] ML: Tell me about the last time.\n"
            + "[00:02:21] RH: Two weeks ago.\n  Nobody looked.\n[03:05] ML: And then?\n";
    assertThat(said(text, "Mara Lind"))
        .containsExactly(
            "ML 134 asks: Tell me about the last time.",
            "RH 141: Two weeks ago.\n  Nobody looked.",
            "ML 185 asks: And then?");
  }

  @Test
  void knowsWhatToolsCallWhoeverAsks() {
    assertThat(said("Assistant: Hi there!\n\nUser: sounds great\n\nAI: Let's go.", null))
        .containsExactly("Assistant asks: Hi there!", "User: sounds great", "AI asks: Let's go.");
  }

  @Test
  void takesWhoeverAsksMostForTheInterviewer() {
    var text = "Priya: How do you do it?\nSamir: By hand.\nPriya: How long?\nSamir: Two days.";
    assertThat(said(text, null))
        .containsExactly(
            "Priya asks: How do you do it?",
            "Samir: By hand.",
            "Priya asks: How long?",
            "Samir: Two days.");
  }

  @Test
  void takesATextWithoutSpeakersForTheCustomers() {
    assertThat(said("We do it by hand.\nNote: it takes two days.", null))
        .containsExactly("null: We do it by hand.\nNote: it takes two days.");
    assertThat(said("", null)).isEmpty();
    assertThat(said("see https://example.com: it is there", null)).hasSize(1);
  }

  @Test
  void readsALineOfANameAndATime() {
    assertThat(said("Mara Lind   0:00:03\nWho waits?\n\nRasmus Hansen  00:12\nThe owner.", "Mara"))
        .containsExactly("Mara Lind 3 asks: Who waits?", "Rasmus Hansen 12: The owner.");
  }

  @Test
  void countsUtf16UnitsAndKeepsRightToLeftAsItIs() {
    var text = "진행자: 언제요?\nדנה: 😀 עשינו ידנית";
    var turns = Transcript.turns(text, null);
    assertThat(turns).hasSize(2);
    assertThat(turns.getFirst().interviewer()).isTrue();
    assertThat(text.substring(turns.getLast().from(), turns.getLast().to()))
        .isEqualTo("😀 עשינו ידנית");
    assertThat(turns.getLast().to()).isEqualTo(text.length());
  }

  @Test
  void measuresAgreementOverTheCustomersSentences() {
    var text = "Q: How?\nA: By hand. It takes days. We like it. Always.";
    var interview =
        new Interview("i", null, null, null, null, null, null, null, null, null, null, text);
    var quotes =
        List.of(
            quote(text, "By hand", "problem", "Ann"),
            quote(text, "takes days", "problem", "Ann"),
            quote(text, "like", "success", "Ann"),
            quote(text, "By hand", "problem", "Bo"),
            quote(text, "takes days", "problem", "Bo"),
            quote(text, "like", "problem", "Bo"));
    var agreement = CoderAgreement.of(List.of(interview), quotes);
    assertThat(agreement.sentences()).isEqualTo(4);
    assertThat(agreement.coders()).isEqualTo(2);
    assertThat(agreement.agreed()).isEqualTo(.75);
    // Values: problem 5, success 1, none 2 of 8; expected disagreement (5·1 + 5·2 + 1·2)·2/56.
    assertThat(agreement.alpha()).isEqualTo(1 - 7.0 * 1 / 17);
    assertThat(CoderAgreement.of(List.of(interview), quotes.subList(0, 3)).alpha()).isNull();
  }

  private static Quote quote(String text, String words, String code, String coder) {
    int from = text.indexOf(words);
    return new Quote(
        words + coder,
        "i",
        from,
        from + words.length(),
        words,
        code,
        null,
        coder,
        java.time.Instant.EPOCH);
  }

  private static List<String> said(String text, @Nullable String interviewer) {
    return Transcript.turns(text, interviewer).stream()
        .map(turn ->
            turn.speaker()
                + (turn.seconds() == null ? "" : " " + turn.seconds())
                + (turn.interviewer() ? " asks" : "")
                + ": "
                + text.substring(turn.from(), turn.to()))
        .toList();
  }
}
