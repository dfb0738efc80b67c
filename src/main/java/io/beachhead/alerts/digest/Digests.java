package io.beachhead.alerts.digest;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.WhoDid;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.outbox.mail.Mail;
import io.beachhead.outbox.mail.Mails;
import io.beachhead.web.Format;
import io.beachhead.workspace.Colleagues;
import io.beachhead.workspace.Colleagues.Colleague;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says what changed for the accounts of each owner in the last week that is over. An account is
 * somebody's whose e-mail address or name stands in its attribute {@code owner}.
 */
@Component
public class Digests {
  private static final String OWNER = "owner";
  private static final int MOST_LINES = 40;

  private final CustomerBases bases;
  private final BehaviourQuestions questions;
  private final WhoDid whoDid;
  private final Colleagues colleagues;
  private final WorkspaceSettings settings;
  private final Mails mails;
  private final JdbcClient sql;
  private final Clock clock;

  Digests(
      CustomerBases bases,
      BehaviourQuestions questions,
      WhoDid whoDid,
      Colleagues colleagues,
      WorkspaceSettings settings,
      Mails mails,
      JdbcClient sql,
      Clock clock) {
    this.bases = bases;
    this.questions = questions;
    this.whoDid = whoDid;
    this.colleagues = colleagues;
    this.settings = settings;
    this.mails = mails;
    this.sql = sql;
    this.clock = clock;
  }

  /** The first day of the last week that is over. */
  public LocalDate week() {
    var workspace = settings.current();
    return workspace
        .today(clock)
        .with(TemporalAdjusters.previousOrSame(workspace.weekStart()))
        .minusWeeks(1);
  }

  /** What changed in that week for somebody's accounts. */
  public Digest of(Colleague owner) {
    return of(owner, new Weeks(week()));
  }

  /** Both weeks, read once for everybody. */
  private final class Weeks {
    private final LocalDate first;
    private final CustomerBase before;
    private final CustomerBase after;
    private final Set<String> activeBefore;
    private final Set<String> active;

    Weeks(LocalDate first) {
      this.first = first;
      before = bases.asOf(first.minusDays(1));
      after = bases.asOf(first.plusDays(6));
      activeBefore = activeIn(first.minusWeeks(1));
      active = activeIn(first);
    }
  }

  private Set<String> activeIn(LocalDate week) {
    var zone = settings.current().timezone();
    var any = questions.eventNames().stream().map(EventSelector::named).toList();
    return whoDid.accountsThatDid(
        any,
        week.atStartOfDay(zone).toInstant().toEpochMilli(),
        week.plusWeeks(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1);
  }

  private static Digest of(Colleague owner, Weeks weeks) {
    var rows = rows(owner, weeks.after);
    var money = new ArrayList<String>();
    var use = new ArrayList<String>();
    for (int row : rows) {
      var id = weeks.after.id(row);
      var name = weeks.after.name(row);
      int then = weeks.before.rowOf(id);
      money(money, name, then < 0 ? 0 : weeks.before.arr(then), weeks, row);
      boolean was = weeks.activeBefore.contains(id);
      boolean is = weeks.active.contains(id);
      if (was && !is) {
        use.add("%s: nobody used the product, after use in the week before.".formatted(name));
      } else if (is && !was) {
        use.add("%s: used the product, after a week without.".formatted(name));
      }
    }
    money.addAll(use);
    return new Digest(
        weeks.first, owner.email(), rows.size(), money.size() > MOST_LINES ? cut(money) : money);
  }

  private static List<String> cut(List<String> lines) {
    var shown = new ArrayList<>(lines.subList(0, MOST_LINES));
    shown.add("And %s more.".formatted(Format.count(lines.size() - MOST_LINES, "change")));
    return shown;
  }

  private static void money(List<String> lines, String name, double before, Weeks weeks, int row) {
    double now = weeks.after.arr(row);
    var currency = weeks.after.currency();
    if (before == now) {
      return;
    }
    lines.add(
        now == 0
            ? "%s: left, with %s ARR before.".formatted(name, Format.money(before, currency))
            : before == 0
                ? "%s: now pays %s ARR.".formatted(name, Format.money(now, currency))
                : "%s: ARR %s to %s."
                    .formatted(
                        name,
                        Format.moneyChange(now - before, currency),
                        Format.money(now, currency)));
  }

  private static List<Integer> rows(Colleague owner, CustomerBase base) {
    var column = base.attribute(OWNER);
    if (column == null) {
      return List.of();
    }
    return IntStream.range(0, base.size())
        .filter(row -> {
          var said = column.text(row);
          return said != null
              && (said.strip().equalsIgnoreCase(owner.email())
                  || said.strip().equalsIgnoreCase(owner.name()));
        })
        .boxed()
        .toList();
  }

  /**
   * Mails everybody who owns accounts what changed, once a week each, where a mail server is set.
   *
   * @return how many e-mails are new
   */
  @Transactional
  public int send() {
    if (mails.server().isEmpty()) {
      return 0;
    }
    var muted = Set.copyOf(sql.sql("SELECT email FROM digest_mute").query(String.class).list());
    var weeks = new Weeks(week());
    int sent = 0;
    for (var colleague : colleagues.all()) {
      if (!muted.contains(colleague.email())) {
        var digest = of(colleague, weeks);
        sent += digest.lines().isEmpty() ? 0 : mails.send(mail(digest), List.of(digest.owner()));
      }
    }
    return sent;
  }

  private static Mail mail(Digest digest) {
    return new Mail(
        "digest-" + digest.week(),
        "Your accounts in the week of " + Format.date(digest.week()),
        "What changed for your %s:%n%n%s%n"
            .formatted(
                Format.count(digest.accounts(), "account"), String.join("\n", digest.lines())));
  }

  /** Whether somebody does not want it. */
  public boolean isMuted(String email) {
    return sql.sql("SELECT count(*) FROM digest_mute WHERE email = :email")
            .param("email", email.toLowerCase(Locale.ROOT))
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Says whether somebody wants it. */
  @Transactional
  public void mute(String email, boolean muted) {
    var address = email.toLowerCase(Locale.ROOT);
    sql.sql("DELETE FROM digest_mute WHERE email = :email").param("email", address).update();
    if (muted) {
      sql.sql("INSERT INTO digest_mute (email) VALUES (:email)").param("email", address).update();
    }
  }
}
