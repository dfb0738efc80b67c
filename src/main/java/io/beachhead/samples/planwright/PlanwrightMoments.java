package io.beachhead.samples.planwright;

import io.beachhead.samples.Dice;
import io.beachhead.samples.planwright.PlanwrightPerson.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What happens to a customer once or now and then: it signs up, invites, upgrades, answers surveys,
 * gives feedback and brings in another company.
 */
final class PlanwrightMoments {

  /** Days before today on which a quarter's survey went out. */
  private static final List<Integer> SURVEYS = List.of(20, 111, 202, 293, 356);

  private static final int SURVEY_OPEN_DAYS = 9;

  /** An old export was switched off this many days ago: its event has vanished since. */
  private static final int OLD_EXPORT_ENDED_DAYS = 18;

  private static final int MORNING = 8 * 3600;
  private static final int EVENING = 17 * 3600;

  private final Dice dice;
  private final LocalDate anchor;
  private final LocalDate first;
  private final Map<LocalDate, List<Consumer<PlanwrightDay>>> byDay = new HashMap<>();
  private final List<Recommendation> recommendations = new ArrayList<>();

  /**
   * A lead's answer to a quarter's survey.
   *
   * @param quarter 0 for the last one
   * @param score how likely they recommend us, 0 to 10
   */
  record Recommendation(
      PlanwrightAccount account, PlanwrightPerson person, int quarter, LocalDate day, int score) {}

  PlanwrightMoments(long seed, LocalDate anchor, List<PlanwrightAccount> accounts) {
    dice = Dice.thrownFor(seed, "moments");
    this.anchor = anchor;
    first = anchor.minusDays(PlanwrightEvents.DAYS);
    for (PlanwrightAccount account : accounts) {
      beginning(account);
      invitations(account);
      opinions(account);
      oldExports(account);
    }
  }

  /** What the surveys of the year were answered, by account. */
  List<Recommendation> recommendations() {
    return recommendations;
  }

  void write(PlanwrightDay day) {
    byDay.getOrDefault(day.date(), List.of()).forEach(moment -> moment.accept(day));
  }

  /** The champion looks at the site, signs up and sets the workspace up; the contract follows. */
  private void beginning(PlanwrightAccount account) {
    LocalDate since = account.createdAt();
    String champion = account.people().get(1).id();
    String visitor = "visitor-" + account.id();
    int second = secondOfDay();
    int looked = dice.between(1, 6);
    boolean imports = dice.chance(0.8);
    at(since.minusDays(looked), day -> day.page(second, null, visitor, "/"));
    at(since.minusDays(looked), day -> day.page(second + 70, null, visitor, "/customers"));
    at(since.minusDays(1), day -> day.page(second + 400, null, visitor, "/pricing"));
    at(
        since,
        day -> {
          day.page(second, null, visitor, "/sign-up");
          day.identify(second + 60, champion, visitor, "{\"role\":\"operations lead\"}");
          day.group(second + 61, champion, account.id());
          day.track(second + 61, "Signed up", champion, "{\"role\":\"operations lead\"}");
          day.track(second + 140, "Workspace created", champion, "{}");
          if (imports) {
            day.track(second + 680, "List imported", champion, "{\"rows\":240}");
          } else {
            day.track(second + 420, "Template used", champion, PlanwrightWork.TEMPLATES.get(1));
          }
        });
    if (!account.revenue().isEmpty()) {
      String plan = "{\"plan\":\"%s\"}".formatted(account.plan());
      at(
          account.revenue().getFirst().date(),
          day -> day.track(EVENING, "Upgraded", champion, plan));
    }
  }

