package io.beachhead.behaviour.saved;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.text.Slug;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The questions the team keeps, by name. What cannot be done is a {@link ProblemException}: 404 for
 * an unknown key, 409 for a name that is taken, 422 for one that is wrong.
 */
@Component
public class SavedQuestions {
  /** What may follow the path of a question's page. */
  private static final Pattern QUERY = Pattern.compile("(\\?[\\x21-\\x7e]*)?");

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_ADDRESS = 4000;
  private static final int MOST = 500;

  private final JdbcClient sql;
  private final AuditTrail audit;
  private final Clock clock;
  private final ObjectProvider<QuestionAddress> pages;

  SavedQuestions(
      JdbcClient sql, AuditTrail audit, Clock clock, ObjectProvider<QuestionAddress> pages) {
    this.sql = sql;
    this.pages = pages;
    this.audit = audit;
    this.clock = clock;
  }

  /** By name. */
  public List<SavedQuestion> all() {
    return sql.sql(
            """
            SELECT key, name, address, saved_by, saved_at FROM saved_question
            ORDER BY lower(name), key
            """)
        .query((row, _) ->
            new SavedQuestion(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5))))
        .list();
  }

  public SavedQuestion required(String key) {
    return all().stream()
        .filter(question -> question.key().equals(key))
        .findFirst()
        .orElseThrow(
            () -> ProblemException.notFound("There is no saved question \"%s\".".formatted(key)));
  }

  /** The page an address asks its question of; empty where it is no question's. */
  public Optional<QuestionAddress> page(String address) {
    return pages.stream()
        .filter(page -> address.startsWith(page.path()))
        .filter(page -> QUERY.matcher(address.substring(page.path().length())).matches())
        .findFirst();
  }

  @Transactional
  public SavedQuestion save(String name, String address) {
    var others = all();
    if (others.size() >= MOST) {
      throw ProblemException.conflict(
          "There are already %d saved questions. Delete one first.".formatted(MOST));
    }
    if (address.length() > LONGEST_ADDRESS || page(address).isEmpty()) {
      throw ProblemException.unprocessable(
          "The question cannot be saved.",
          List.of(ProblemItem.of("address", address, "must be the address of a question's page")));
    }
    var checked = checked(name, others);
    var question =
        new SavedQuestion(
            freeKey(checked, others), checked, address, CurrentUser.now().name(), clock.instant());
    insert(question);
    audit.record("question.saved", question.name(), question.address());
    return question;
  }

  @Transactional
  public SavedQuestion rename(String key, String name) {
    var before = required(key);
    var checked = checked(name, all().stream().filter(other -> !other.key().equals(key)).toList());
    sql.sql("UPDATE saved_question SET name = :name WHERE key = :key")
        .param("name", checked)
        .param("key", key)
        .update();
    audit.record("question.renamed", checked, "was " + before.name());
    return required(key);
  }

  /** Removes it; {@link #restore} with what comes back undoes it. */
  @Transactional
  public SavedQuestion delete(String key) {
    var question = required(key);
    sql.sql("DELETE FROM saved_question WHERE key = :key").param("key", key).update();
    audit.record("question.deleted", question.name(), question.address());
    return question;
  }

  /** Brings a deleted one back under its address; who saved it is now who brought it back. */
  @Transactional
  public SavedQuestion restore(String name, String address) {
    return save(name, address);
  }

  private void insert(SavedQuestion question) {
    sql.sql(
            """
            INSERT INTO saved_question (key, name, address, saved_by, saved_at)
            VALUES (:key, :name, :address, :by, :at)
            """)
        .param("key", question.key())
        .param("name", question.name())
        .param("address", question.address())
        .param("by", question.savedBy())
        .param("at", question.savedAt().toEpochMilli())
        .update();
  }

  private static String checked(String typed, List<SavedQuestion> others) {
    var name = typed.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw ProblemException.unprocessable(
          "The question cannot be saved: a name has 1 to %d characters.".formatted(LONGEST_NAME),
          List.of(
              ProblemItem.of("name", name, "expected 1 to %d characters".formatted(LONGEST_NAME))));
    }
    if (others.stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
      throw ProblemException.conflict(
          "There is a saved question named \"%s\" already.".formatted(name),
          List.of(ProblemItem.of("name", name, "expected a name that is not in use")));
    }
    return name;
  }

  private static String freeKey(String name, List<SavedQuestion> others) {
    return Slug.free(name, 50, "question", others.stream().map(SavedQuestion::key).toList());
  }
}
