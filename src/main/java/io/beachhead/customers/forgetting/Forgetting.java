package io.beachhead.customers.forgetting;

import io.beachhead.customers.forgetting.DataSubject.Words;
import io.beachhead.store.Changes;
import io.beachhead.store.DeletedRemains;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fulfils the wish of a person or a company to be forgotten. It cannot be undone. The audit trail
 * says that it was done and how much it was, not whose wish it was.
 */
@Component
public class Forgetting {
  private final JdbcClient sql;
  private final List<Forgetter> forgetters;
  private final TextSweep sweep;
  private final Changes changes;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final DeletedRemains remains;

  Forgetting(
      JdbcClient sql,
      List<Forgetter> forgetters,
      TextSweep sweep,
      Changes changes,
      AuditTrail audit,
      TransactionTemplate transaction,
      DeletedRemains remains) {
    this.sql = sql;
    // The others still look up which account somebody belongs to.
    this.forgetters =
        forgetters.stream()
            .sorted(Comparator.comparing(each -> each instanceof CustomerForgetter))
            .toList();
    this.sweep = sweep;
    this.changes = changes;
    this.audit = audit;
    this.transaction = transaction;
    this.remains = remains;
  }

  /**
   * Whom somebody asks to forget: exactly one of these.
   *
   * @param email of a person
   * @param person id of a person, as in the people file and in product events
   * @param name of a person known by nothing else
   * @param account id of an account
   */
  public record Whom(
      @Nullable String email,
      @Nullable String person,
      @Nullable String name,
      @Nullable String account) {}

  /**
   * What forgetting them means.
   *
   * @param called who it is, as they are known now
   * @param held what is held of them, kinds with none left out
   * @param sharedNames names that others have too: in texts of others these stay, since they may
   *     mean somebody else
   */
  public record Preview(String called, List<Held> held, List<String> sharedNames) {}

  /**
   * Says what would happen, and changes nothing.
   *
   * @throws ProblemException 404 where nothing is known of them, 422 where it is not clear who is
   *     meant
   */
  public Preview preview(Whom whom, Words words) {
    return preview(subject(whom, words), whom);
  }

  private Preview preview(DataSubject who, Whom whom) {
    var held = new ArrayList<Held>();
    forgetters.stream()
        .flatMap(forgetter -> forgetter.held(who).stream())
        .filter(each -> each.count() > 0)
        .forEach(held::add);
    long mentions = sweep.count(Redaction.everywhere(who));
    if (mentions > 0) {
      held.add(new Held("texts that name them", mentions, "say “%s”".formatted(who.called())));
    }
    if (held.isEmpty()) {
      throw ProblemException.notFound("Nothing is known of %s.".formatted(called(whom)));
    }
    return new Preview(
        who.account() != null
            ? who.account().name()
            : who.names().stream()
                .max(
                    Comparator.comparingInt(String::length)
                        .thenComparing(Comparator.naturalOrder()))
                .orElseGet(() -> called(whom)),
        held,
        who.sharedNames().stream().sorted().toList());
  }

  /**
   * Forgets them, for good.
   *
   * @return what was held of them
   * @throws ProblemException 404 where nothing is known of them, 422 where it is not clear who is
   *     meant
   */
  public Preview forget(Whom whom, Words words) {
    DataSubject who = subject(whom, words);
    Preview done = preview(who, whom);
    forgetters.forEach(forgetter -> forgetter.forgetOutside(who));
    transaction.executeWithoutResult(_ -> {
      forgetters.forEach(forgetter -> forgetter.forget(who));
      sweep.sweep(Redaction.everywhere(who), who.alias());
      changes.markAll();
      audit.record(
          who.account() == null ? "person.forgotten" : "account.forgotten",
          "",
          String.join(
              ", ",
              done.held().stream()
                  .map(each -> "%s: %,d".formatted(each.what(), each.count()))
                  .toList()));
    });
    remains.overwrite();
    return done;
  }

