package io.beachhead.samples;

import io.beachhead.behaviour.log.EventLog;
import io.beachhead.behaviour.saved.SavedQuestions;
import io.beachhead.imports.Imports;
import io.beachhead.imports.PastImport;
import io.beachhead.roadmap.Scenario;
import io.beachhead.roadmap.Scenarios;
import io.beachhead.samples.UnfinishedSamples.Unfinished;
import io.beachhead.segments.Segmentations;
import io.beachhead.value.model.ValueModels;
import io.beachhead.web.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Removes what a sample brought, and nothing else: what people added meanwhile stays, and so does
 * what they changed of the sample or built upon.
 */
@Component
class SampleUndo {
  private static final Logger LOG = LoggerFactory.getLogger(SampleUndo.class);

  /** More than any sample brings, and than people import while one is loaded. */
  private static final int IMPORTS_LOOKED_AT = 1_000;

  private final Imports imports;
  private final Segmentations segmentations;
  private final ValueModels models;
  private final Scenarios scenarios;
  private final SavedQuestions questions;
  private final EventLog events;
  private final SampleGrowth growth;
  private final JsonMapper json;

  SampleUndo(
      Imports imports,
      Segmentations segmentations,
      ValueModels models,
      Scenarios scenarios,
      SavedQuestions questions,
      EventLog events,
      SampleGrowth growth,
      JsonMapper json) {
    this.imports = imports;
    this.segmentations = segmentations;
    this.models = models;
    this.scenarios = scenarios;
    this.questions = questions;
    this.events = events;
    this.growth = growth;
    this.json = json;
  }

  /**
   * Takes a sample back, what refers to others first.
   *
   * @param begun when its loading began; imports before that are not its own
   */
  void takeBack(Sample sample, Instant begun) {
    String key = sample.introduction().key();
    if (events.holdsAnything()) {
      events.takeOut(SampleHistory.importId(key));
    }
    questions.all().stream()
        .filter(one -> sample.questions().contains(new SampleQuestion(one.name(), one.address())))
        .forEach(one -> questions.delete(one.key()));
    sample.scenarios().forEach(this::takeBack);
    var own = own(begun);
    // Newest first; segmentations may hold rules on what came before them, and evidence refers to
    // them.
    own.stream().filter(it -> !Samples.beforeSegmentations(it.kind())).forEach(this::takeBack);
    sample.segmentations().forEach(this::takeBack);
    own.stream().filter(it -> Samples.beforeSegmentations(it.kind())).forEach(this::takeBack);
    growth.takeBack(sample);
    if (models.current().equals(models.previewOfUsual(json.readTree(sample.valueModel())))) {
      models.reset();
    }
  }

  /**
   * What the list of imports tells of a sample whose loading was cut short by a program that wrote
   * nothing else down.
   */
  Optional<Unfinished> traces(SampleSource source, ZoneId zone) {
    var own = own(Instant.EPOCH);
    return own.stream()
        .map(PastImport::importedAt)
        .min(Comparator.naturalOrder())
        .map(begun -> {
          var toldFrom = LocalDate.ofInstant(begun, zone);
          return new Unfinished(toldFrom, begun, own.size() == source.at(toldFrom).files().size());
        });
  }

  private List<PastImport> own(Instant begun) {
    return imports.history(IMPORTS_LOOKED_AT).stream()
        .filter(it -> !it.takenBack() && !it.importedAt().isBefore(begun))
        .filter(it -> it.fileName().equals(Samples.fileName(it.kind())))
        .toList();
  }

  private void takeBack(PastImport one) {
    orStays(
        one.fileName(),
        () -> {
          imports.takeBack(one.id());
          imports.forget(one.id());
        });
  }

  private void takeBack(SampleScenario theirs) {
    var scenario = new Scenario(theirs.key(), theirs.name(), theirs.note(), theirs.features());
    if (scenarios.find(theirs.key()).filter(scenario::equals).isPresent()) {
      orStays(theirs.name(), () -> scenarios.delete(theirs.key()));
    }
  }

  private void takeBack(SampleSegmentation theirs) {
    var found = segmentations.find(theirs.key());
    // Each change of a segmentation is a version.
    if (found.isEmpty() || found.get().version() > 1) {
      return;
    }
    orStays(
        theirs.name(),
        () -> {
          if (found.get().active()) {
            segmentations.all().stream()
                .filter(other -> !other.key().equals(theirs.key()))
                .findFirst()
                .ifPresent(other -> segmentations.activate(other.key()));
          }
          segmentations.delete(theirs.key());
        });
  }

  /** What others refer to by now cannot go without taking them along. */
  private static void orStays(String name, Runnable takeBack) {
    try {
      takeBack.run();
    } catch (ProblemException inUse) {
      if (!inUse.isConflict()) {
        throw inUse;
      }
      LOG.info("{} of the sample stays: {}", name, inUse.detail());
    }
  }
}
