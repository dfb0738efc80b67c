package io.beachhead.behaviour.cohorts;

import io.beachhead.behaviour.people.Unit;
import io.beachhead.customers.CustomerBases;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.text.Slug;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cohorts of the workspace. What cannot be done is a {@link ProblemException}: 404 for an
 * unknown key, 409 for a name that is taken, 422 for what is wrong, each with its field.
 */
@Component
public class Cohorts {
  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  private static final int LONGEST_NAME = 80;
  private static final int MOST = 500;
  private static final int MOST_MEMBERS = 200_000;

  private final CohortRecords records;
  private final Membership membership;
  private final CohortReferences references;
  private final ObjectProvider<AccountRules> accountRules;
  private final ObjectProvider<CohortUse> uses;
  private final CustomerBases customerBases;
  private final TransactionTemplate transaction;
  private final Journal record;

  /** What is written down of every change: who, when, and that caches are out of date. */
  @Component
  static class Journal {
    private final AuditTrail audit;
    private final Changes changes;
    private final Clock clock;

    Journal(AuditTrail audit, Changes changes, Clock clock) {
      this.audit = audit;
      this.changes = changes;
      this.clock = clock;
    }

    void changed(String what, Cohort cohort, String detail) {
      changes.mark("cohorts");
      audit.record("cohort." + what, cohort.key(), detail);
    }

