package io.beachhead.samples.planwright;

import io.beachhead.samples.Dice;
import io.beachhead.samples.planwright.PlanwrightFeatures.Feature;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The daily work of customers' people: who comes on a day, and how often they use which feature. A
 * feature is used as often as it is worth something to the segment; people come as often as their
 * role asks and the product meets their needs; who leaves fades out before.
 */
final class PlanwrightWork {

  /** Uses a person makes of a feature worth this much, on an active day. */
  private static final double WORTH_OF_ONE_USE_A_DAY = 8000;

  /** Even what is worth nothing is opened now and then. */
  private static final double WORTH_OF_CURIOSITY = 60;

  private static final double CURIOUS_SHARE = 0.15;

  /** A weekend day against a working day. */
  private static final double WEEKEND = 0.12;

  /** Chance of coming on a working day that makes one active day a week. */
  private static final double WORKING_DAY = 1 / (5 + 2 * WEEKEND);

  private static final int FADING_DAYS = 90;
  private static final int SECONDS_PER_HOUR = 3600;

  /**
   * A feature an account uses, and how often a person does on an active day.
   *
   * @param trialled whether it is tried before its release; that adds draws only once it begins
   */
  private record Habit(List<String> events, double usesPerDay, LocalDate since, boolean trialled) {}

  private record Worker(PlanwrightPerson person, double activeDaysPerWeek) {}

  private record Team(
      PlanwrightAccount account,
      LocalDate turn,
      @Nullable LocalDate end,
      double before,
      List<Worker> workers,
      List<Habit> habits) {}

  private final long seed;
  private final LocalDate anchor;
  private final List<Team> teams = new ArrayList<>();

  PlanwrightWork(
      long seed, LocalDate anchor, List<PlanwrightAccount> accounts, PlanwrightFeatures features) {
    this.seed = seed;
    this.anchor = anchor;
    Dice dice = Dice.thrownFor(seed, "habits");
    PlanwrightReleases releases = new PlanwrightReleases(seed, anchor);
    for (PlanwrightAccount account : accounts) {
      teams.add(team(account, features, releases, dice));
    }
  }

  void write(PlanwrightDay day) {
    Dice dice = Dice.thrownFor(seed, "work " + day.date().until(anchor, ChronoUnit.DAYS));
    double calendar = WORKING_DAY * season(day.date());
    for (Team team : teams) {
      double pace = calendar * pace(team, day.date());
      for (Worker worker : team.workers) {
        if (!day.date().isBefore(worker.person.createdAt())
            && dice.chance(Math.min(0.97, pace * worker.activeDaysPerWeek))) {
          write(day, team, worker.person.id(), dice);
        }
      }
    }
  }

  private Team team(
      PlanwrightAccount account,
      PlanwrightFeatures features,
      PlanwrightReleases releases,
      Dice dice) {
    List<PlanwrightRevenue.Change> revenue = account.revenue();
    boolean left = account.stage().equals("churned");
    LocalDate turn = revenue.size() < 2 ? account.createdAt() : revenue.getLast().date();
    double before = 1;
    if (!left && revenue.size() > 1) {
      before = revenue.getFirst().monthly() < revenue.getLast().monthly() ? 0.8 : 1.25;
    }
    List<Worker> workers = new ArrayList<>();
    for (PlanwrightPerson person : account.people()) {
      double days =
          left
              ? Math.max(0, person.role().activeDaysPerWeek() * (1 + 0.3 * account.needsMet()))
              : person.activeDaysPerWeek();
      if (days > 0) {
        workers.add(new Worker(person, days));
      }
    }
    List<Habit> habits = new ArrayList<>();
    for (Feature feature : features.all()) {
      Double worth = feature.worthTo(account.segment());
      double taste = dice.between(0.6, 1.4);
      boolean curious = dice.chance(CURIOUS_SHARE);
      LocalDate since = releases.since(account, feature.key());
      if (worth == null || feature.events().isBlank() || (worth == 0 && !curious)) {
        continue;
      }
      boolean trialled = !feature.shipped();
      if (trialled && !dice.chance(0.08)) {
        continue;
      }
      double uses = (worth + WORTH_OF_CURIOSITY) / WORTH_OF_ONE_USE_A_DAY * taste;
      habits.add(
          new Habit(
              List.of(feature.events().split(";")),
              uses,
              trialled ? anchor.minusDays(6) : since == null ? LocalDate.MAX : since,
              trialled));
    }
    return new Team(account, turn, left ? turn : null, before, workers, habits);
  }

