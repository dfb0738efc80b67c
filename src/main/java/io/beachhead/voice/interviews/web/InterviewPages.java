package io.beachhead.voice.interviews.web;

import io.beachhead.voice.interviews.CoderAgreement;
import io.beachhead.voice.interviews.Guide;
import io.beachhead.voice.interviews.Interview;
import io.beachhead.voice.interviews.Quote;
import io.beachhead.voice.interviews.Transcript;
import io.beachhead.voice.interviews.Turn;
import io.beachhead.voice.jobs.Job;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns an interview into what its page shows. */
final class InterviewPages {
  private final Shell shell;
  private final InterviewAnswer who;
  private final Interview interview;
  private final List<Quote> quotes;
  private final Map<String, String> jobs = new HashMap<>();
  private final ZoneId zone;

  InterviewPages(
      Shell shell, InterviewAnswer who, Interview interview, List<Quote> quotes, ZoneId zone) {
    this.shell = shell;
    this.who = who;
    this.interview = interview;
    this.quotes = quotes;
    this.zone = zone;
  }

  InterviewPage page(
      List<Job> all,
      List<Guide.Opening> guide,
      Set<String> asked,
      InterviewPage.@Nullable QuoteForm form) {
    all.forEach(job -> jobs.put(job.key(), job.name()));
    return new InterviewPage(
        shell,
        interview.id(),
        who.who().interviewee(),
        facts(),
        interview.recordingUrl(),
        interview.textDeleted()
            ? "The text was deleted when the time it may be kept for was over."
            : null,
        turns(form != null),
        quotes.stream()
            .map(quote ->
                new InterviewPage.QuoteRow(quote.id(), quote.words(), about(quote), quote.coder()))
            .toList(),
        agreement(),
        guide(guide, asked),
        form);
  }

  private List<String> facts() {
    var held = interview.heldAt();
    var keep = interview.keepUntil();
    String consent = interview.consent();
    return Stream.of(
            interview.title(),
            who.who().persona(),
            who.who().accountName(),
            held == null ? null : Format.date(held.atZone(zone).toLocalDate()),
            interview.interviewer() == null ? null : "asked by " + interview.interviewer(),
            consent == null ? "consent not noted" : "consent " + consent,
            keep == null ? null : "text kept until " + Format.date(keep))
        .filter(fact -> fact != null && !fact.equals(who.who().interviewee()))
        .map(String::valueOf)
        .toList();
  }

  private List<InterviewPage.TurnRow> turns(boolean editable) {
    List<InterviewPage.TurnRow> rows = new ArrayList<>();
    for (Turn turn : Transcript.turns(interview.transcript(), interview.interviewer())) {
      Integer seconds = turn.seconds();
      String recording = interview.recordingUrl();
      String speaker = turn.speaker();
      rows.add(
          new InterviewPage.TurnRow(
              seconds == null ? "" : time(seconds),
              seconds == null || recording == null || recording.contains("#")
                  ? null
                  : recording + "#t=" + seconds,
              speaker == null ? "" : speaker,
              turn.interviewer(),
              pieces(turn),
              turn.interviewer() || !editable
                  ? null
                  : shell
                          .address()
                          .with("from", Integer.toString(turn.from()))
                          .with("to", Integer.toString(turn.to()))
                          .href()
                      + "#mark"));
    }
    return rows;
  }

  private static String time(int seconds) {
    return seconds < 3600
        ? "%02d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** The words cut where a passage begins or ends. */
  private List<InterviewPage.Piece> pieces(Turn turn) {
    var cuts = new TreeSet<Integer>(List.of(turn.from(), turn.to()));
    for (Quote quote : quotes) {
      Stream.of(quote.from(), quote.to())
          .filter(cut -> cut > turn.from() && cut < turn.to())
          .forEach(cuts::add);
    }
    List<Integer> places = List.copyOf(cuts);
    List<InterviewPage.Piece> pieces = new ArrayList<>();
    for (int i = 0; i + 1 < places.size(); i++) {
      int from = places.get(i);
      int to = places.get(i + 1);
      List<String> marks =
          quotes.stream()
              .filter(quote -> quote.from() <= from && quote.to() >= to)
              .map(this::about)
              .distinct()
              .toList();
      pieces.add(
          new InterviewPage.Piece(
              from,
              interview.transcript().substring(from, to),
              marks.isEmpty() ? null : String.join("; ", marks)));
    }
    return pieces;
  }

  private String about(Quote quote) {
    String code = quote.code();
    String job = quote.job();
    String named = job == null ? null : jobs.getOrDefault(job, job);
    return code == null
        ? (named == null ? "marked" : named)
        : code + (named == null ? "" : ", " + named);
  }

  private @Nullable String agreement() {
    var found = CoderAgreement.of(List.of(interview), quotes);
    if (found.coders() < 2) {
      return null;
    }
    Double alpha = found.alpha();
    return "%d people agree on %s of %s; Krippendorff’s α %s."
        .formatted(
            found.coders(),
            Format.share(found.agreed()),
            Format.count(found.sentences(), "sentence"),
            alpha == null ? "cannot be given, as nothing varies" : Format.number(alpha, 2));
  }

  private static InterviewPage.GuideCard guide(List<Guide.Opening> guide, Set<String> asked) {
    List<InterviewPage.Opening> openings = new ArrayList<>();
    int ticked = 0;
    int all = 0;
    for (Guide.Opening opening : guide) {
      List<InterviewPage.Tick> unfolds =
          opening.unfolds().stream().map(question -> tick(question, asked)).toList();
      all += unfolds.size();
      ticked += (int) unfolds.stream().filter(InterviewPage.Tick::asked).count();
      openings.add(new InterviewPage.Opening(tick(opening.question(), asked), unfolds));
    }
    return new InterviewPage.GuideCard("%d of %d asked".formatted(ticked, all), openings);
  }

  private static InterviewPage.Tick tick(Guide.Question question, Set<String> asked) {
    return new InterviewPage.Tick(question.id(), question.text(), asked.contains(question.id()));
  }
}
