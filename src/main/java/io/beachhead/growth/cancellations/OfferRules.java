package io.beachhead.growth.cancellations;

import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.secrets.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rules of what the cancel page offers. */
@Component
public class OfferRules {
  private static final int MOST = 50;
  private static final int LONGEST = 300;
  private static final int LONGEST_PAUSE = 24;

  private final JdbcClient sql;
  private final JsonMapper json;
  private final Changes changes;
  private final AuditTrail audit;

  OfferRules(JdbcClient sql, JsonMapper json, Changes changes, AuditTrail audit) {
    this.sql = sql;
    this.json = json;
    this.changes = changes;
    this.audit = audit;
  }

  /** In their order; the usual ones until somebody edits them. */
  public List<OfferRule> all() {
    return sql.sql("SELECT rules FROM cancellation_setting WHERE id = 1 AND rules IS NOT NULL")
        .query(String.class)
        .optional()
        .map(text -> json.readValue(text, new TypeReference<List<OfferRule>>() {}))
        .orElse(OfferRule.USUAL);
  }

  /** What is offered to an account: each kind once, by the first rule that holds. */
  List<OfferRule> offers(Reason reason, @Nullable String segment, double arr) {
    var offers = new ArrayList<OfferRule>();
    for (var rule : all()) {
      if (rule.holds(reason.key(), segment, arr)
          && offers.stream().noneMatch(other -> other.offer() == rule.offer())) {
        offers.add(rule);
      }
    }
    return offers;
  }

  /**
   * Replaces the rules.
   *
   * @throws ProblemException 422 that names what is not usable
   */
  @Transactional
  public void replace(List<OfferRule> rules) {
    var problems = new ArrayList<ProblemItem>();
    if (rules.size() > MOST) {
      problems.add(ProblemItem.of("rules", null, "expected at most %d".formatted(MOST)));
    }
    for (int i = 0; i < rules.size(); i++) {
      examine("rules[%d]".formatted(i), rules.get(i), problems);
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The rules cannot be saved.", problems);
    }
    sql.sql(
            """
            INSERT INTO cancellation_setting (id, rules, signing) VALUES (1, :rules, :key)
            ON CONFLICT (id) DO UPDATE SET rules = excluded.rules
            """)
        .param("rules", json.writeValueAsString(rules))
        .param("key", Token.random(""))
        .update();
    changes.mark("cancellations");
    audit.record("cancellation-rules.changed", "", "%d rules".formatted(rules.size()));
  }

  private static void examine(String field, OfferRule rule, List<ProblemItem> problems) {
    //noinspection ConstantValue: JSON may leave it out
    if (rule.offer() == null) {
      problems.add(ProblemItem.of(field + ".offer", null, "must be one of pause, plan, person"));
    }
    if (rule.reason() != null && Reason.of(rule.reason()).isEmpty()) {
      problems.add(ProblemItem.of(field + ".reason", rule.reason(), "is not one of the reasons"));
    }
    var arr = rule.minArr();
    if (arr != null && (arr.isNaN() || arr < 0)) {
      problems.add(ProblemItem.of(field + ".minArr", arr.toString(), "must be 0 or more"));
    }
    var months = rule.months();
    if (months != null && (months < 1 || months > LONGEST_PAUSE)) {
      problems.add(
          ProblemItem.of(
              field + ".months", months.toString(), "must be 1 to %d".formatted(LONGEST_PAUSE)));
    }
    tooLong(field + ".words", rule.words(), problems);
    tooLong(field + ".plan", rule.plan(), problems);
  }

  private static void tooLong(String field, @Nullable String text, List<ProblemItem> problems) {
    if (text != null && text.length() > LONGEST) {
      problems.add(
          ProblemItem.of(field, null, "expected at most %d characters".formatted(LONGEST)));
    }
  }
}
