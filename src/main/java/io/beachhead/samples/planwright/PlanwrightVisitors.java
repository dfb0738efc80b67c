package io.beachhead.samples.planwright;

import io.beachhead.samples.Dice;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Who comes to look: visitors of the site, and people who sign up for the free plan. Most try it
 * and go; those who approve something with others in the first week mostly stay.
 */
final class PlanwrightVisitors {

  private static final double SIGN_UPS_A_DAY_AT_FIRST = 7;
  private static final double SIGN_UPS_A_DAY_NOW = 13;
  private static final double VISITORS_PER_SIGN_UP = 3.5;
  private static final int SECONDS_PER_DAY = 86_400;

  private static final List<String> PAGES =
      List.of("/", "/", "/pricing", "/templates", "/customers", "/product");
  private static final List<String> WORK =
      List.of("Task created", "Task moved", "Document opened", "Task created", "Search run");

  /** What somebody who signs up does for a living, and how far they get. */
  private enum Trade {
    OPERATIONS("operations lead", 0.67, 0.60),
    PROJECTS("project manager", 0.51, 0.43),
    FOUNDER("founder", 0.41, 0.32);

    private final String role;
    private final double onboarded;
    private final double aha;

    Trade(String role, double onboarded, double aha) {
      this.role = role;
      this.onboarded = onboarded;
      this.aha = aha;
    }
  }

  private static final List<Trade> TRADES =
      List.of(Trade.OPERATIONS, Trade.PROJECTS, Trade.PROJECTS, Trade.FOUNDER);

  /** Where sign-ups come from, most of them first. */
  private static final List<String> CHANNELS =
      List.of("Search", "Search", "Friends", "Friends", "Content", "Paid social");

  private final Dice dice;

  /** Thrown apart, so that what was planted first stays as it was. */
  private final Dice growth;

  private final Dice decoys;
  private final Dice limits;
  private final LocalDate anchor;
  private final LocalDate first;
  private final Map<LocalDate, List<Consumer<PlanwrightDay>>> byDay = new HashMap<>();

  PlanwrightVisitors(long seed, LocalDate anchor) {
    dice = Dice.thrownFor(seed, "visitors");
    growth = Dice.thrownFor(seed, "growth");
    decoys = Dice.thrownFor(seed, "decoys");
    limits = Dice.thrownFor(seed, "limits");
    this.anchor = anchor;
    first = anchor.minusDays(PlanwrightEvents.DAYS);
    for (int age = PlanwrightEvents.DAYS; age >= 0; age--) {
      LocalDate date = anchor.minusDays(age);
      double share = 1 - age / (double) PlanwrightEvents.DAYS;
      double usual =
          SIGN_UPS_A_DAY_AT_FIRST + (SIGN_UPS_A_DAY_NOW - SIGN_UPS_A_DAY_AT_FIRST) * share;
      double today = usual * (date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 ? 1.2 : 0.5);
      lookers(date, PlanwrightWork.poisson(today * VISITORS_PER_SIGN_UP, dice));
      int signUps = PlanwrightWork.poisson(today, dice);
      for (int number = 0; number < signUps; number++) {
        signUp(date, "%d-%d".formatted(age, number));
      }
    }
  }

  void write(PlanwrightDay day) {
    byDay.getOrDefault(day.date(), List.of()).forEach(it -> it.accept(day));
  }

  private void lookers(LocalDate date, int count) {
    for (int number = 0; number < count; number++) {
      String visitor = "site-%d-%d".formatted(date.toEpochDay(), number);
      int second = dice.between(0, SECONDS_PER_DAY - 2000);
      int pages = dice.between(1, 4);
      for (int page = 0; page < pages; page++) {
        String path = dice.pick(PAGES);
        int at = second + page * dice.between(10, 90);
        at(date, day -> day.page(at, null, visitor, path));
      }
    }
  }

