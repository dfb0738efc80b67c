package io.beachhead.voice.interviews;

import io.beachhead.statistics.survey.KrippendorffAlpha;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far people who coded the same transcripts agree. The units are the customers' sentences; a
 * coder's value of one is the code (else the job) of the first passage they marked that touches it,
 * or "none". A coder counts for an interview in which they marked something.
 *
 * @param alpha Krippendorff's nominal α; null where nothing was coded twice, or nothing varies
 * @param agreed share of the sentences on which all who coded them say the same
 * @param sentences that at least two people coded
 * @param coders how many people coded any of them
 */
public record CoderAgreement(@Nullable Double alpha, double agreed, int sentences, int coders) {
  private static final Pattern SENTENCE = Pattern.compile("[^.!?…。？！\\n]+[.!?…。？！]*");
  private static final double NONE = 0;

  /** Over several interviews. */
  public static CoderAgreement of(List<Interview> interviews, List<Quote> quotes) {
    Map<String, List<Quote>> byInterview = new HashMap<>();
    quotes.forEach(
        quote -> byInterview.computeIfAbsent(quote.interview(), _ -> new ArrayList<>()).add(quote));
    Map<String, Double> codes = new HashMap<>();
    List<List<@Nullable Double>> units = new ArrayList<>();
    var everybody = new TreeSet<String>();
    for (Interview interview : interviews) {
      List<Quote> marked = byInterview.getOrDefault(interview.id(), List.of());
      var coders = new TreeSet<String>();
      marked.forEach(quote -> coders.add(quote.coder()));
      if (coders.size() > 1) {
        everybody.addAll(coders);
        for (int[] sentence : sentences(interview)) {
          List<@Nullable Double> unit = new ArrayList<>();
          coders.forEach(coder -> unit.add(value(marked, coder, sentence, codes)));
          units.add(unit);
        }
      }
    }
    int agreed = 0;
    for (var unit : units) {
      agreed += unit.stream().distinct().count() == 1 ? 1 : 0;
    }
    Optional<Double> alpha = KrippendorffAlpha.of(units, KrippendorffAlpha.Level.NOMINAL);
    return new CoderAgreement(
        alpha.orElse(null),
        units.isEmpty() ? 0 : (double) agreed / units.size(),
        units.size(),
        everybody.size());
  }

  private static double value(
      List<Quote> marked, String coder, int[] sentence, Map<String, Double> codes) {
    for (Quote quote : marked) {
      if (quote.coder().equals(coder) && quote.from() < sentence[1] && quote.to() > sentence[0]) {
        String code = quote.code();
        String said = code == null ? "job " + quote.job() : code;
        return codes.computeIfAbsent(said, _ -> codes.size() + 1.0);
      }
    }
    return NONE;
  }

  private static List<int[]> sentences(Interview interview) {
    String text = interview.transcript();
    List<int[]> sentences = new ArrayList<>();
    for (Turn turn : Transcript.turns(text, interview.interviewer())) {
      if (!turn.interviewer()) {
        Matcher sentence = SENTENCE.matcher(text).region(turn.from(), turn.to());
        while (sentence.find()) {
          if (!sentence.group().isBlank()) {
            sentences.add(new int[] {sentence.start(), sentence.end()});
          }
        }
      }
    }
    return sentences;
  }
}
