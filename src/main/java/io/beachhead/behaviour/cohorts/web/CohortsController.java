package io.beachhead.behaviour.cohorts.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.actors.ActorProfiles;
import io.beachhead.behaviour.actors.Profile;
import io.beachhead.behaviour.cohorts.Cohort;
import io.beachhead.behaviour.cohorts.Cohorts;
import io.beachhead.behaviour.cohorts.Definition;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.PersonAddress;
import io.beachhead.web.Csv;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.Pager;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.web.card.PageCards;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of cohorts: the list, one of them, the form of a new one. */
@Controller
@Hidden
@ConditionalOnWebApplication
class CohortsController {
  private static final int ROWS = 50;

  private final Cohorts cohorts;
  private final ActorProfiles profiles;
  private final BehaviourQuestions questions;
  private final PageCards cards;
  private final Shells shells;
  private final WorkspaceSettings settings;

  CohortsController(
      Cohorts cohorts,
      ActorProfiles profiles,
      BehaviourQuestions questions,
      PageCards cards,
      Shells shells,
      WorkspaceSettings settings) {
    this.cohorts = cohorts;
    this.profiles = profiles;
    this.questions = questions;
    this.cards = cards;
    this.shells = shells;
    this.settings = settings;
  }

  static boolean mayChange() {
    var user = CurrentUser.now();
    return user.may(Role.PRODUCT) || user.may(Role.GTM);
  }

  @GetMapping("/cohorts")
  JteView list() {
    var zone = zone();
    var shell = shells.shell("cohorts");
    return new JteView(
        "behaviour/cohorts/list",
        new CohortsPage(
            shell,
            mayChange(),
            cohorts.all().stream()
                .map(cohort ->
                    new CohortsPage.Row(
                        cohort.name(),
                        shell.link("/cohorts/" + cohort.key()),
                        kind(cohort),
                        nouns(cohort),
                        cohort.size() == null ? "" : Format.count(cohort.size()),
                        cohort.computedAt() == null ? "" : Format.time(cohort.computedAt(), zone),
                        cohort.createdBy()))
                .toList()));
  }

  @GetMapping("/cohorts.csv")
  void csv(HttpServletResponse response) {
    Csv.download(
        response,
        "cohorts",
        csv -> {
          csv.row("key", "name", "of", "kind", "size", "computed_at", "created_by", "created_at");
          for (var cohort : cohorts.all()) {
            csv.row(
                cohort.key(),
                cohort.name(),
                nouns(cohort),
                kind(cohort),
                cohort.size(),
                cohort.computedAt(),
                cohort.createdBy(),
                cohort.createdAt());
          }
        });
  }

  private ZoneId zone() {
    return settings.current().timezone();
  }

  private static String kind(Cohort cohort) {
    return cohort.definition().isDynamic() ? "kept up to date" : "fixed list";
  }

  private static String nouns(Cohort cohort) {
    return cohort.unit() == Unit.ACCOUNT ? "accounts" : "people";
  }

  @GetMapping("/cohorts/{key}")
  JteView one(@PathVariable String key, @RequestParam(defaultValue = "1") int page) {
    var cohort = cohorts.required(key);
    var shell = shells.shell("cohorts");
    List<String> ids;
    String trouble = null;
    try {
      ids = cohorts.members(key);
      cohort = cohorts.required(key);
    } catch (ProblemException cannotBeAsked) {
      ids = List.of();
      trouble =
          cannotBeAsked.detail()
              + cannotBeAsked.problems().stream()
                  .map(ProblemItem::problem)
                  .findFirst()
                  .map(problem -> " It " + problem + ".")
                  .orElse("");
    }
    int at = Math.clamp(page, 1, Math.max(1, Math.ceilDiv(ids.size(), ROWS)));
    var shown = ids.subList(Math.min(ids.size(), (at - 1) * ROWS), Math.min(ids.size(), at * ROWS));
    Instant computed = cohort.computedAt();
    return new JteView(
        "behaviour/cohorts/one",
        new CohortPage(
            shell,
            key,
            cohort.name(),
            "%s, %s, as of %s."
                .formatted(
                    ids.size() == 1
                        ? "1 " + (cohort.unit() == Unit.ACCOUNT ? "account" : "person")
                        : Format.count(ids.size()) + " " + nouns(cohort),
                    kind(cohort),
                    computed == null ? "now" : Format.time(computed, zone())),
            RuleWords.of(cohort),
            mayChange(),
            cohort.unit() == Unit.PERSON,
            profiles.of(cohort.unit(), shown).stream().map(member -> row(member, shell)).toList(),
            Pager.byNumber(shell.address(), at, ROWS, ids.size()),
            cohorts.usedBy(key),
            cards.on("cohort", shell, key),
            trouble));
  }

  private CohortPage.Row row(Profile member, Shell shell) {
    boolean isAccount = member.id().equals(member.account());
    var account = member.account();
    return new CohortPage.Row(
        member.called(),
        member.visitor() ? "an anonymous visitor" : member.name() == null ? "" : member.id(),
        shell.link(isAccount ? AccountAddress.of(member.id()) : PersonAddress.of(member.id())),
        Objects.requireNonNullElse(
            member.accountName(), Objects.requireNonNullElse(account, "not known")),
        account == null || member.accountName() == null
            ? null
            : shell.link(AccountAddress.of(account)),
        Objects.requireNonNullElse(member.owner(), ""),
        member.lastSeen() == null ? "never" : Format.time(member.lastSeen(), zone()));
  }

  @GetMapping("/cohorts/new")
  JteView form() {
    return form(CohortForm.of(new LinkedMultiValueMap<>()), null);
  }

  /** The form in which a cohort's definition is changed. */
  @GetMapping("/cohorts/{key}/edit")
  JteView edit(@PathVariable String key) {
    var cohort = cohorts.required(key);
    boolean fixed = cohort.definition() instanceof Definition.Fixed;
    boolean fits =
        fixed
            || (cohort.definition() instanceof Definition.ByRule(_, var rule)
                && !CohortForm.rows(rule).isEmpty());
    return form(
        key,
        CohortForm.of(cohort, fixed ? cohorts.members(key) : List.of()),
        fits ? null : "What makes a member now does not fit in this form. Saving replaces it.",
        null);
  }

  JteView form(CohortForm form, @Nullable ProblemException refused) {
    return form(null, form, null, refused);
  }

  /**
   * @param key of the cohort that is changed; null for a new one
   * @param note something to know before saving; null without
   */
  JteView form(
      @Nullable String key,
      CohortForm form,
      @Nullable String note,
      @Nullable ProblemException refused) {
    return new JteView(
        "behaviour/cohorts/new",
        new NewCohortPage(
            shells.shell("cohorts"),
            key,
            note,
            form.name(),
            form.accounts(),
            form.any(),
            form.rows(),
            form.members(),
            questions.eventNames().stream().sorted().toList(),
            cohorts.all().stream()
                .map(cohort -> new NewCohortPage.Known(cohort.key(), cohort.name()))
                .toList(),
            refused == null
                ? List.of()
                : refused.problems().isEmpty()
                    ? List.of(refused.detail())
                    : refused.problems().stream().map(CohortsController::words).toList()),
        refused == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static String words(ProblemItem problem) {
    return problem.column() == null
        ? problem.problem()
        : problem.column() + ": " + problem.problem();
  }
}
