package io.beachhead.samples.planwright;

import java.time.LocalDate;

/**
 * A person at an account.
 *
 * @param id stable from load to load: {@code pw-0001-p01} …
 * @param activeDaysPerWeek on how many days of a week they work in the product, 0 to 7
 */
public record PlanwrightPerson(
    String id,
    String email,
    String name,
    Role role,
    String title,
    LocalDate createdAt,
    double activeDaysPerWeek) {

  /** What people do at a customer of Planwright's. */
  public enum Role {
    SPONSOR("Executive sponsor", "executive", "economic buyer", 0.3),
    OPERATIONS_LEAD("Operations lead", "director", "champion", 3.6),
    PROJECT_LEAD("Project lead", "manager", "influencer", 3.2),
    FINANCE("Finance", "manager", "influencer", 0.6),
    IT_ADMIN("IT admin", "specialist", "blocker", 0.5),
    TEAM_MEMBER("Team member", "specialist", "user", 2.2);

    private final String persona;
    private final String seniority;
    private final String buyingRole;
    private final double activeDaysPerWeek;

    Role(String persona, String seniority, String buyingRole, double activeDaysPerWeek) {
      this.persona = persona;
      this.seniority = seniority;
      this.buyingRole = buyingRole;
      this.activeDaysPerWeek = activeDaysPerWeek;
    }

    public String persona() {
      return persona;
    }

    String seniority() {
      return seniority;
    }

    String buyingRole() {
      return buyingRole;
    }

    /** What is usual for the role, before the account's own habits. */
    double activeDaysPerWeek() {
      return activeDaysPerWeek;
    }
  }
}
