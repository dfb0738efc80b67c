package io.beachhead.voice.words.web;

import io.beachhead.voice.words.Collocations;
import io.beachhead.voice.words.Concordance;
import io.beachhead.voice.words.PassageFilter;
import io.beachhead.voice.words.SaidWords;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The words customers use, as JSON. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Words")
class WordsApi {
  private static final int LINES = 50;
  private static final int MOST_LINES = 1000;

  private final SaidWords words;
  private final Concordance concordance;
  private final Collocations collocations;
  private final Shells shells;

  WordsApi(SaidWords words, Concordance concordance, Collocations collocations, Shells shells) {
    this.collocations = collocations;
    this.words = words;
    this.concordance = concordance;
    this.shells = shells;
  }

  /**
   * What to compare.
   *
   * @param of the part whose words are asked for; null for everything
   * @param against the other part; null for everything else of the same kinds
   */
  record Question(@Nullable PassageFilter of, @Nullable PassageFilter against) {}

  @PostMapping("/api/words")
  @Operation(
      summary = "Words that set one part of what customers say apart from another",
      description =
          "Every word, and every two side by side, of at least three distinct accounts:"
              + " log-likelihood g2, logRatio (3 = eight times as often) and q after Benjamini and"
              + " Hochberg. Filters: kinds, segment, job, outcome (won, lost), code.")
  SaidWords.Answer compare(@RequestBody(required = false) @Nullable Question question) {
    PassageFilter of = question == null ? null : question.of();
    return words.compare(
        of == null ? PassageFilter.EVERYTHING : of,
        question == null ? null : question.against(),
        shells.asOf());
  }

  @GetMapping("/api/concordance")
  @Operation(
      summary = "Where customers say a word",
      description =
          "Letter case is ignored; several words match in a row. from and to count UTF-16 units of"
              + " the text of the request or interview that id names. kinds may be repeated or"
              + " separated by commas; limit is at most 1,000.")
  Concordance.Answer places(
      @RequestParam(required = false) @Nullable String term,
      @RequestParam(required = false) @Nullable List<String> kinds,
      @RequestParam(required = false) @Nullable Integer limit) {
    if (limit != null && (limit < 1 || limit > MOST_LINES)) {
      throw ProblemException.badRequest(
          "The limit is not usable.",
          List.of(
              ProblemItem.of(
                  "limit", limit.toString(), "must be from 1 to %d".formatted(MOST_LINES))));
    }
    return concordance.of(term, kinds, limit == null ? LINES : limit);
  }

  @GetMapping("/api/collocations")
  @Operation(
      summary = "Words that stand near a word",
      description =
          "Words within window words on either side (5 unless said, at most 20), of at least three"
              + " distinct accounts, more often there than elsewhere. kinds may be repeated or"
              + " separated by commas.")
  Collocations.Answer near(
      @RequestParam(required = false) @Nullable String term,
      @RequestParam(required = false) @Nullable Integer window,
      @RequestParam(required = false) @Nullable List<String> kinds) {
    return collocations.of(
        term,
        window == null ? Collocations.USUAL_WINDOW : window,
        new PassageFilter(kinds, null, null, null, null),
        shells.asOf());
  }
}