  /** How busy an account is against its usual self. */
  private static double pace(Team team, LocalDate date) {
    LocalDate end = team.end;
    if (end != null) {
      long left = date.until(end, ChronoUnit.DAYS);
      return left <= 0 ? 0 : left >= FADING_DAYS ? 1 : 0.15 + 0.85 * left / FADING_DAYS;
    }
    return date.isBefore(team.turn) ? team.before : 1;
  }

  private static double season(LocalDate date) {
    double season = 1;
    if (date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY) {
      season *= WEEKEND;
    }
    boolean endOfYear = date.getMonth() == Month.DECEMBER && date.getDayOfMonth() >= 22;
    if (endOfYear || (date.getMonth() == Month.JANUARY && date.getDayOfMonth() <= 2)) {
      season *= 0.35;
    } else if (date.getMonth() == Month.AUGUST) {
      season *= 0.85;
    }
    return season;
  }

  private static void write(PlanwrightDay day, Team team, String person, Dice dice) {
    double second = (9.5 + 2.2 * dice.normal()) * SECONDS_PER_HOUR;
    second = Math.clamp(second, 5 * SECONDS_PER_HOUR, 17 * SECONDS_PER_HOUR);
    day.page(second, person, null, "/home");
    for (Habit habit : team.habits) {
      boolean early = day.date().isBefore(habit.since);
      if (early && habit.trialled) {
        continue;
      }
      int uses = poisson(habit.usesPerDay, dice);
      for (int use = 0; use < uses; use++) {
        second += dice.between(20, 1500);
        String event = dice.pick(habit.events);
        String properties = properties(event, dice);
        // Drawn all the same, so that a release changes nothing else in the day.
        if (!early) {
          day.track(second, event, person, byWhom(properties, day, team, person, use));
        }
      }
    }
  }

  /** At half of the technology companies, software agents and scripts do part of the work. */
  private static String byWhom(
      String properties, PlanwrightDay day, Team team, String person, int use) {
    boolean automates =
        team.account.segment() == PlanwrightSegment.TECHNOLOGY
            && Math.floorMod(team.account.id().hashCode(), 2) == 0;
    // Told by a hash, so that the dice fall as they did before there were agents.
    int tenth =
        Math.floorMod((person + ' ' + day.date().toEpochDay() + ' ' + use).hashCode() / 7, 10);
    if (!automates || tenth > 3) {
      return properties;
    }
    String actor = "\"actorType\":\"%s\"".formatted(tenth < 3 ? "agent" : "api_key");
    return properties.equals("{}")
        ? "{" + actor + "}"
        : properties.replaceFirst("\\}$", "," + actor + "}");
  }

  private static String properties(String event, Dice dice) {
    return switch (event) {
      case "Task created" -> dice.pick(TASK_SOURCES);
      case "Report viewed" -> dice.pick(REPORTS);
      case "Document approved" -> "{\"days_waited\":%d}".formatted(dice.between(0, 4));
      case "Template used" -> dice.pick(TEMPLATES);
      default -> "{}";
    };
  }

  private static final List<String> TASK_SOURCES =
      List.of("{\"source\":\"board\"}", "{\"source\":\"mobile\"}", "{\"source\":\"e-mail\"}");
  private static final List<String> REPORTS =
      List.of("{\"report\":\"workload\"}", "{\"report\":\"budget\"}", "{\"report\":\"progress\"}");
  static final List<String> TEMPLATES =
      List.of(
          "{\"template\":\"launch\"}", "{\"template\":\"lease\"}", "{\"template\":\"campaign\"}");

  /** A Poisson draw by multiplying uniform draws (Knuth), quick for a small mean. */
  static int poisson(double mean, Dice dice) {
    double limit = StrictMath.exp(-mean);
    int count = 0;
    for (double product = dice.between(0.0, 1.0);
        product > limit;
        product *= dice.between(0.0, 1.0)) {
      count++;
    }
    return count;
  }
}
