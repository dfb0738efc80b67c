package io.beachhead.decisions.answers;

import io.beachhead.decisions.answers.Answer.Told;
import io.beachhead.store.Changes;
import io.beachhead.store.ComputedOnce;
import io.beachhead.store.StorableText;
import io.beachhead.voice.RequestEditing;
import io.beachhead.voice.RequestField;
import io.beachhead.voice.RequestPatch;
import io.beachhead.voice.RequestState;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is owed an answer, and who was told. */
@Component
public class OwedAnswers {
  /** An answer owed for more days than these is overdue. */
  public static final int OVERDUE_DAYS = 14;

  private static final int LONGEST_CHANNEL = 60;
  private static final int LONGEST_TEXT = 20_000;
  private static final String[] AREAS = {"decisions", "voice", "customers", "value", "settings"};

  private final AnswerRecords records;
  private final AnswerLines lines;
  private final OwedByShipping shipping;
  private final RequestEditing requests;
  private final WorkspaceSettings settings;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;
  private final ComputedOnce<Key, List<AnswerLine>> kept = new ComputedOnce<>(1);

  private record Key(long version, LocalDate today) {}

  OwedAnswers(
      AnswerRecords records,
      AnswerLines lines,
      OwedByShipping shipping,
      RequestEditing requests,
      WorkspaceSettings settings,
      Changes changes,
      AuditTrail audit,
      Clock clock) {
    this.records = records;
    this.lines = lines;
    this.shipping = shipping;
    this.requests = requests;
    this.settings = settings;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /** Owed and told, the longest owed first. Not for use inside a transaction. */
  public List<AnswerLine> all() {
    shipping.settle();
    var key = new Key(changes.version(AREAS), settings.current().today(clock));
    return kept.get(key, of -> lines.on(of.today()));
  }

  /** The one of that id, owed or told. */
  public Optional<AnswerLine> find(String id) {
    return all().stream().filter(line -> line.answer().id().equals(id)).findFirst();
  }

  /** The one of that id, or 404. */
  public AnswerLine required(String id) {
    return find(id).orElseThrow(() -> unknown(id));
  }

  /** How well the loop closes. */
  public Loop loop() {
    return Loop.of(all());
  }

  /**
   * Marks somebody as told, now. Told again, what is said replaces what was said; when they were
   * told stays.
   *
   * @throws ProblemException 404 where there is no such answer, 409 where another one took its
   *     place, 422 that names what is not usable
   */
  @Transactional
  public void tell(String id, Telling said) {
    tell(id, said, clock.instant());
  }

  /** The same for somebody who was told earlier. */
  @Transactional
  public void tell(String id, Telling said, Instant at) {
    Answer answer = stored(id);
    List<ProblemItem> problems = new ArrayList<>();
    String channel = text("channel", said.channel(), LONGEST_CHANNEL, problems);
    String text = text("text", said.text(), LONGEST_TEXT, problems);
    String reaction = said.reaction();
    Reaction taken = reaction == null ? null : Reaction.of(reaction).orElse(null);
    if (reaction != null && taken == null) {
      problems.add(
          ProblemItem.of(
              "reaction", StorableText.cut(reaction, 40), "must be one of glad, neutral, annoyed"));
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The answer cannot be saved.", problems);
    }
    Told before = answer.told();
    records.tell(
        id,
        before == null
            ? new Told(channel, text, taken, at, CurrentUser.now().name())
            : new Told(
                channel == null ? before.channel() : channel,
                text == null ? before.text() : text,
                taken == null ? before.reaction() : taken,
                before.at(),
                before.by()));
    changed("answer.told", answer, channel == null ? "" : channel);
  }

  /**
   * Owes an answer again that was marked as told by mistake.
   *
   * @throws ProblemException 404 where there is no such answer, 409 where another one took its
   *     place
   */
  @Transactional
  public void oweAgain(String id) {
    Answer answer = stored(id);
    if (answer.told() != null) {
      records.oweAgain(id);
      changed("answer.owed-again", answer, "");
    }
  }

  private Answer stored(String id) {
    Answer answer = records.find(id).orElseThrow(() -> unknown(id));
    if (answer.state() == Answer.State.REPLACED) {
      throw ProblemException.conflict(
          "A later decision or shipping took the place of this answer; tell that one.");
    }
    return answer;
  }

  private void changed(String action, Answer answer, String detail) {
    RequestState state = records.owes(answer.request()) ? RequestState.DECIDED : RequestState.TOLD;
    requests.edit(answer.request(), RequestPatch.of(RequestField.STATE, state.key()));
    changes.mark("decisions");
    audit.record(action, answer.request(), detail);
  }

  private static @Nullable String text(
      String field, @Nullable String said, int longest, List<ProblemItem> problems) {
    if (said == null || said.isBlank()) {
      return null;
    }
    String text = StorableText.of(said.strip());
    if (text.length() > longest) {
      problems.add(
          ProblemItem.of(
              field,
              StorableText.cut(text, 40),
              "expected at most %,d characters, there are %,d".formatted(longest, text.length())));
    }
    return text;
  }

  private static ProblemException unknown(String id) {
    return ProblemException.notFound("There is no answer " + id + ".");
  }
}
