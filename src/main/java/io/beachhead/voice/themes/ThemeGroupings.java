package io.beachhead.voice.themes;

import io.beachhead.runs.Progress;
import io.beachhead.runs.Run;
import io.beachhead.runs.Runs;
import io.beachhead.text.EmbeddingFailed;
import io.beachhead.text.Similarity;
import io.beachhead.text.TextGroups;
import io.beachhead.voice.AssignedTheme;
import io.beachhead.voice.Request;
import io.beachhead.voice.Requests;
import io.beachhead.voice.ThemeAssignments;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Groups requests by what they say. A group is a proposal: nothing changes before somebody accepts
 * it, and then only requests that no person has put into a theme.
 */
@Component
public class ThemeGroupings {
  static final String KIND = "theme-grouping";

  private final Runs runs;
  private final Requests requests;
  private final TextGroups groups;
  private final ThemeAssignments assignments;
  private final JsonMapper json;

  ThemeGroupings(
      Runs runs,
      Requests requests,
      TextGroups groups,
      ThemeAssignments assignments,
      JsonMapper json) {
    this.runs = runs;
    this.requests = requests;
    this.groups = groups;
    this.assignments = assignments;
    this.json = json;
  }

  /**
   * A proposed theme.
   *
   * @param id within its grouping
   * @param label a name made of its words
   * @param words that set it apart, the most telling first
   * @param requests ids
   * @param theme key of the theme that most of its requests are in already; null for a new one
   */
  public record Group(
      String id, String label, List<String> words, List<String> requests, @Nullable String theme) {}

  /**
   * What a run found.
   *
   * @param unassigned requests that belong to no group
   */
  public record Proposal(List<Group> groups, List<String> unassigned) {}

  /**
   * Takes a group on.
   *
   * @param id of the group
   * @param theme the name or key of the theme its requests go to
   */
  public record Acceptance(@Nullable String id, @Nullable String theme) {}

  /**
   * Starts a grouping of all requests, or of those without a theme.
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
    var all = requests.distinct();
    progress.expect(TextGroups.steps(all.size()));
    var items =
        all.stream().map(request -> new Similarity.Item(request.id(), request.text())).toList();
    TextGroups.Grouping grouping;
    try {
      grouping = groups.of(items, progress::advance);
    } catch (EmbeddingFailed e) {
      throw ProblemException.badGateway(String.valueOf(e.getMessage()));
    }
    var byId = new LinkedHashMap<String, Request>();
    all.forEach(request -> byId.put(request.id(), request));
    var proposed = new ArrayList<Group>();
    var left = new ArrayList<String>();
    for (TextGroups.Group group : grouping.groups()) {
      var members = group.ids().stream().map(byId::get).toList();
      String theme = usualTheme(members);
      var asked =
          members.stream()
              .filter(request -> !unassignedOnly || request.themes().isEmpty())
              .map(Request::id)
              .toList();
      if (asked.size() > 1 || (asked.size() == 1 && theme != null)) {
        proposed.add(
            new Group("g" + (proposed.size() + 1), group.label(), group.words(), asked, theme));
      } else {
        left.addAll(asked);
      }
    }
    grouping.unassigned().stream()
        .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
        .filter(request -> !unassignedOnly || request.themes().isEmpty())
        .map(Request::id)
        .forEach(left::add);
    return new Proposal(List.copyOf(proposed), List.copyOf(left));
  }

  /** The theme that at least half of those with a theme, and a quarter of all, are in. */
  private static @Nullable String usualTheme(List<Request> members) {
    var counts = new LinkedHashMap<String, Integer>();
    int assigned = 0;
    for (Request request : members) {
      assigned += request.themes().isEmpty() ? 0 : 1;
      for (AssignedTheme theme : request.themes()) {
        counts.merge(theme.key(), 1, Integer::sum);
      }
    }
    var most = counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
    return most != null && 2 * most.getValue() >= assigned && 4 * most.getValue() >= members.size()
        ? most.getKey()
        : null;
  }

  /**
   * Puts the requests of groups into themes. Groups that are not named stay proposals.
   *
   * @return how many requests are in another theme now
   * @throws ProblemException 404 for an unknown grouping, 409 while it is not done, 422 for a group
   *     that it does not have or a name that is blank
   */
  public int accept(String id, @Nullable List<@Nullable Acceptance> accepted) {
    Run run = runs.find(KIND, id);
    Proposal proposal =
        proposal(run)
            .orElseThrow(() ->
                ProblemException.conflict(
                    "The grouping is %s; only one that is done can be accepted."
                        .formatted(run.state().key())));
    var byId = new LinkedHashMap<String, Group>();
    proposal.groups().forEach(group -> byId.put(group.id(), group));
    var themes = new LinkedHashMap<String, String>();
    var problems = new ArrayList<ProblemItem>();
    for (Acceptance one : accepted == null ? List.<Acceptance>of() : accepted) {
      Group group = one == null || one.id() == null ? null : byId.get(one.id());
      String theme = one == null ? null : one.theme();
      if (group == null) {
        problems.add(
            ProblemItem.of("id", one == null ? null : one.id(), "the grouping has no such group"));
      } else if (theme == null || theme.isBlank()) {
        problems.add(ProblemItem.of("theme", theme, "expected the name or key of a theme"));
      } else {
        group.requests().forEach(request -> themes.put(request, theme.strip()));
      }
    }
    if (!problems.isEmpty() || accepted == null) {
      if (accepted == null) {
        problems.add(ProblemItem.of("groups", null, "expected a list of groups"));
      }
      throw ProblemException.unprocessable("The groups cannot be accepted.", problems);
    }
    return assignments.propose(themes);
  }
}
