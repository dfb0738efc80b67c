package io.beachhead.growth.payments;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The signing secrets of Stripe's webhook: those saved here, and those of the environment variable
 * {@code BEACHHEAD_STRIPE_SECRETS}, separated by commas.
 */
@Component
public class StripeSecrets {
  private static final String SETTING = "BEACHHEAD_STRIPE_SECRETS";
  private static final int SHORTEST = 16;
  private static final int LONGEST = 200;
  private static final int MOST = 5;
  private static final int SHOWN = 4;

  private final JdbcClient sql;
  private final AuditTrail audit;
  private final Clock clock;
  private final List<String> ofEnvironment;

  StripeSecrets(JdbcClient sql, AuditTrail audit, Clock clock, Environment environment) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
    ofEnvironment =
        Arrays.stream(environment.getProperty(SETTING, "").split(","))
            .map(String::strip)
            .filter(secret -> !secret.isEmpty())
            .toList();
  }

  /**
   * A secret as people see it.
   *
   * @param hint its last four characters
   */
  public record Saved(String id, String hint, Instant createdAt) {}

  /** Those saved here, the newest first. */
  public List<Saved> saved() {
    return sql.sql("SELECT * FROM stripe_secret ORDER BY created_at DESC, id")
        .query((row, _) -> {
          var secret = row.getString("secret");
          return new Saved(
              row.getString("id"),
              secret.substring(secret.length() - SHOWN),
              Instant.ofEpochMilli(row.getLong("created_at")));
        })
        .list();
  }

  /** All that are good. */
  List<String> all() {
    var all = new ArrayList<>(ofEnvironment);
    all.addAll(sql.sql("SELECT secret FROM stripe_secret").query(String.class).list());
    return all;
  }

  /**
   * Saves a secret beside the others.
   *
   * @throws ProblemException 422 where it cannot be one, 409 where there are five already
   */
  @Transactional
  public Saved add(@Nullable String secret) {
    var said = secret == null ? "" : secret.strip();
    if (said.length() < SHORTEST || said.length() > LONGEST) {
      throw ProblemException.unprocessable(
          "The secret cannot be saved.",
          List.of(
              ProblemItem.of(
                  "secret", null, "expected the signing secret of the endpoint, whsec_…")));
    }
    if (saved().size() >= MOST) {
      throw ProblemException.conflict("There are %d secrets; remove one first.".formatted(MOST));
    }
    var id = UUID.randomUUID().toString();
    sql.sql("INSERT INTO stripe_secret (id, secret, created_at) VALUES (:id, :secret, :now)")
        .param("id", id)
        .param("secret", said)
        .param("now", clock.millis())
        .update();
    audit.record("stripe-secret.added", id, "");
    return saved().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  /**
   * Ends a secret at once.
   *
   * @throws ProblemException 404 where there is none
   */
  @Transactional
  public void remove(String id) {
    if (sql.sql("DELETE FROM stripe_secret WHERE id = :id").param("id", id).update() == 0) {
      throw ProblemException.notFound("There is no secret " + id + ".");
    }
    audit.record("stripe-secret.removed", id, "");
  }
}