  private DataSubject subject(Whom whom, Words words) {
    check(whom);
    String alias = "forgotten-" + UUID.randomUUID().toString().substring(0, 8);
    if (whom.account() != null) {
      return ofAccount(whom.account(), alias, words);
    }
    var emails = new HashSet<String>();
    var ids = new HashSet<String>();
    var names = new HashSet<String>();
    if (whom.email() != null) {
      String email = whom.email().strip().toLowerCase(Locale.ROOT);
      emails.add(email);
      ids.add(email);
      people("lower(email) = :key", email, emails, ids, names);
    } else if (whom.person() != null) {
      ids.add(whom.person());
      people("id = :key", whom.person(), emails, ids, names);
    } else if (whom.name() != null) {
      names.add(whom.name().strip());
    }
    for (String email : emails) {
      forgetters.forEach(forgetter -> names.addAll(forgetter.names(email)));
    }
    return new DataSubject(alias, emails, ids, names, shared(emails, ids, names), null, words);
  }

  private DataSubject ofAccount(String id, String alias, Words words) {
    var account =
        sql.sql("SELECT id, name, domain FROM account WHERE id = :id")
            .param("id", id)
            .query((row, _) ->
                new DataSubject.Account(
                    row.getString("id"), row.getString("name"), row.getString("domain")))
            .optional()
            .orElseThrow(() -> ProblemException.notFound("There is no account " + id + "."));
    var emails = new HashSet<String>();
    var ids = new HashSet<String>();
    var names = new HashSet<String>();
    people("account_id = :key", id, emails, ids, names);
    return new DataSubject(alias, emails, ids, names, shared(emails, ids, names), account, words);
  }

  private void people(
      String condition, String key, Set<String> emails, Set<String> ids, Set<String> names) {
    sql.sql("SELECT id, email, name FROM person WHERE " + condition)
        .param("key", key)
        .query(row -> {
          ids.add(row.getString("id"));
          String email = row.getString("email");
          String name = row.getString("name");
          if (email != null) {
            emails.add(email.strip().toLowerCase(Locale.ROOT));
          }
          if (name != null && !name.isBlank()) {
            names.add(name.strip());
          }
        });
  }

  /** Names that somebody has who is not forgotten. */
  private Set<String> shared(Set<String> emails, Set<String> ids, Set<String> names) {
    record Namesake(String id, @Nullable String email) {}

    var shared = new HashSet<String>();
    for (String name : names) {
      boolean taken =
          sql
              .sql("SELECT id, email FROM person WHERE lower(name) = lower(:name)")
              .param("name", name)
              .query((row, _) -> new Namesake(row.getString("id"), row.getString("email")))
              .list()
              .stream()
              .anyMatch(other ->
                  !ids.contains(other.id())
                      && (other.email() == null
                          || !emails.contains(other.email().toLowerCase(Locale.ROOT))));
      if (taken) {
        shared.add(name);
      }
    }
    return shared;
  }

  private static void check(Whom whom) {
    var said = new ArrayList<String>();
    for (String each :
        new @Nullable String[] {whom.email(), whom.person(), whom.name(), whom.account()}) {
      if (each != null && !each.isBlank()) {
        said.add(each);
      }
    }
    if (said.size() != 1) {
      throw ProblemException.unprocessable(
          "Nobody was forgotten.",
          List.of(
              ProblemItem.of(
                  "email", whom.email(), "expected one of email, person, name and account")));
    }
    String email = whom.email();
    if (email != null && !email.strip().matches("[^\\s@]+@[^\\s@]+")) {
      throw ProblemException.unprocessable(
          "Nobody was forgotten.",
          List.of(ProblemItem.of("email", email, "is not an e-mail address")));
    }
  }

  private static String called(Whom whom) {
    String email = whom.email();
    String person = whom.person();
    String name = whom.name();
    return email != null ? email : person != null ? person : String.valueOf(name);
  }
}
