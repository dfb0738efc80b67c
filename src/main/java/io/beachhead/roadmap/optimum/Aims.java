package io.beachhead.roadmap.optimum;

import io.beachhead.value.HappyModel;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.Features;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.WorkspaceSettings;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Turns the objective of a question into a goal over the candidates. */
@Component
class Aims {
  private final ValueMaps maps;
  private final AskedFeatures asked;
  private final Features features;
  private final WorkspaceSettings workspace;

  Aims(ValueMaps maps, AskedFeatures asked, Features features, WorkspaceSettings workspace) {
    this.maps = maps;
    this.asked = asked;
    this.features = features;
    this.workspace = workspace;
  }

  /**
   * @throws ProblemException 422 where nobody could be won, or weights name unknown segments; 404
   *     for an unknown segmentation
   */
  Aim of(OptimumQuestion question, Candidates candidates, Rules rules) {
    String currency = workspace.current().currency();
    if (question.objective().kind() == Objective.Kind.HAPPY) {
      HappyModel model = model(question);
      var goal = new HappyGoal(model, places(model, candidates));
      return new Aim(goal, new Why(goal, rules, candidates, question.weights().by(), currency));
    }
    return served(question, candidates, rules, currency);
  }

  /**
   * The happy accounts of one segment alone.
   *
   * @throws ProblemException 404 for an unknown segmentation or segment, 422 where nobody in it
   *     pays
   */
  HappyGoal ofSegment(OptimumQuestion question, String segment, Candidates candidates) {
    HappyModel model = model(question);
    int place = model.segments().indexOf(segment);
    if (place < 0) {
      throw ProblemException.notFound(
          "There is no segment %s; there are %s."
              .formatted(segment, String.join(", ", model.segments())));
    }
    HappyModel only = model.weighted(HappyModel.Weighing.only(segment));
    if (model.paying(place) == 0 || !(only.most() > 0)) {
      throw ProblemException.unprocessable(
          "Nobody in %s could be happy.".formatted(model.segmentNames().get(place)),
          List.of(
              ProblemItem.of(
                  "segment",
                  segment,
                  "expected accounts that pay, or a fixed price in the value model")));
    }
    return new HappyGoal(only, places(model, candidates));
  }

  private static int[] places(HappyModel model, Candidates candidates) {
    return candidates.features().stream()
        .mapToInt(feature -> model.features().indexOf(feature.key()))
        .toArray();
  }

  private Aim served(
      OptimumQuestion question, Candidates candidates, Rules rules, String currency) {
    Objective objective = question.objective();
    Set<String> shipped =
        features.all().stream()
            .filter(Feature::shipped)
            .map(Feature::key)
            .collect(Collectors.toSet());
    List<ServedGoal.Wish> wishes = new ArrayList<>();
    for (Asked one : asked.of(question)) {
      wishes.add(wish(one, objective, candidates, shipped));
    }
    if (wishes.isEmpty()) {
      throw ProblemException.unprocessable(
          "Nobody asks for a feature yet.",
          List.of(
              ProblemItem.of(
                  "objective",
                  objective.kind().key(),
                  objective.asking() == Objective.Asking.DEALS
                      ? "expected requests that name features, from accounts with an open deal"
                      : "expected requests that name features, from accounts that count")));
    }
    var goal =
        ServedGoal.of(
            candidates.features().size(), wishes, objective.kind() == Objective.Kind.REACH);
    return new Aim(goal, new WhyServed(goal, rules, candidates, question, currency));
  }

  private static ServedGoal.Wish wish(
      Asked one, Objective objective, Candidates candidates, Set<String> shipped) {
    BitSet wants = new BitSet();
    int has = 0;
    for (String key : one.features()) {
      int place = candidates.place(key);
      if (place >= 0) {
        wants.set(place);
      } else if (shipped.contains(key)) {
        has++;
      }
    }
    int all = one.features().size();
    int need =
        switch (objective.kind()) {
          case REACH -> 1;
          case SERVED -> Math.min(objective.atLeast(), all);
          case ALL_OF, HAPPY -> all;
        };
    return new ServedGoal.Wish(wants, need - has, one.weight());
  }

  private HappyModel model(OptimumQuestion question) {
    HappyModel model =
        maps.happyModel(Optimiser.map(question))
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
}
