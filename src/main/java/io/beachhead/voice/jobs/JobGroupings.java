package io.beachhead.voice.jobs;

import io.beachhead.runs.Progress;
import io.beachhead.runs.Run;
import io.beachhead.runs.Runs;
import io.beachhead.text.EmbeddingFailed;
import io.beachhead.text.Similarity;
import io.beachhead.text.TextGroups;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Groups statements by what people want. A group is a proposal: nothing changes before somebody
 * accepts it, and then only statements that belong to no job.
 */
@Component
public class JobGroupings {
  static final String KIND = "job-grouping";

  private final Runs runs;
  private final Jobs jobs;
  private final TextGroups groups;
  private final JsonMapper json;

  JobGroupings(Runs runs, Jobs jobs, TextGroups groups, JsonMapper json) {
    this.runs = runs;
    this.jobs = jobs;
    this.groups = groups;
    this.json = json;
  }

  /**
   * A proposed job.
   *
   * @param id within its grouping
   * @param label a name made of its words
   * @param words that set it apart, the most telling first
   * @param statements ids
   * @param job key of the job that most of its statements belong to already; null for a new one
   */
  public record Group(
      String id, String label, List<String> words, List<String> statements, @Nullable String job) {}

  /**
   * What a run found.
   *
   * @param unassigned statements in no group
   */
  public record Proposal(List<Group> groups, List<String> unassigned) {}

  /**
   * Takes a group on.
   *
   * @param id of the group
   * @param job the name or key of the job its statements go to
   */
  public record Acceptance(@Nullable String id, @Nullable String job) {}

  /**
   * Starts a grouping of all statements, or of those without a job.
   *
   * @param of {@code all} or {@code unassigned}
   * @throws ProblemException 422 for another word
   */
  public Run start(@Nullable String of) {
    String which = of == null || of.isBlank() ? "all" : of.strip();
    if (!which.equals("all") && !which.equals("unassigned")) {
      throw ProblemException.unprocessable(
          "The grouping cannot start.",
          List.of(ProblemItem.of("of", which, "must be all or unassigned")));
    }
    return runs.start(KIND, progress -> propose(which.equals("unassigned"), progress));
  }

  /** How a grouping stands; 404 where there is none. */
  public Run find(String id) {
    return runs.find(KIND, id);
  }

  /** The grouping begun last. */
  public Optional<Run> last() {
    return runs.newest(KIND, 1).stream().findFirst();
  }

  /** Stops a grouping; one that has ended stays as it is. */
  public void stop(String id) {
    runs.stop(KIND, id);
  }

  /** The result of a grouping that is done; empty while it is not. */
  public Optional<Proposal> proposal(Run run) {
    ObjectNode result = run.result();
    return result == null
        ? Optional.empty()
        : Optional.of(json.treeToValue(result, Proposal.class));
  }

  private Proposal propose(boolean unassignedOnly, Progress progress) {
    List<Statement> all = jobs.statements();
    progress.expect(TextGroups.steps(all.size()));
    TextGroups.Grouping grouping;
    try {
      grouping =
          groups.of(
              all.stream()
                  .map(statement -> new Similarity.Item(statement.id(), text(statement)))
                  .toList(),
              progress::advance);
    } catch (EmbeddingFailed e) {
      throw ProblemException.badGateway(String.valueOf(e.getMessage()));
    }
    Map<String, Statement> byId = new HashMap<>();
    all.forEach(statement -> byId.put(statement.id(), statement));
    List<Group> proposed = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (TextGroups.Group group : grouping.groups()) {
      List<Statement> members = known(group.ids(), byId);
      String job = usualJob(members);
      List<String> asked =
          members.stream()
              .filter(statement -> !unassignedOnly || statement.job() == null)
              .map(Statement::id)
              .toList();
      if (asked.size() > 1 || (asked.size() == 1 && job != null)) {
        proposed.add(
            new Group("g" + (proposed.size() + 1), group.label(), group.words(), asked, job));
      } else {
        left.addAll(asked);
      }
    }
    known(grouping.unassigned(), byId).stream()
        .filter(statement -> !unassignedOnly || statement.job() == null)
        .map(Statement::id)
        .forEach(left::add);
    return new Proposal(List.copyOf(proposed), List.copyOf(left));
  }

