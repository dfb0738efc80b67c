package io.beachhead.voice.interviews;

import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The questions to ask: three opening ones that unfold into about fifteen, until people edit them.
 */
@Component
public class Guide {
  private static final int MOST = 60;
  private static final int LONGEST = 500;

  private static final List<Opening> GIVEN =
      List.of(
          given(
              1,
              "Tell me about the last time you needed us in a hurry.",
              List.of(
                  "What had just happened?",
                  "Who was waiting for you?",
                  "What did you do before you had an answer?",
                  "Which part took longest?",
                  "How did you know it was done?")),
          given(
              2,
              "How did you do this before, and why change?",
              List.of(
                  "What did you use before?",
                  "What made you look for something else?",
                  "What else did you try?",
                  "What nearly kept you from changing?",
                  "Who had to agree?")),
          given(
              3,
              "If this went perfectly, what would change?",
              List.of(
                  "What would you no longer do?",
                  "Who else would notice?",
                  "How would you measure it?",
                  "What would that be worth to you?",
                  "What must never happen?")));

  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;

  Guide(JdbcClient sql, Changes changes, AuditTrail audit) {
    this.sql = sql;
    this.changes = changes;
    this.audit = audit;
  }

  /** A question. */
  public record Question(String id, String text) {}

  /** An opening question and those it unfolds into. */
  public record Opening(Question question, List<Question> unfolds) {}

  private static Opening given(int number, String text, List<String> unfolds) {
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < unfolds.size(); i++) {
      questions.add(new Question("q%d-%d".formatted(number, i + 1), unfolds.get(i)));
    }
    return new Opening(new Question("q" + number, text), questions);
  }

  /** The guide as it is. */
  public List<Opening> openings() {
    List<Opening> stored = new ArrayList<>();
    sql.sql("SELECT id, opening, text FROM guide_question ORDER BY position")
        .query(row -> {
          var question = new Question(row.getString("id"), row.getString("text"));
          if (row.getString("opening") == null) {
            stored.add(new Opening(question, new ArrayList<>()));
          } else {
            stored.getLast().unfolds().add(question);
          }
        });
    return stored.isEmpty() ? GIVEN : stored;
  }

  /** The guide as text: a line per question, those that unfold indented by a hyphen. */
  public String text() {
    var text = new StringBuilder();
    for (Opening opening : openings()) {
      text.append(opening.question().text()).append('\n');
      opening.unfolds().forEach(each -> text.append("- ").append(each.text()).append('\n'));
    }
    return text.toString();
  }

  /**
   * Replaces the guide; questions that stay keep what was ticked of them.
   *
   * @param text a line per question; a hyphen before those that unfold from the one above
   * @throws ProblemException 422 that says what is wrong with it
   */
  @Transactional
  public void replace(@Nullable String text) {
    List<String> lines =
        (text == null ? "" : text).lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (lines.isEmpty()
        || lines.size() > MOST
        || lines.getFirst().startsWith("-")
        || lines.stream().anyMatch(line -> line.length() > LONGEST)) {
      throw ProblemException.unprocessable(
          "The guide cannot be saved.",
          List.of(
              ProblemItem.of(
                  "text",
                  null,
                  "expected 1 to 60 lines of at most 500 characters; the first one without a"
                      + " hyphen")));
    }
    List<Question> before = new ArrayList<>();
    openings()
        .forEach(opening -> {
          before.add(opening.question());
          before.addAll(opening.unfolds());
        });
    sql.sql("DELETE FROM guide_question").update();
    Set<String> taken = new HashSet<>();
    String opening = null;
    for (int i = 0; i < lines.size(); i++) {
      boolean unfolds = lines.get(i).startsWith("-");
      String words = lines.get(i).replaceFirst("^-+\\s*", "");
      String id = id(before, words, taken);
      sql.sql(
              """
              INSERT INTO guide_question (id, opening, position, text)
              VALUES (:id, :opening, :position, :text)
              """)
          .param("id", id)
          .param("opening", unfolds ? opening : null)
          .param("position", i)
          .param("text", words)
          .update();
      opening = unfolds ? opening : id;
    }
    changes.mark("interviews");
    audit.record("guide.saved", "%d questions".formatted(lines.size()), "");
  }

  private static String id(List<Question> before, String words, Set<String> taken) {
    String known =
        before.stream()
            .filter(each -> each.text().equals(words))
            .map(Question::id)
            .findFirst()
            .orElse("");
    return !known.isEmpty() && taken.add(known) ? known : java.util.UUID.randomUUID().toString();
  }

  /** Ids of the questions ticked in an interview. */
  public Set<String> asked(String interview) {
    return Set.copyOf(
        sql.sql("SELECT question_id FROM guide_asked WHERE interview_id = :id")
            .param("id", interview)
            .query(String.class)
            .list());
  }

  /**
   * Ticks questions of an interview, and takes the tick from all others.
   *
   * @param ids of questions; others are ignored
   */
  @Transactional
  public void tick(String interview, List<String> ids) {
    Set<String> known = new HashSet<>();
    openings()
        .forEach(opening -> {
          known.add(opening.question().id());
          opening.unfolds().forEach(each -> known.add(each.id()));
        });
    sql.sql("DELETE FROM guide_asked WHERE interview_id = :id").param("id", interview).update();
    for (String id : new HashSet<>(ids)) {
      if (known.contains(id)) {
        sql.sql("INSERT INTO guide_asked (interview_id, question_id) VALUES (:interview, :id)")
            .param("interview", interview)
            .param("id", id)
            .update();
      }
    }
    changes.mark("interviews");
  }
}