    Instant now() {
      return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    LocalDate today() {
      return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
  }

  Cohorts(
      CohortRecords records,
      Membership membership,
      CohortReferences references,
      ObjectProvider<AccountRules> accountRules,
      ObjectProvider<CohortUse> uses,
      CustomerBases customerBases,
      TransactionTemplate transaction,
      Journal record) {
    this.records = records;
    this.membership = membership;
    this.references = references;
    this.accountRules = accountRules;
    this.uses = uses;
    this.customerBases = customerBases;
    this.transaction = transaction;
    this.record = record;
  }

  /** By name. */
  public List<Cohort> all() {
    return records.all();
  }

  /**
   * One that is in use.
   *
   * @throws ProblemException 404 for an unknown or deleted one
   */
  public Cohort required(String key) {
    return records
        .find(key)
        .filter(cohort -> cohort.deletedAt() == null)
        .orElseThrow(() -> ProblemException.notFound("There is no cohort \"%s\".".formatted(key)));
  }

  /** Ids of the members now, in alphabetical order; notes how many there are. */
  public List<String> members(String key) {
    return members(required(key)).ids();
  }

  /** Ids of the accounts in a cohort now; of a cohort of people, of those with a member. */
  public List<String> accounts(String key) {
    return membership.of(required(key).key()).accounts();
  }

  /** Rises when the members of a cohort may have changed. */
  public long version() {
    return membership.version();
  }

  private MemberList members(Cohort cohort) {
    var members = membership.of(cohort.key());
    noteSize(cohort, members.size());
    return members;
  }

  private void noteSize(Cohort cohort, int size) {
    Integer known = cohort.size();
    if (known == null || known != size || cohort.definition().isDynamic()) {
      transaction.executeWithoutResult(_ -> records.noteSize(cohort.key(), size, record.now()));
    }
  }

  /** The cohort with its size of this moment. */
  public Cohort counted(String key) {
    members(required(key));
    return required(key);
  }

  /** Whether a person or an account is in it now. */
  public boolean has(String key, String id) {
    return membership.of(required(key).key()).has(id);
  }

  /**
   * The cohorts of a kind that somebody is in, by name; those that cannot be asked are left out.
   */
  public List<Cohort> of(Unit unit, String id) {
    return records.all().stream()
        .filter(cohort -> cohort.unit() == unit)
        .filter(cohort -> {
          try {
            return membership.of(cohort.key()).has(id);
          } catch (ProblemException cannotBeAsked) {
            return false;
          }
        })
        .toList();
  }

  /** What uses a cohort: other cohorts, segmentations, surveys, saved questions. */
  public List<CohortUse.Use> usedBy(String key) {
    var found = new ArrayList<CohortUse.Use>();
    for (var other : records.all()) {
      if (references.of(other.definition()).contains(key)) {
        found.add(new CohortUse.Use("cohort", other.name(), "/cohorts/" + other.key()));
      }
    }
    uses.orderedStream().forEach(use -> found.addAll(use.of(key)));
    return found;
  }

  public Cohort add(NewCohort said) {
    var others = records.all();
    if (others.size() >= MOST) {
      throw ProblemException.conflict(
          "There are already %d cohorts. Delete one first.".formatted(MOST));
    }
    var problems = new ArrayList<ProblemItem>();
    var name = name(said.name(), others, problems);
    var key =
        said.key() == null || said.key().isBlank()
            ? Slug.free(name.isEmpty() ? "cohort" : name, 50, "cohort", records.keys())
            : said.key().strip();
    if (!KEY.matcher(key).matches()) {
      problems.add(ProblemItem.of("key", key, "must be 1 to 60 small letters, digits and hyphens"));
    } else if (records.keys().contains(key)) {
      throw ProblemException.conflict(
          "There is a cohort with the key \"%s\" already.".formatted(key),
          List.of(ProblemItem.of("key", key, "expected a key that is not in use")));
    }
    var now = record.now();
    var cohort =
        checked(
            new Cohort(
                key,
                name,
                Unit.PERSON,
                new Definition.Fixed(),
                null,
                null,
                CurrentUser.now().name(),
                now,
                now,
                null),
            said,
            problems);
    return stored(cohort, said, "added");
  }

  /** Replaces name and definition; what is not given stays. */
  public Cohort change(String key, NewCohort said) {
    var before = required(key);
    var problems = new ArrayList<ProblemItem>();
    if (said.key() != null && !said.key().equals(key)) {
      problems.add(ProblemItem.of("key", said.key(), "a key stays as it is; change the name"));
    }
    var others = records.all().stream().filter(other -> !other.key().equals(key)).toList();
    var name = said.name() == null ? before.name() : name(said.name(), others, problems);
    var renamed =
        new Cohort(
            key,
            name,
            before.unit(),
            before.definition(),
            before.size(),
            before.computedAt(),
            before.createdBy(),
            before.createdAt(),
            record.now(),
            null);
    boolean redefined = said.members() != null || said.question() != null || said.rule() != null;
    if (!redefined) {
      if (said.unit() != null && said.unit() != before.unit()) {
        problems.add(ProblemItem.of("unit", null, "give its members, question or rule anew too"));
      }
      refuse(problems);
      transaction.executeWithoutResult(_ -> {
        records.store(renamed);
        record.changed("changed", renamed, "was " + before.name());
      });
      return required(key);
    }
    return stored(checked(renamed, said, problems), said, "changed");
  }

  /**
   * How many members a cohort would have with another definition; nothing is changed.
   *
   * @throws ProblemException 422 for what is wrong with the definition
   */
  public int preview(String key, NewCohort said) {
    return membership.tried(checked(required(key), said, new ArrayList<>())).size();
  }

  /** Puts it away; {@link #restore} brings it back. Whatever uses it says that it is gone. */
  public Cohort delete(String key) {
    var cohort = required(key);
    put(cohort, record.now(), "deleted");
    return cohort;
  }

  public Cohort restore(String key) {
    var cohort =
        records
            .find(key)
            .orElseThrow(
                () -> ProblemException.notFound("There is no cohort \"%s\".".formatted(key)));
    if (cohort.deletedAt() != null) {
      put(cohort, null, "restored");
    }
    return required(key);
  }

  private void put(Cohort cohort, @Nullable Instant deletedAt, String what) {
    transaction.executeWithoutResult(_ -> {
      records.store(
          new Cohort(
              cohort.key(),
              cohort.name(),
              cohort.unit(),
              cohort.definition(),
              cohort.size(),
              cohort.computedAt(),
              cohort.createdBy(),
              cohort.createdAt(),
              record.now(),
              deletedAt));
      record.changed(what, cohort, cohort.name());
    });
  }

  /** The cohort as it is to be, with the definition that was said; every mistake is refused. */
  private Cohort checked(Cohort cohort, NewCohort said, List<ProblemItem> problems) {
    int ways =
        (said.members() == null ? 0 : 1)
            + (said.question() == null ? 0 : 1)
            + (said.rule() == null ? 0 : 1);
    if (ways != 1) {
      problems.add(ProblemItem.of("members", null, "give one of members, question and rule"));
    }
    var kind = said.kind();
    if (kind != null && !kind.equals("static") && !kind.equals("dynamic")) {
      problems.add(ProblemItem.of("kind", kind, "must be static or dynamic"));
    }
    if ("dynamic".equals(kind) && said.members() != null) {
      problems.add(ProblemItem.of("kind", kind, "a list of members is static"));
    }
    if (said.members() != null && said.members().size() > MOST_MEMBERS) {
      problems.add(
          ProblemItem.of("members", null, "at most %,d members fit".formatted(MOST_MEMBERS)));
    }
    var definition = definition(said, problems);
    refuse(problems);
    var ring = references.ring(cohort.key(), definition);
    if (!ring.isEmpty()) {
      throw Membership.ring(ring, cohort.key());
    }
    return new Cohort(
        cohort.key(),
        cohort.name(),
        unit(said, definition),
        definition,
        null,
        null,
        cohort.createdBy(),
        cohort.createdAt(),
        cohort.changedAt(),
        null);
  }

  private static Unit unit(NewCohort said, Definition definition) {
    if (definition instanceof Definition.Cell(_, var body)) {
      return body.path("by").asString("").equals("account") ? Unit.ACCOUNT : Unit.PERSON;
    }
    return said.unit() == null ? Unit.PERSON : said.unit();
  }

  private Definition definition(NewCohort said, List<ProblemItem> problems) {
    if (said.question() != null) {
      if (!(said.question().deepCopy() instanceof ObjectNode question)) {
        problems.add(ProblemItem.of("question", null, "must be an object with its kind"));
        return new Definition.Fixed();
      }
      var kind = question.path("kind").asString("");
      question.remove("kind");
      if (said.of() != null) {
        question.set("of", said.of());
      }
      if (!membership.questions().contains(kind)) {
        problems.add(
            ProblemItem.of(
                "question.kind",
                kind,
                "must be one of " + String.join(", ", membership.questions())));
      }
      return new Definition.Cell(kind, question);
    }
    if (said.rule() != null) {
      var reader = new RuleReader();
      var rule = reader.read(said.rule());
      problems.addAll(reader.problems());
      if (rule == null || !reader.problems().isEmpty()) {
        return new Definition.Fixed();
      }
      rule.parts().forEach(part -> problems.addAll(problems(part)));
      return new Definition.ByRule(said.rule(), rule);
    }
    return new Definition.Fixed();
  }

  private List<ProblemItem> problems(Rule part) {
    var rules = accountRules.getIfAvailable();
    return part instanceof Rule.Accounts(var text) && rules != null
        ? rules.problems(text, customerBases.asOf(record.today()))
        : List.of();
  }

  /** Tries the definition before it is stored: what cannot be asked now never can. */
  private Cohort stored(Cohort cohort, NewCohort said, String what) {
    boolean freeze = "static".equals(said.kind()) && cohort.definition().isDynamic();
    List<String> members = null;
    if (said.members() != null) {
      members =
          List.copyOf(
              new LinkedHashSet<>(
                  said.members().stream().map(String::strip).filter(id -> !id.isEmpty()).toList()));
    } else {
      var found = membership.tried(cohort);
      if (freeze) {
        members = found.ids();
      }
    }
    var kept = members;
    var stored =
        freeze
            ? new Cohort(
                cohort.key(),
                cohort.name(),
                cohort.unit(),
                new Definition.Fixed(),
                null,
                null,
                cohort.createdBy(),
                cohort.createdAt(),
                cohort.changedAt(),
                null)
            : cohort;
    transaction.executeWithoutResult(_ -> {
      records.store(stored);
      records.storeMembers(stored.key(), kept == null ? List.of() : kept);
      record.changed(what, stored, stored.name());
    });
    return counted(stored.key());
  }

  private static String name(
      @Nullable String typed, List<Cohort> others, List<ProblemItem> problems) {
    var name = typed == null ? "" : typed.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      problems.add(
          ProblemItem.of("name", typed, "must have 1 to %d characters".formatted(LONGEST_NAME)));
    } else if (others.stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
      throw ProblemException.conflict(
          "There is a cohort named \"%s\" already.".formatted(name),
          List.of(ProblemItem.of("name", name, "expected a name that is not in use")));
    }
    return name;
  }

  private static void refuse(List<ProblemItem> problems) {
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The cohort cannot be saved.", problems);
    }
  }
}
