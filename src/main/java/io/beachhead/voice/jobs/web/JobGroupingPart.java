package io.beachhead.voice.jobs.web;

import io.beachhead.runs.Run;
import io.beachhead.voice.jobs.Job;
import io.beachhead.voice.jobs.JobGroupings;
import io.beachhead.voice.jobs.Jobs;
import io.beachhead.voice.jobs.Statement;
import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Turns a grouping into what the page of jobs shows of it. */
final class JobGroupingPart {
  private static final int QUOTES = 3;

  private final JobGroupings groupings;
  private final Map<String, String> names;
  private final Map<String, Statement> free = new HashMap<>();

  JobGroupingPart(JobGroupings groupings, Jobs jobs) {
    this.groupings = groupings;
    names = jobs.all().stream().collect(Collectors.toMap(Job::key, Job::name));
    jobs.statements().stream()
        .filter(statement -> statement.job() == null)
        .forEach(statement -> free.put(statement.id(), statement));
  }

  JobsPage.Grouping of(Run run) {
    boolean running = !run.ended();
    Long of = run.of();
    var proposal = groupings.proposal(run);
    return new JobsPage.Grouping(
        run.id(),
        running
            ? of == null || of == 0
                ? "Waiting for its turn"
                : "Reading and comparing, %s done".formatted(Format.share((double) run.done() / of))
            : null,
        running ? Long.valueOf(run.done()) : null,
        running ? of : null,
        switch (run.state()) {
          case RUNNING, DONE -> null;
          case STOPPED -> "The last grouping was stopped.";
          case FAILED -> run.problem();
        },
        proposal.map(this::open).orElse(List.of()),
        proposal
            .map(found -> Format.count(found.unassigned().size(), "statement") + " in no group")
            .orElse(""));
  }

  /** Groups with statements that accepting them would still move. */
  private List<JobsPage.Proposed> open(JobGroupings.Proposal proposal) {
    List<JobsPage.Proposed> open = new ArrayList<>();
    for (JobGroupings.Group group : proposal.groups()) {
      List<Statement> waiting =
          group.statements().stream().map(free::get).filter(Objects::nonNull).toList();
      if (!waiting.isEmpty()) {
        String known = group.job() == null ? null : names.get(group.job());
        open.add(
            new JobsPage.Proposed(
                group.id(),
                known == null ? group.label() : known,
                known != null,
                Format.count(waiting.size(), "statement"),
                String.join(", ", group.words()),
                waiting.stream().limit(QUOTES).map(Statement::sentence).toList()));
      }
    }
    return List.copyOf(open);
  }
}