  /** What they want and what comes of it; the situation says more of the person than of the job. */
  private static String text(Statement statement) {
    String soThat = statement.soThat();
    return soThat == null ? statement.want() : statement.want() + ", so I can " + soThat;
  }

  private static List<Statement> known(List<String> ids, Map<String, Statement> byId) {
    return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
  }

  /** The job that at least half of those with a job, and a quarter of all, belong to. */
  private static @Nullable String usualJob(List<Statement> members) {
    var counts = new LinkedHashMap<String, Integer>();
    int assigned = 0;
    for (Statement statement : members) {
      String job = statement.job();
      if (job != null) {
        assigned++;
        counts.merge(job, 1, Integer::sum);
      }
    }
    var most = counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
    return most != null && 2 * most.getValue() >= assigned && 4 * most.getValue() >= members.size()
        ? most.getKey()
        : null;
  }

  /**
   * Puts the statements of groups into jobs. Groups that are not named stay proposals, and a
   * statement that belongs to a job stays there. A new job takes its slots from the first statement
   * that fills all three.
   *
   * @return how many statements belong to a job now that did not before
   * @throws ProblemException 404 for an unknown grouping, 409 while it is not done, 422 for a group
   *     that it does not have or a name that is blank
   */
  @Transactional
  public int accept(String id, @Nullable List<@Nullable Acceptance> accepted) {
    Run run = find(id);
    Proposal proposal =
        proposal(run)
            .orElseThrow(() ->
                ProblemException.conflict(
                    "The grouping is %s; only one that is done can be accepted."
                        .formatted(run.state().key())));
    Map<Group, String> wanted = wanted(proposal, accepted);
    Map<String, Statement> free = new HashMap<>();
    jobs.statements().stream()
        .filter(statement -> statement.job() == null)
        .forEach(statement -> free.put(statement.id(), statement));
    Map<String, @Nullable String> moved = new LinkedHashMap<>();
    wanted.forEach((group, name) -> {
      List<Statement> theirs = known(group.statements, free);
      if (!theirs.isEmpty()) {
        String key = job(name, theirs);
        theirs.forEach(statement -> moved.put(statement.id(), key));
      }
    });
    jobs.assign(moved);
    return moved.size();
  }

  private static Map<Group, String> wanted(
      Proposal proposal, @Nullable List<@Nullable Acceptance> accepted) {
    Map<String, Group> byId = new HashMap<>();
    proposal.groups.forEach(group -> byId.put(group.id, group));
    Map<Group, String> wanted = new LinkedHashMap<>();
    List<ProblemItem> problems = new ArrayList<>();
    if (accepted == null) {
      problems.add(ProblemItem.of("groups", null, "expected a list of groups"));
    }
    for (Acceptance one : accepted == null ? List.<@Nullable Acceptance>of() : accepted) {
      Group group = one == null || one.id == null ? null : byId.get(one.id);
      String job = one == null ? null : one.job;
      if (group == null) {
        problems.add(
            ProblemItem.of("id", one == null ? null : one.id, "the grouping has no such group"));
      } else if (job == null || job.isBlank()) {
        problems.add(ProblemItem.of("job", job, "expected the name or key of a job"));
      } else {
        wanted.put(group, job.strip());
      }
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The groups cannot be accepted.", problems);
    }
    return wanted;
  }

  private String job(String name, List<Statement> theirs) {
    for (Job job : jobs.all()) {
      if (job.key().equals(name) || job.name().equalsIgnoreCase(name)) {
        return job.key();
      }
    }
    Statement first =
        theirs.stream()
            .filter(statement -> statement.when() != null && statement.soThat() != null)
            .findFirst()
            .orElse(theirs.getFirst());
    return jobs.add(new Jobs.NewJob(name, first.when(), first.want(), first.soThat())).key();
  }
}
