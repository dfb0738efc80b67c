package io.beachhead.voice.interviews.web;

import io.beachhead.voice.interviews.Interview;
import io.beachhead.voice.interviews.InterviewNotes;
import io.beachhead.voice.interviews.Interviews;
import io.beachhead.voice.interviews.NewInterview;
import io.beachhead.voice.interviews.Quote;
import io.beachhead.voice.interviews.Transcript;
import io.beachhead.voice.interviews.TranscriptFile;
import io.beachhead.voice.interviews.Turn;
import io.beachhead.voice.speaker.Segments;
import io.beachhead.voice.speaker.Speakers;
import io.beachhead.web.Cursor;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.load.BodyLimit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Interviews as JSON. */
@RestController
@RequestMapping("/api/interviews")
@ConditionalOnWebApplication
@Tag(name = "Interviews")
class InterviewsApi {
  private static final int ROWS = 50;
  private static final int MOST_ROWS = 1000;

  private final Interviews interviews;
  private final InterviewNotes notes;
  private final Speakers speakers;
  private final Segments segments;

  InterviewsApi(Interviews interviews, InterviewNotes notes, Speakers speakers, Segments segments) {
    this.interviews = interviews;
    this.notes = notes;
    this.speakers = speakers;
    this.segments = segments;
  }

  /**
   * Interviews, the newest first.
   *
   * @param nextCursor null on the last page
   */
  record InterviewsAnswer(List<InterviewAnswer> items, int total, @Nullable String nextCursor) {}

  /**
   * One interview with what was said.
   *
   * @param turns who speaks where, in UTF-16 units of the transcript
   */
  record WholeInterview(
      @com.fasterxml.jackson.annotation.JsonUnwrapped InterviewAnswer interview,
      String transcript,
      List<Turn> turns,
      List<Quote> quotes) {}

  @GetMapping
  @Operation(
      summary = "Interviews, newest first, without their transcripts",
      description = "Pages: limit, cursor.")
  InterviewsAnswer all(
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String cursor) {
    int count = limit == null || limit.isBlank() ? ROWS : number("limit", limit, MOST_ROWS);
    int from =
        cursor == null || cursor.isBlank()
            ? 0
            : number("cursor", Cursor.decode(cursor, 1).parts().getFirst(), 10_000_000);
    int total = interviews.count();
    Map<String, Integer> marked = new HashMap<>();
    interviews.quotes().forEach(quote -> marked.merge(quote.interview(), 1, Integer::sum));
    var known = speakers.known();
    var division = segments.divide(null);
    List<InterviewAnswer> items =
        interviews.some(from, count).stream()
            .map(each ->
                InterviewAnswer.of(each, marked.getOrDefault(each.id(), 0), known, division))
            .toList();
    int to = from + items.size();
    return new InterviewsAnswer(
        items, total, to < total ? Cursor.of(Integer.toString(to)).encode() : null);
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "One interview with transcript, turns and quotes",
      description = "Places are UTF-16 units of the transcript, from inclusive, to exclusive.")
  WholeInterview one(@PathVariable String id) {
    return whole(interviews.one(id));
  }

  @PostMapping
  @BodyLimit(kilobytes = 6 * 1024) // a million characters, each escaped
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Note an interview",
      description =
          "Needs transcript. With a pseudonym the person's name is replaced in the transcript too.")
  ResponseEntity<WholeInterview> add(@RequestBody NewInterview said) {
    String id = notes.add(said);
    return ResponseEntity.created(URI.create("/api/interviews/" + id))
        .body(whole(interviews.one(id)));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(summary = "Delete an interview with its quotes")
  void delete(@PathVariable String id) {
    notes.delete(id);
  }

  @PostMapping(
      path = "/transcripts",
      consumes = {"application/octet-stream", "text/plain", "text/vtt"})
  @BodyLimit(kilobytes = TranscriptFile.LARGEST / 1024)
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Read a transcript from a file",
      description =
          "The body is a txt, vtt, srt or docx file of up to 10 MB; nothing is stored. Send the"
              + " text with POST /api/interviews.")
  TranscriptFile.Content transcript(@RequestBody byte[] file) {
    return TranscriptFile.read(file);
  }

  private WholeInterview whole(Interview interview) {
    List<Quote> quotes = interviews.quotes(interview.id());
    return new WholeInterview(
        InterviewAnswer.of(interview, quotes.size(), speakers.known(), segments.divide(null)),
        interview.transcript(),
        Transcript.turns(interview.transcript(), interview.interviewer()),
        quotes);
  }

  private static int number(String name, String text, int most) {
    if (text.matches("[0-9]{1,8}")) {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    throw ProblemException.badRequest(
        "The list cannot be shown; check its parameters.",
        List.of(
            ProblemItem.of(name, text, "expected a whole number from 1 to %,d".formatted(most))));
  }
}
