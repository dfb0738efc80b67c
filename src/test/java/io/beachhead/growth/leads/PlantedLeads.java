package io.beachhead.growth.leads;

import io.beachhead.TestClient;
import java.time.LocalDate;
import java.util.Random;

/**
 * Three hundred accounts that sign up over a year, of which a third send "Pricing viewed"; seven in
 * ten of those buy on the 70th day after they signed up, one in thirty of the others. All of them
 * send "Task created" every third day, and nobody else sends anything.
 */
final class PlantedLeads {
  static final LocalDate DAY = LocalDate.parse("2026-10-31");
  private static final LocalDate FIRST = DAY.minusDays(365);
  private static final int ACCOUNTS = 300;

  private final TestClient client;
  private final StringBuilder accounts = new StringBuilder("id,name,plan,created_at,Signed on\n");
  private final StringBuilder revenue = new StringBuilder("account_id,date,mrr\n");
  private final StringBuilder events =
      new StringBuilder("user_id,event,timestamp,account_id,message_id\n");
  private int sent;

  private PlantedLeads(TestClient client) {
    this.client = client;
  }

  static void move(TestClient client) {
    client.emptyWorkspace();
    new PlantedLeads(client).moveIn();
  }

  /** Whether the account is one of those whose behaviour says that they will buy. */
  static boolean hot(int account) {
    return account % 3 == 0;
  }

  private void moveIn() {
    var random = new Random(20261130);
    for (int account = 0; account < ACCOUNTS; account++) {
      LocalDate signedUp = FIRST.plusDays(account * 350L / ACCOUNTS);
      boolean buys = random.nextDouble() < (hot(account) ? .7 : 1 / 30.0);
      LocalDate bought = signedUp.plusDays(70);
      boolean known = buys && !bought.isAfter(DAY);
      accounts.append(
          "a%d,Account %d,%s,%s,%s%n"
              .formatted(
                  account, account, known ? "Business" : "Free", signedUp, known ? bought : ""));
      if (known) {
        revenue.append("a%d,%s,100%n".formatted(account, bought));
      }
      for (int day = 0; day < 120 && !signedUp.plusDays(day).isAfter(DAY); day += 3) {
        event(account, day % 2, "Task created", signedUp.plusDays(day));
        if (hot(account) && day % 6 == 0) {
          event(account, 1, "Pricing viewed", signedUp.plusDays(day));
        }
      }
    }
    imported("accounts", accounts);
    imported("revenue", revenue);
    imported("events", events);
  }

  private void event(int account, int user, String name, LocalDate day) {
    events.append(
        "u%d-%d,%s,%sT10:00:00Z,a%d,planted-%d%n"
            .formatted(account, user, name, day, account, sent++));
  }

  private void imported(String kind, CharSequence csv) {
    var report = client.postCsv("/api/imports/" + kind, csv.toString());
    if (report.statusCode() != 200) {
      throw new AssertionError(report.body());
    }
  }
}
