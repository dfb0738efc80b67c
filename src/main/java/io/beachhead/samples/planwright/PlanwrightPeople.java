package io.beachhead.samples.planwright;

import io.beachhead.samples.Dice;
import io.beachhead.samples.PersonName;
import io.beachhead.samples.planwright.PlanwrightPerson.Role;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The people of an account: who decides, who leads, who blocks and who does the work. */
final class PlanwrightPeople {

  /** Of the seats, those whose people are known by name. */
  private static final double KNOWN_SHARE = 0.5;

  private static final int FEWEST_KNOWN = 4;
  private static final int MOST_KNOWN = 60;

  /** Of team members, those who have a seat and never come. */
  private static final double DORMANT_SHARE = 0.15;

  private static final double MOST_DAYS_PER_WEEK = 6.5;

  private final Dice dice;
  private final LocalDate anchor;

  PlanwrightPeople(Dice dice, LocalDate anchor) {
    this.dice = dice;
    this.anchor = anchor;
  }

  /**
   * @param since when the account came; its leads come with it, its team later
   * @param active whether the account still has the product
   */
  List<PlanwrightPerson> at(
      String account,
      String domain,
      PlanwrightSegment segment,
      int seats,
      double needsMet,
      LocalDate since,
      boolean active) {
    // In proportion to the seats, so that use per seat tells nothing of an account's size.
    int count = Math.clamp(Math.round(seats * KNOWN_SHARE), FEWEST_KNOWN, MOST_KNOWN);
    List<PlanwrightPerson> people = new ArrayList<>();
    Set<PersonName> taken = new HashSet<>();
    for (int number = 1; number <= count; number++) {
      Role role = role(number, seats);
      PersonName name;
      do {
        name = PersonName.drawn(dice);
      } while (!taken.add(name));
      long age = since.until(anchor, ChronoUnit.DAYS);
      LocalDate joined =
          number <= 3 ? since : since.plusDays((long) (age * dice.between(0.0, 0.85)));
      people.add(
          new PlanwrightPerson(
              "%s-p%02d".formatted(account, number),
              name.mailbox() + "@" + domain,
              name.full(),
              role,
              title(role, segment),
              joined,
              active ? activeDays(role, needsMet) : 0));
    }
    return people;
  }

  /** Small customers have a sponsor who also pays; larger ones have finance and IT. */
  private static Role role(int number, int seats) {
    return switch (number) {
      case 1 -> Role.SPONSOR;
      case 2 -> Role.OPERATIONS_LEAD;
      case 3 -> Role.PROJECT_LEAD;
      case 4 -> seats > 15 ? Role.FINANCE : Role.TEAM_MEMBER;
      case 5 -> seats > 20 ? Role.IT_ADMIN : Role.TEAM_MEMBER;
      case 6, 7 -> seats > 30 ? Role.PROJECT_LEAD : Role.TEAM_MEMBER;
      default -> Role.TEAM_MEMBER;
    };
  }

  private double activeDays(Role role, double needsMet) {
    if (role == Role.TEAM_MEMBER && dice.chance(DORMANT_SHARE)) {
      return 0;
    }
    double habit = 1 + 0.3 * needsMet + 0.25 * dice.normal();
    double days = Math.clamp(role.activeDaysPerWeek() * habit, 0, MOST_DAYS_PER_WEEK);
    return Math.round(days * 100) / 100.0;
  }

  private String title(Role role, PlanwrightSegment segment) {
    return switch (role) {
      case SPONSOR ->
          switch (segment) {
            case REAL_ESTATE -> dice.pick(List.of("CFO", "Managing director", "Owner"));
            case TECHNOLOGY -> dice.pick(List.of("CTO", "COO", "VP Engineering"));
            case NON_PROFIT -> dice.pick(List.of("Executive director", "Chief of staff"));
          };
      case OPERATIONS_LEAD ->
          switch (segment) {
            case REAL_ESTATE -> "Head of operations";
            case TECHNOLOGY -> "Head of delivery";
            case NON_PROFIT -> "Head of programmes";
          };
      case PROJECT_LEAD ->
          switch (segment) {
            case REAL_ESTATE -> dice.pick(List.of("Leasing manager", "Portfolio manager"));
            case TECHNOLOGY -> dice.pick(List.of("Product manager", "Engineering manager"));
            case NON_PROFIT -> dice.pick(List.of("Programme manager", "Volunteer coordinator"));
          };
      case FINANCE ->
          segment == PlanwrightSegment.NON_PROFIT ? "Grants officer" : "Finance manager";
      case IT_ADMIN -> "IT administrator";
      case TEAM_MEMBER ->
          switch (segment) {
            case REAL_ESTATE ->
                dice.pick(List.of("Property manager", "Letting agent", "Caretaker"));
            case TECHNOLOGY -> dice.pick(List.of("Engineer", "Designer", "Analyst", "Tester"));
            case NON_PROFIT -> dice.pick(List.of("Case worker", "Fundraiser", "Field officer"));
          };
    };
  }
}