  private void signUp(LocalDate date, String id) {
    Trade trade = dice.pick(TRADES);
    String visitor = "site-free-" + id;
    String user = "free-" + id;
    String role = "{\"role\":\"%s\"}".formatted(trade.role);
    String signUp =
        "{\"role\":\"%s\",\"channel\":\"%s\"}".formatted(trade.role, growth.pick(CHANNELS));
    int second = dice.between(0, SECONDS_PER_DAY / 2);
    at(
        date,
        day -> {
          day.page(second, null, visitor, "/");
          day.page(second + 50, null, visitor, "/sign-up");
          day.identify(second + 120, user, visitor, role);
          day.track(second + 120, "Signed up", user, signUp);
          day.track(second + 125, "Workspace created", user, "{}");
        });
    boolean onboarded = dice.chance(trade.onboarded);
    if (onboarded || dice.chance(0.5)) {
      boolean template = dice.chance(0.6);
      int minutes = dice.between(3, 40);
      at(
          date,
          day ->
              day.track(
                  second + 125 + minutes * 60,
                  template ? "Template used" : "List imported",
                  user,
                  template ? PlanwrightWork.TEMPLATES.get(0) : "{\"rows\":60}"));
    }
    if (onboarded || dice.chance(0.2)) {
      LocalDate invited = date.plusDays(dice.between(0, 3));
      at(
          invited,
          day -> day.track(second + 6000, "Colleague invited", user, "{\"company\":\"own\"}"));
      accepts(invited, user, second);
    }
    boolean aha = onboarded && dice.chance(trade.aha);
    if (onboarded) {
      approvals(date, user, second, aha ? dice.between(2, 5) : 1);
      if (!aha) {
        asksInVain(date, user, second);
      }
    }
    limit(date, user, second, onboarded);
    boolean stays = dice.chance(aha ? 0.78 : onboarded ? 0.12 : 0.03);
    upgrade(date, user, stays && aha);
    daysAfter(date, user, stays);
  }

  /** About one in three who are invited come, a day or two later. */
  private void accepts(LocalDate invited, String host, int second) {
    int waited = growth.between(0, 2);
    if (growth.chance(0.35)) {
      String by = "{\"company\":\"own\",\"invitedBy\":\"%s\"}".formatted(host);
      at(
          invited.plusDays(waited),
          day -> day.track(second + 20_000, "Invitation accepted", host + "-guest", by));
    }
  }

  /** Who has had the aha moment and stays pays by and by, and hardly anybody else. */
  private void upgrade(LocalDate date, String user, boolean ready) {
    int waited = growth.between(21, 60);
    if (growth.chance(ready ? 0.16 : 0.004)) {
      at(
          date.plusDays(waited),
          day -> day.track(SECONDS_PER_DAY / 2, "Upgraded", user, "{\"plan\":\"Team\"}"));
    }
  }

  private void approvals(LocalDate date, String user, int second, int count) {
    for (int approval = 0; approval < count; approval++) {
      LocalDate asked = date.plusDays(dice.between(0, 4));
      LocalDate given = asked.plusDays(dice.between(0, 2));
      at(asked, day -> day.track(second + 9000, "Approval requested", user, "{}"));
      at(given, day -> day.track(second + 12_000, "Document approved", user, "{}"));
    }
  }

  /**
   * Asking looks like approving from afar, and is not what makes people stay: many ask again and
   * again, and nobody answers them.
   */
  private void asksInVain(LocalDate date, String user, int second) {
    int times = decoys.chance(0.6) ? decoys.between(1, 4) : 0;
    for (int time = 1; time <= times; time++) {
      int at = second + 9000 + time * 240;
      at(date, day -> day.track(at, "Approval requested", user, "{}"));
    }
  }

  /** The free plan ends at three documents: many meet its limit before they know what it is for. */
  private void limit(LocalDate date, String user, int second, boolean onboarded) {
    int waited = limits.between(0, 6);
    if (limits.chance(onboarded ? 0.7 : 0.35)) {
      at(
          date.plusDays(waited),
          day -> day.track(second + 30_000, "Limit reached", user, "{\"limit\":\"documents\"}"));
    }
  }

  /** Who stays comes twice or three times a week; the others come back less and less. */
  private void daysAfter(LocalDate date, String user, boolean stays) {
    for (LocalDate day = date.plusDays(1); !day.isAfter(anchor); day = day.plusDays(1)) {
      int age = Math.toIntExact(day.toEpochDay() - date.toEpochDay());
      double faded = 0.3 * StrictMath.exp(-age / 9.0);
      // One in a hundred and fifty days somebody who stayed decides to go.
      stays = stays && !dice.chance(1 / 150.0);
      if (!stays && faded < 0.0005) {
        return;
      }
      if (dice.chance(stays ? 0.36 : faded)) {
        session(day, user, dice.between(1, stays ? 7 : 3));
      }
    }
  }

  private void session(LocalDate date, String user, int count) {
    int second = dice.between(0, SECONDS_PER_DAY - 8000);
    at(date, day -> day.page(second, user, null, "/home"));
    for (int number = 1; number <= count; number++) {
      String event = dice.pick(WORK);
      int at = second + number * dice.between(30, 900);
      at(date, day -> day.track(at, event, user, "{}"));
    }
  }

  private void at(LocalDate date, Consumer<PlanwrightDay> what) {
    if (!date.isBefore(first) && !date.isAfter(anchor)) {
      byDay.computeIfAbsent(date, _ -> new ArrayList<>()).add(what);
    }
  }
}
