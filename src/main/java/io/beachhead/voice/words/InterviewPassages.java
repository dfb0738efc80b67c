package io.beachhead.voice.words;

import io.beachhead.text.Languages;
import io.beachhead.voice.interviews.Interview;
import io.beachhead.voice.interviews.Interviews;
import io.beachhead.voice.interviews.Quote;
import io.beachhead.voice.interviews.Transcript;
import io.beachhead.voice.interviews.Turn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The words of interviews: what the customer said, not what the interviewer asked. A turn is cut
 * where quotes begin and end, so that a code or job has the words of its quotes alone.
 */
@Component
class InterviewPassages implements Passages {
  /** Characters. */
  private static final int ENOUGH_TO_TELL = 400;

  private final Interviews interviews;
  private final Languages languages;

  InterviewPassages(Interviews interviews, Languages languages) {
    this.interviews = interviews;
    this.languages = languages;
  }

  @Override
  public String kind() {
    return "interviews";
  }

  @Override
  public List<Passage> all() {
    Map<String, List<Quote>> quotes =
        interviews.quotes().stream().collect(Collectors.groupingBy(Quote::interview));
    return interviews.all().parallelStream()
        .flatMap(interview ->
            passages(interview, quotes.getOrDefault(interview.id(), List.of())).stream())
        .toList();
  }

  private List<Passage> passages(Interview interview, List<Quote> quotes) {
    var passages = new ArrayList<Passage>();
    String text = interview.transcript();
    List<Turn> turns =
        Transcript.turns(text, interview.interviewer()).stream()
            .filter(turn -> !turn.interviewer())
            .toList();
    String language = language(interview, turns);
    for (Turn turn : turns) {
      var bounds = new TreeSet<Integer>(Set.of(turn.from(), turn.to()));
      for (Quote quote : quotes) {
        if (turn.from() < quote.from() && quote.from() < turn.to()) {
          bounds.add(quote.from());
        }
        if (turn.from() < quote.to() && quote.to() < turn.to()) {
          bounds.add(quote.to());
        }
      }
      int from = turn.from();
      for (int to : bounds.tailSet(from, false)) {
        passages.add(passage(interview, language, quotes, from, to));
        from = to;
      }
    }
    return passages;
  }

  /**
   * What somebody noted, else what all their words together tell: an interview is in one language,
   * and one answer such as "sounds great" is too short to tell it by.
   */
  private String language(Interview interview, List<Turn> turns) {
    String noted = interview.language();
    if (noted != null) {
      return noted;
    }
    var words = new StringBuilder();
    for (Turn turn : turns) {
      words.append(interview.transcript(), turn.from(), turn.to()).append(' ');
      if (words.length() > ENOUGH_TO_TELL) {
        break;
      }
    }
    return languages.of(words.toString()).code();
  }

  private static Passage passage(
      Interview interview, String language, List<Quote> quotes, int from, int to) {
    var jobs = new HashSet<String>();
    var codes = new HashSet<String>();
    for (Quote quote : quotes) {
      if (quote.from() <= from && to <= quote.to()) {
        if (quote.job() != null) {
          jobs.add(quote.job());
        }
        if (quote.code() != null) {
          codes.add(quote.code());
        }
      }
    }
    return new Passage(
        interview.id(),
        interview.accountId(),
        interview.personEmail(),
        interview.transcript().substring(from, to),
        from,
        language,
        new Passage.Marks(Set.copyOf(jobs), Set.copyOf(codes), false));
  }
}