  private void invitations(PlanwrightAccount account) {
    String host = account.people().get(1).id();
    for (PlanwrightPerson guest : account.people()) {
      if (guest.id().equals(host) || !guest.createdAt().isBefore(end(account))) {
        continue;
      }
      int waited = guest.createdAt().equals(account.createdAt()) ? 0 : dice.between(0, 2);
      int second = dice.between(11 * 3600, 14 * 3600);
      at(
          guest.createdAt().minusDays(waited),
          day -> day.track(second, "Colleague invited", host, "{\"company\":\"own\"}"));
      at(
          guest.createdAt(),
          day -> {
            day.identify(second + 3600, guest.id(), null, "{}");
            day.group(second + 3601, guest.id(), account.id());
            day.track(
                second + 3602,
                "Invitation accepted",
                guest.id(),
                "{\"company\":\"own\",\"invitedBy\":\"%s\"}".formatted(host));
          });
    }
  }

  /** The better its needs are met, the more an account answers, suggests and recommends. */
  private void opinions(PlanwrightAccount account) {
    LocalDate end = end(account);
    double content = account.needsMet() + account.segment().mood();
    List<PlanwrightPerson> leads = new ArrayList<>();
    for (PlanwrightPerson person : account.people()) {
      if (person.role() == Role.SPONSOR
          || person.role() == Role.OPERATIONS_LEAD
          || person.role() == Role.PROJECT_LEAD) {
        leads.add(person);
      }
    }
    for (PlanwrightPerson lead : leads) {
      for (int sent : SURVEYS) {
        LocalDate answered = anchor.minusDays(sent - dice.between(0, SURVEY_OPEN_DAYS));
        // The year has been good to some segments: a year ago their mood was the others'.
        double then = content - account.segment().mood() * sent / PlanwrightEvents.DAYS;
        int score = (int) Math.clamp(Math.round(6.7 + 1.6 * then + dice.normal()), 0, 10);
        boolean answers = dice.chance(Math.clamp(0.34 + 0.1 * then, 0.1, 0.8));
        if (answers && answered.isBefore(end) && !answered.isBefore(lead.createdAt())) {
          String answer = "{\"survey\":\"Recommend us\",\"score\":%d}".formatted(score);
          int second = secondOfDay();
          at(answered, day -> day.track(second, "Survey answered", lead.id(), answer));
          recommendations.add(
              new Recommendation(account, lead, SURVEYS.indexOf(sent), answered, score));
        }
      }
      sometimes(1.5 + 0.9 * content, end, lead, "Feedback sent", "{}");
    }
    PlanwrightPerson champion = leads.get(1);
    sometimes(0.3 + 0.6 * content, end, champion, "Referral accepted", "{\"company\":\"other\"}");
  }

  /** Accounts that exported in the old way did so every other week, until it was switched off. */
  private void oldExports(PlanwrightAccount account) {
    if (!dice.chance(0.12)) {
      return;
    }
    String lead = account.people().get(2).id();
    for (int ago = PlanwrightEvents.DAYS; ago > OLD_EXPORT_ENDED_DAYS; ago -= 14) {
      LocalDate date = anchor.minusDays(ago);
      if (date.isBefore(end(account)) && !date.isBefore(account.createdAt())) {
        at(date, day -> day.track(EVENING, "Old export run", lead, "{}"));
      }
    }
  }

  private void sometimes(
      double timesPerYear, LocalDate end, PlanwrightPerson who, String event, String properties) {
    int times = PlanwrightWork.poisson(Math.max(0, timesPerYear), dice);
    for (int time = 0; time < times; time++) {
      LocalDate date = anchor.minusDays(dice.between(0, PlanwrightEvents.DAYS - 1));
      int second = secondOfDay();
      if (date.isBefore(end) && !date.isBefore(who.createdAt())) {
        at(date, day -> day.track(second, event, who.id(), properties));
      }
    }
  }

  private LocalDate end(PlanwrightAccount account) {
    return account.stage().equals("churned")
        ? account.revenue().getLast().date()
        : anchor.plusDays(1);
  }

  private int secondOfDay() {
    return dice.between(MORNING, EVENING);
  }

  private void at(LocalDate date, Consumer<PlanwrightDay> moment) {
    if (!date.isBefore(first) && !date.isAfter(anchor)) {
      byDay.computeIfAbsent(date, _ -> new ArrayList<>()).add(moment);
    }
  }
}
