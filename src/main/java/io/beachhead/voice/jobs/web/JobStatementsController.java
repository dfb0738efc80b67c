package io.beachhead.voice.jobs.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.voice.jobs.Job;
import io.beachhead.voice.jobs.JobGroupings;
import io.beachhead.voice.jobs.Jobs;
import io.beachhead.voice.jobs.Statement;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The statements behind a job: where they are read, moved, grouped, and groups accepted. */
@Controller
@Hidden
@ConditionalOnWebApplication
class JobStatementsController {
  private static final int SHOWN = 200;
  private static final String NONE = "none";
  private static final String JOBS = "redirect:/jobs";

  private final Shells shells;
  private final Jobs jobs;
  private final JobGroupings groupings;
  private final CustomerBases customers;

  JobStatementsController(
      Shells shells, Jobs jobs, JobGroupings groupings, CustomerBases customers) {
    this.shells = shells;
    this.jobs = jobs;
    this.groupings = groupings;
    this.customers = customers;
  }

  @GetMapping("/jobs/statements")
  JteView statements(@RequestParam(defaultValue = NONE) String job) {
    Shell shell = shells.shell("jobs");
    List<Job> all = jobs.all();
    String title =
        job.equals(NONE)
            ? "Statements of no job"
            : all.stream()
                .filter(each -> each.key().equals(job))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no job " + job + "."))
                .name();
    List<Statement> theirs =
        jobs.statements().stream()
            .filter(each -> job.equals(NONE) ? each.job() == null : job.equals(each.job()))
            .toList();
    CustomerBase base = customers.asOf(shell.asOf());
    return new JteView(
        "voice/jobs/statements",
        new JobStatementsPage(
            shell,
            title,
            "%s, each by one person.".formatted(Format.count(theirs.size(), "statement")),
            job,
            theirs.stream().limit(SHOWN).map(each -> row(each, base, shell)).toList(),
            theirs.size() > SHOWN ? Format.count(theirs.size() - SHOWN) + " more in the CSV" : null,
            all.stream()
                .filter(each -> !each.key().equals(job))
                .map(each -> new JobStatementsPage.Choice(each.key(), each.name()))
                .toList(),
            mayWrite()));
  }

  /** Moves the statements that are ticked; no job takes them out of theirs. */
  @PostMapping("/jobs/statements")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String move(
      @RequestParam(name = "id", defaultValue = "") List<String> ids,
      @RequestParam(defaultValue = "") String to,
      RedirectAttributes redirect) {
    Map<String, @Nullable String> moved = new LinkedHashMap<>();
    ids.stream()
        .filter(id -> !id.isBlank())
        .forEach(id -> moved.put(id, to.isBlank() || to.equals(NONE) ? null : to));
    if (!moved.isEmpty()) {
      jobs.assign(moved);
    }
    redirect.addFlashAttribute(
        Flash.NAME, Flash.of("%s moved.".formatted(Format.count(moved.size(), "statement"))));
    return JOBS;
  }

  @PostMapping("/jobs/groupings")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String group(@RequestParam(required = false) @Nullable String of) {
    groupings.start(of);
    return JOBS;
  }

  @PostMapping("/jobs/groupings/{id}/stop")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String stop(@PathVariable String id) {
    groupings.stop(id);
    return JOBS;
  }

  /** Takes on the groups that are ticked; {@code name-ID} is the job each goes to. */
  @PostMapping("/jobs/groupings/{id}/acceptance")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String accept(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes redirect) {
    var accepted = new ArrayList<JobGroupings.@Nullable Acceptance>();
    for (String group : form.getOrDefault("group", List.of())) {
      accepted.add(new JobGroupings.Acceptance(group, form.getFirst("name-" + group)));
    }
    int moved = groupings.accept(id, accepted);
    redirect.addFlashAttribute(
        Flash.NAME, Flash.of("%s put into jobs.".formatted(Format.count(moved, "statement"))));
    return JOBS;
  }

  private static JobStatementsPage.Row row(Statement statement, CustomerBase base, Shell shell) {
    String account = statement.account();
    int row = account == null ? -1 : base.rowOf(account);
    return new JobStatementsPage.Row(
        statement.id(),
        statement.sentence(),
        statement.quote(),
        Stream.of(statement.persona(), account == null ? null : row < 0 ? account : base.name(row))
            .flatMap(Stream::ofNullable)
            .collect(Collectors.joining(", ")),
        row < 0 || account == null ? null : shell.link(AccountAddress.of(account)),
        rating(statement.importance()),
        rating(statement.satisfaction()));
  }

  private static String rating(@Nullable Double rating) {
    return rating == null ? "" : Format.number(rating, rating % 1 == 0 ? 0 : 1);
  }

  static boolean mayWrite() {
    CurrentUser user = CurrentUser.now();
    return user.may(Role.PRODUCT) || user.may(Role.GTM);
  }
}
