package io.beachhead.voice.words;

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
  private final Interviews interviews;

  InterviewPassages(Interviews interviews) {
    this.interviews = interviews;
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

  private static List<Passage> passages(Interview interview, List<Quote> quotes) {
    var passages = new ArrayList<Passage>();
    String text = interview.transcript();
    for (Turn turn : Transcript.turns(text, interview.interviewer())) {
      if (!turn.interviewer()) {
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
          passages.add(passage(interview, quotes, from, to));
          from = to;
        }
      }
    }
    return passages;
  }

  private static Passage passage(Interview interview, List<Quote> quotes, int from, int to) {
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
        interview.language(),
        new Passage.Marks(Set.copyOf(jobs), Set.copyOf(codes), false));
  }
}
