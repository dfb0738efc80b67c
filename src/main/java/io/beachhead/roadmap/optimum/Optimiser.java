package io.beachhead.roadmap.optimum;

import io.beachhead.runs.Run;
import io.beachhead.runs.Runs;
import io.beachhead.value.HappyModel;
import io.beachhead.value.ValueMapQuestion;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.features.Features;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.WorkspaceSettings;
import java.util.List;
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

  private final Runs runs;
  private final ValueMaps maps;
  private final Features features;
  private final WorkspaceSettings workspace;
  private final JsonMapper json;

  Optimiser(
      Runs runs, ValueMaps maps, Features features, WorkspaceSettings workspace, JsonMapper json) {
    this.runs = runs;
    this.maps = maps;
    this.features = features;
    this.workspace = workspace;
    this.json = json;
  }

  /**
   * Starts a search.
   *
   * @throws ProblemException 422 where the question is wrong or contradicts itself, or where nobody
   *     could be happy; 404 for an unknown segmentation
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
    HappyModel model = model(question);
    return runs.start(
        KIND, progress -> new Searching(maps, question, candidates, rules, model).best(progress));
  }

  private HappyModel model(OptimumQuestion question) {
    HappyModel model =
        maps.happyModel(map(question))
            .orElseThrow(() ->
                ProblemException.unprocessable(
                    "Customers are not divided into segments yet.",
                    List.of(ProblemItem.of("segmentation", null, "create a segmentation first"))));
    var problems =
        question.weights().segments().keySet().stream()
            .filter(key -> !model.segments().contains(key))
            .map(key -> ProblemItem.of("weights", key, "there is no such segment"))
            .toList();
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The weights name unknown segments.", problems);
    }
    HappyModel weighted = model.weighted(weighing(question.weights()));
    if (!(weighted.most() > 0)) {
      throw ProblemException.unprocessable(
          "There is nobody whom a roadmap could make happy.",
          List.of(
              ProblemItem.of(
                  "weights",
                  null,
                  "expected accounts that pay, or a fixed price in the value model, in a segment"
                      + " that counts")));
    }
    return weighted;
  }

  private static HappyModel.Weighing weighing(OptimumQuestion.Weights weights) {
    return new HappyModel.Weighing(weights.by() == OptimumQuestion.By.ARR, weights.segments(), 1);
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
