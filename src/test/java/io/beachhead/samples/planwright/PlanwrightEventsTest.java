package io.beachhead.samples.planwright;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.behaviour.log.Call;
import io.beachhead.behaviour.log.Event;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlanwrightEventsTest {
  private static final LocalDate ANCHOR = LocalDate.of(2026, 11, 22);
  private static final Planwright COMPANY = Planwright.on(ANCHOR);

  private static final Map<String, Integer> BY_NAME = new HashMap<>();
  private static final Map<LocalDate, Integer> BY_DAY = new HashMap<>();
  private static final Map<String, LocalDate> LAST_SEEN = new HashMap<>();
  private static final Map<String, LocalDate> FIRST_SEEN = new HashMap<>();
  private static final Map<String, Integer> RECENT = new HashMap<>();
  private static final Set<String> MESSAGES = new HashSet<>();
  private static long total;

  @BeforeAll
  static void tellTheYear() {
    var events = PlanwrightEvents.of(COMPANY);
    for (var day = events.first(); !day.isAfter(events.last()); day = day.plusDays(1)) {
      var before = day.atStartOfDay(ZoneOffset.UTC).toInstant();
      for (Event event : events.on(day)) {
        assertThat(event.time().isBefore(before)).as("%s is in order", event).isFalse();
        before = event.time();
        assertThat(MESSAGES.add(event.messageId())).as("%s is unique", event.messageId()).isTrue();
        count(event, day);
      }
    }
  }

  private static void count(Event event, LocalDate day) {
    total++;
    BY_DAY.merge(day, 1, Integer::sum);
    if (event.call() == Call.TRACK) {
      BY_NAME.merge(event.name(), 1, Integer::sum);
    }
    if (event.userId() != null && event.call().isAction()) {
      LAST_SEEN.put(event.userId(), day);
      FIRST_SEEN.putIfAbsent(event.userId(), day);
      if (day.isAfter(ANCHOR.minusDays(90))) {
        RECENT.merge(event.userId(), 1, Integer::sum);
      }
    }
  }

  @Test
  void isAYearOfAboutTwoMillionEvents() {
    assertThat(total).isBetween(1_700_000L, 2_300_000L);
    assertThat(BY_DAY).hasSize(PlanwrightEvents.DAYS + 1);
  }

  @Test
  void tellsADayInTheSameWordsWheneverAsked() {
    var day = ANCHOR.minusDays(77);
    var again = PlanwrightEvents.of(Planwright.on(ANCHOR));
    again.on(ANCHOR.minusDays(3));
    assertThat(again.on(day)).isEqualTo(PlanwrightEvents.of(COMPANY).on(day)).isNotEmpty();
  }

  @Test
  void restsOnWeekends() {
    var sunday = LocalDate.of(2026, 10, 11);
    assertThat(BY_DAY.get(sunday)).isLessThan(BY_DAY.get(sunday.plusDays(1)) / 3);
  }

  @Test
  void goesSilentWhereAnAccountHasLeft() {
    int left = 0;
    for (var account : COMPANY.accounts()) {
      if (!account.stage().equals("churned")) {
        continue;
      }
      var end = account.revenue().getLast().date();
      for (var person : account.people()) {
        var seen = LAST_SEEN.get(person.id());
        if (seen != null) {
          left++;
          assertThat(seen).as(person.id()).isBeforeOrEqualTo(end);
        }
      }
    }
    assertThat(left).isPositive();
  }

  @Test
  void letsNobodyWorkBeforeTheyJoined() {
    for (var account : COMPANY.accounts()) {
      for (var person : account.people()) {
        var seen = FIRST_SEEN.get(person.id());
        if (seen != null) {
          assertThat(seen).as(person.id()).isAfterOrEqualTo(person.createdAt().minusDays(2));
        }
      }
    }
  }

  @Test
  void isBusierWhereNeedsAreMet() {
    double[] events = new double[2];
    int[] people = new int[2];
    for (var account : COMPANY.accounts()) {
      if (account.paying()) {
        int half = account.needsMet() > 0 ? 1 : 0;
        for (var person : account.people()) {
          events[half] += RECENT.getOrDefault(person.id(), 0);
          people[half]++;
        }
      }
    }
    assertThat(events[1] / people[1]).isGreaterThan(1.2 * events[0] / people[0]);
  }

  @Test
  void usesEveryShippedFeature() {
    new PlanwrightFeatures()
        .all().stream()
            .filter(PlanwrightFeatures.Feature::shipped)
            .forEach(feature ->
                assertThat(BY_NAME).as(feature.name()).containsKeys(feature.events().split(";")));
  }

  @Test
  void hasAFunnelFromSignUpToUpgrade() {
    int signUps = BY_NAME.get("Signed up");
    int won =
        (int)
            COMPANY.accounts().stream()
                .filter(account ->
                    !account.revenue().isEmpty()
                        && !account
                            .revenue()
                            .getFirst()
                            .date()
                            .isBefore(ANCHOR.minusDays(PlanwrightEvents.DAYS)))
                .count();
    assertThat(signUps).isBetween(3000, 4500);
    assertThat(BY_NAME.get("Upgraded") - won)
        .as("free users, beside the accounts that were won")
        .isBetween(signUps / 60, signUps / 25);
  }
}
