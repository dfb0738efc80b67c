package io.beachhead.roadmap.optimum;

import io.beachhead.runs.Run;
import io.beachhead.runs.Runs;
import io.beachhead.value.ValueMapQuestion;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.features.Features;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the best roadmap under a capacity, as a run. What contradicts itself is refused before the
 * run begins.
 */
@Component
public class Optimiser {
  static final String KIND = "roadmap-optimum";
  static final String SEGMENT_KIND = "happy-segment";

  private final Runs runs;
  private final ValueMaps maps;
  private final Aims aims;
  private final Features features;
  private final WorkspaceSettings workspace;
  private final JsonMapper json;

  Optimiser(
      Runs runs,
      ValueMaps maps,
      Aims aims,
      Features features,
      WorkspaceSettings workspace,
      JsonMapper json) {
    this.runs = runs;
    this.maps = maps;
    this.aims = aims;
    this.features = features;
    this.workspace = workspace;
    this.json = json;
  }

  /**
   * Starts a search.
   *
   * @throws ProblemException 422 where the question is wrong or contradicts itself, or where nobody
   *     could be won; 404 for an unknown segmentation
   */
  public Run start(OptimumQuestion question) {
    var candidates = new Candidates(features.all());
    Double capacity =
        question.capacity() == null ? workspace.current().capacityWeeks() : question.capacity();
    if (capacity == null) {
      throw ProblemException.unprocessable(
          "The capacity is not known.",
          List.of(
              ProblemItem.of(
                  "capacity", null, "expected person-weeks per quarter, here or in the settings")));
    }
    Rules rules = RuleReader.read(question, capacity, candidates);
    List<ProblemItem> contradictions = Contradictions.find(rules, candidates);
    if (!contradictions.isEmpty()) {
      throw ProblemException.unprocessable(
          "No roadmap can keep all rules: " + contradictions.getFirst().problem() + ".",
          contradictions);
    }
    Aim aim = aims.of(question, candidates, rules);
    return runs.start(
        KIND, progress -> new Searching(maps, question, candidates, rules, aim).best(progress));
  }

  /**
   * Starts a search for what makes one segment happy with least effort.
   *
   * @throws ProblemException 422 where the question is wrong or contradicts itself, or where nobody
   *     in the segment could be happy; 404 for an unknown segmentation or segment
   */
  public Run start(SegmentQuestion question) {
    var candidates = new Candidates(features.all());
    var plain =
        new OptimumQuestion(
            null,
            1,
            question.must(),
            question.mustNot(),
            List.of(),
            List.of(),
            Objective.happy(),
            new OptimumQuestion.Weights(OptimumQuestion.By.SEGMENTS, Map.of()),
            question.segmentation(),
            question.seconds(),
            List.of());
    Rules rules = RuleReader.read(plain, Double.MAX_VALUE, candidates);
    List<ProblemItem> contradictions = Contradictions.find(rules, candidates);
    if (!contradictions.isEmpty()) {
      throw ProblemException.unprocessable(
          "No roadmap can keep all rules: " + contradictions.getFirst().problem() + ".",
          contradictions);
    }
    HappyGoal goal = aims.ofSegment(plain, question.segment(), candidates);
    int place = goal.model().segments().indexOf(question.segment());
    LocalDate asOf = maps.map(map(plain)).asOf();
    return runs.start(
        SEGMENT_KIND,
        progress -> new Cheapest(goal, rules, candidates, question, place).answer(asOf, progress));
  }

  /** How a search for a segment stands; 404 where there is none. */
  public Run findSegment(String id) {
    return runs.find(SEGMENT_KIND, id);
  }

  /** The search for a segment begun last. */
  public Optional<Run> lastSegment() {
    return runs.newest(SEGMENT_KIND, 1).stream().findFirst();
  }

  public void stopSegment(String id) {
    runs.stop(SEGMENT_KIND, id);
  }

  /** What a search for a segment found; empty while it is not done. */
  public Optional<SegmentAnswer> segment(Run run) {
    ObjectNode result = run.result();
    return result == null
        ? Optional.empty()
        : Optional.of(json.treeToValue(result, SegmentAnswer.class));
  }

  static ValueMapQuestion map(OptimumQuestion question) {
    return new ValueMapQuestion(question.segmentation(), null, List.of(), null);
  }

  /** How a search stands; 404 where there is none. */
  public Run find(String id) {
    return runs.find(KIND, id);
  }

  /** The search begun last. */
  public Optional<Run> last() {
    return runs.newest(KIND, 1).stream().findFirst();
  }

  public void stop(String id) {
    runs.stop(KIND, id);
  }

  /** What a search found; empty while it is not done. */
  public Optional<Optimum> result(Run run) {
    ObjectNode result = run.result();
    return result == null ? Optional.empty() : Optional.of(json.treeToValue(result, Optimum.class));
  }
}
