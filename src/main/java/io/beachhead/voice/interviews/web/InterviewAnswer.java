package io.beachhead.voice.interviews.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.beachhead.voice.interviews.Interview;
import io.beachhead.voice.speaker.Segments;
import io.beachhead.voice.speaker.Speaker;
import io.beachhead.voice.speaker.Speakers;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An interview in JSON, without its words.
 *
 * @param keepUntil the text is deleted after this day
 * @param quoteCount passages marked in it
 * @param textDeleted whether the text is gone because its time was over
 */
record InterviewAnswer(
    String id,
    @JsonUnwrapped Interviewee who,
    @Nullable String title,
    @Nullable Instant heldAt,
    @Nullable String interviewer,
    @Nullable String recordingUrl,
    @Nullable String language,
    @Nullable String consent,
    @Nullable LocalDate keepUntil,
    int quoteCount,
    boolean textDeleted) {

  /**
   * Who was interviewed.
   *
   * @param accountId null under a pseudonym
   * @param personEmail null under a pseudonym
   * @param interviewee pseudonym, else name, else e-mail address
   */
  record Interviewee(
      @Nullable String accountId,
      @Nullable String accountName,
      @Nullable String segment,
      @Nullable String personEmail,
      String interviewee,
      @Nullable String persona) {}

  static InterviewAnswer of(
      Interview interview, int quotes, Speakers.Known known, Segments.Division division) {
    Speaker speaker = known.of(interview.personEmail());
    String account = known.account(interview.accountId(), interview.personEmail());
    String pseudonym = interview.pseudonym();
    boolean open = pseudonym == null;
    var segment = division.of(account);
    return new InterviewAnswer(
        interview.id(),
        new Interviewee(
            open ? account : null,
            open ? division.name(account) : null,
            segment == null ? null : segment.key(),
            open ? interview.personEmail() : null,
            pseudonym != null ? pseudonym : called(interview, speaker),
            speaker == null ? null : speaker.persona()),
        interview.title(),
        interview.heldAt(),
        interview.interviewer(),
        interview.recordingUrl(),
        interview.language(),
        interview.consent(),
        interview.keepUntil(),
        quotes,
        interview.textDeleted());
  }

  private static String called(Interview interview, @Nullable Speaker speaker) {
    String email = interview.personEmail();
    String title = interview.title();
    if (speaker != null) {
      return speaker.called();
    }
    return email != null ? email : title != null ? title : "not known";
  }
}
