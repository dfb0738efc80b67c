package io.beachhead.samples.planwright;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.beachhead.samples.CsvTable;
import io.beachhead.samples.Dice;
import io.beachhead.samples.SampleFile;
import io.beachhead.samples.SampleText;
import io.beachhead.samples.planwright.PlanwrightPerson.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What customers asked for in the last months, in their words. */
final class PlanwrightRequests {

  private static final int LONGEST_AGO_DAYS = 300;

  /** Every so many requests one comes from a prospect without an account. */
  private static final int REQUESTS_PER_PROSPECT = 13;

  private static final List<String> SOURCES =
      List.of("call", "call", "e-mail", "support", "interview", "quarterly review");

  private final Dice dice;
  private final LocalDate anchor;

  PlanwrightRequests(long seed, LocalDate anchor) {
    dice = Dice.thrownFor(seed, "requests");
    this.anchor = anchor;
  }

  SampleFile file(List<PlanwrightAccount> accounts) {
    Map<PlanwrightSegment, List<PlanwrightAccount>> paying = new EnumMap<>(PlanwrightSegment.class);
    for (PlanwrightSegment segment : PlanwrightSegment.values()) {
      paying.put(
          segment,
          dice.shuffled(
              accounts.stream()
                  .filter(account -> account.segment() == segment && account.paying())
                  .toList()));
    }
    CsvTable table =
        CsvTable.of(
            "id",
            "account_id",
            "person_email",
            "text",
            "importance",
            "amount",
            "feature",
            "theme",
            "source",
            "captured_by",
            "created_at");
    Map<PlanwrightSegment, Integer> asked = new EnumMap<>(PlanwrightSegment.class);
    int number = 0;
    for (NamedCsvRecord words : SampleText.table("planwright/requests.csv")) {
      number++;
      PlanwrightSegment segment = segment(words.getField("segment"));
      String importance = words.getField("importance");
      String id = "req-%04d".formatted(number);
      LocalDate day = anchor.minusDays(dice.between(1, LONGEST_AGO_DAYS));
      String captor = dice.pick(PlanwrightAccounts.OWNERS);
      if (number % REQUESTS_PER_PROSPECT == 0) {
        table.row(
            id,
            null,
            null,
            words.getField("text"),
            importance,
            dice.between(6, 30) * 1000,
            words.getField("feature"),
            words.getField("theme"),
            "lost deal",
            captor,
            day);
        continue;
      }
      // Two in three requests come from accounts that have asked before.
      int turn = asked.merge(segment, 1, Integer::sum) - 1;
      PlanwrightAccount account = paying.getOrDefault(segment, List.of()).get(turn * 2 / 3);
      table.row(
          id,
          account.id(),
          dice.pick(voices(account)).email(),
          words.getField("text"),
          importance,
          atStake(importance, account),
          words.getField("feature"),
          words.getField("theme"),
          dice.pick(SOURCES),
          captor,
          day.isBefore(account.createdAt()) ? account.createdAt() : day);
    }
    return table.file("requests");
  }

  /** Money a year that the account would leave with, or add. */
  private Integer atStake(String importance, PlanwrightAccount account) {
    double yearly = 12.0 * account.monthlyRevenue();
    double share =
        switch (importance) {
          case "blocker" -> dice.between(0.4, 1.0);
          case "important" -> dice.between(0.1, 0.3);
          default -> dice.between(0.0, 0.05);
        };
    return (int) Math.round(yearly * share / 100) * 100;
  }

  private static List<PlanwrightPerson> voices(PlanwrightAccount account) {
    List<PlanwrightPerson> voices = new ArrayList<>();
    for (PlanwrightPerson person : account.people()) {
      if (person.role() != Role.TEAM_MEMBER) {
        voices.add(person);
      }
    }
    return voices;
  }

  private static PlanwrightSegment segment(String key) {
    for (PlanwrightSegment segment : PlanwrightSegment.values()) {
      if (segment.key().equals(key)) {
        return segment;
      }
    }
    throw new IllegalArgumentException("No segment " + key);
  }
}
