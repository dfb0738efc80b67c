package io.beachhead.workspace.access;

import io.beachhead.workspace.MonotonicClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes guessing slow. After a few failures an account, and after some more an address, must wait
 * between tries, twice as long each time. An account waits a minute at most, so that nobody can
 * lock its owner out; an address waits up to a quarter of an hour.
 *
 * <p>Counted in memory, because an import that holds the writer must not hold up signing in;
 * written down behind, and read back at start, so that a restart forgives nothing.
 */
@Component
public class SignInThrottle {
  static final int FREE_PER_ACCOUNT = 5;
  static final int FREE_PER_ADDRESS = 20;
  static final Duration LONGEST_FOR_ACCOUNT = Duration.ofMinutes(1);
  static final Duration LONGEST_FOR_ADDRESS = Duration.ofMinutes(15);

  /** Failures older than this no longer count. */
  static final Duration MEMORY = Duration.ofHours(1);

  /** Attempts are kept a month for whoever looks into an incident. */
  private static final Duration KEPT = Duration.ofDays(30);

  /** A flood of invented names must not fill the memory. */
  private static final int MOST_REMEMBERED = 20_000;

  private final JdbcClient sql;
  private final WriteBehind writeBehind;
  private final Clock clock;
  private final MonotonicClock steady;
  private final Map<String, Failures> accounts = new HashMap<>();
  private final Map<String, Failures> addresses = new HashMap<>();
  private boolean readBack;

  private record Failures(int count, Instant last) {
    Duration wait(int free, Duration longest, Instant now) {
      if (count < free) {
        return Duration.ZERO;
      }
      int doublings = Math.min(count - free, 20);
      var pause = Duration.ofSeconds(1L << doublings);
      var until = last.plus(pause.compareTo(longest) > 0 ? longest : pause);
      return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }
  }

  SignInThrottle(JdbcClient sql, WriteBehind writeBehind, Clock clock, MonotonicClock steady) {
    this.sql = sql;
    this.writeBehind = writeBehind;
    this.clock = clock;
    this.steady = steady;
  }

  /**
   * Asks to try. A try counts as failed from the beginning, so that many at once gain nothing.
   *
   * @return how long to wait first; zero = go ahead
   */
  public Duration admit(String account, String address) {
    return admit(account, address, LONGEST_FOR_ACCOUNT);
  }

  /**
   * The same for a code, which is short. Only somebody who knows the password can make its owner
   * wait, so that the wait may be longer.
   */
  Duration admitCode(String account, String address) {
    return admit(account, address, LONGEST_FOR_ADDRESS);
  }

  private synchronized Duration admit(String account, String address, Duration longest) {
    if (!readBack) {
      readBack();
    }
    var now = steady.now();
    var network = network(address);
    var wait =
        longer(
            failures(accounts, account, now).wait(FREE_PER_ACCOUNT, longest, now),
            failures(addresses, network, now).wait(FREE_PER_ADDRESS, LONGEST_FOR_ADDRESS, now));
    if (wait.isZero()) {
      count(accounts, account, now);
      count(addresses, network, now);
    }
    return wait;
  }

  /** The try succeeded: the account starts afresh, and the address gets its try back. */
  public synchronized void succeeded(String account, String address) {
    accounts.remove(account);
    addresses.computeIfPresent(
        network(address), (_, f) -> f.count <= 1 ? null : new Failures(f.count - 1, f.last));
    note(account, address, true);
  }

  /** The try failed, as it was counted from the beginning. */
  public void failed(String account, String address) {
    note(account, address, false);
  }

  private void note(String account, String address, boolean succeeded) {
    var now = clock.instant();
    writeBehind.later(() -> {
      sql.sql("DELETE FROM sign_in_attempt WHERE attempted_at < :old")
          .param("old", now.minus(KEPT).toEpochMilli())
          .update();
      sql.sql(
              """
              INSERT INTO sign_in_attempt (account, address, attempted_at, succeeded)
              VALUES (:account, :address, :now, :succeeded)
              """)
          .param("account", account)
          .param("address", address)
          .param("now", now.toEpochMilli())
          .param("succeeded", succeeded ? 1 : 0)
          .update();
    });
  }

  private void readBack() {
    var now = steady.now();
    sql.sql(
            """
            SELECT account, address, attempted_at, succeeded FROM sign_in_attempt
            WHERE attempted_at > :since ORDER BY attempted_at, id
            """)
        .param("since", clock.instant().minus(MEMORY).toEpochMilli())
        .query(row -> {
          var noted = Instant.ofEpochMilli(row.getLong("attempted_at"));
          // Noted before somebody set the clock back: as far as we can know, it was just now.
          var at = noted.isAfter(now) ? now : noted;
          var account = row.getString("account");
          if (row.getInt("succeeded") == 1) {
            accounts.remove(account);
          } else {
            count(accounts, account, at);
            count(addresses, network(row.getString("address")), at);
          }
        });
    readBack = true;
  }

  private static Failures failures(Map<String, Failures> of, String key, Instant now) {
    var failures = of.get(key);
    return failures == null || failures.last.plus(MEMORY).isBefore(now)
        ? new Failures(0, now)
        : failures;
  }

  private static void count(Map<String, Failures> of, String key, Instant now) {
    if (of.size() >= MOST_REMEMBERED) {
      of.values().removeIf(f -> f.last.plus(LONGEST_FOR_ADDRESS).isBefore(now));
    }
    if (of.size() >= MOST_REMEMBERED && !of.containsKey(key)) {
      return;
    }
    of.put(key, new Failures(failures(of, key, now).count + 1, now));
  }

  /** An IPv6 customer has a whole /64; whoever guesses must not change address at will. */
  static String network(String address) {
    if (!address.contains(":") || address.contains(".")) {
      return address;
    }
    try {
      var bytes = java.net.InetAddress.getByName(address).getAddress();
      return java.util.HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
    } catch (java.net.UnknownHostException e) {
      return address;
    }
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
