package io.beachhead.samples;

import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.ImportProgress;
import io.beachhead.imports.ImportReport;
import io.beachhead.imports.Imports;
import io.beachhead.segments.SegmentationDraft;
import io.beachhead.segments.Segmentations;
import io.beachhead.value.model.ValueModels;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.Workspace;
import io.beachhead.workspace.WorkspaceSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The samples, and how one gets into the workspace: through the same imports, rules, values and
 * scenarios that people use. All of it arrives, or what has arrived of it is removed.
 */
@Component
public class Samples {

  private static final Logger LOG = LoggerFactory.getLogger(Samples.class);

  /** What segmentations ask about has to be there before their rules are checked. */
  private static final Set<String> BEFORE_SEGMENTATIONS =
      Set.of("accounts", "people", "revenue", "deals");

  /** How the workspace's label begins while a sample is being loaded. */
  static final String LOADING = "loading:";

  /** What a workspace is called before its set-up. */
  static final String UNNAMED = "Workspace";

  private final List<SampleSource> sources;
  private final OccupancyQuery occupancy;
  private final Imports imports;
  private final Segmentations segmentations;
  private final ValueModels models;
  private final SamplePlans plans;
  private final WorkspaceSettings workspace;
  private final SampleEraser eraser;
  private final UnfinishedSamples unfinished;
  private final SampleUndo takeBack;
  private final SampleHistory history;
  private final AuditTrail audit;
  private final JsonMapper json;
  private final Clock clock;
  private final ReentrantLock loading = new ReentrantLock();

  Samples(
      List<SampleSource> sources,
      OccupancyQuery occupancy,
      Imports imports,
      Segmentations segmentations,
      ValueModels models,
      SamplePlans plans,
      WorkspaceSettings workspace,
      SampleEraser eraser,
      UnfinishedSamples unfinished,
      SampleUndo takeBack,
      SampleHistory history,
      AuditTrail audit,
      JsonMapper json,
      Clock clock) {
    this.sources = List.copyOf(sources);
    this.occupancy = occupancy;
    this.imports = imports;
    this.segmentations = segmentations;
    this.models = models;
    this.plans = plans;
    this.workspace = workspace;
    this.eraser = eraser;
    this.unfinished = unfinished;
    this.takeBack = takeBack;
    this.history = history;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  public List<SampleIntroduction> introductions() {
    return sources.stream().map(SampleSource::introduction).toList();
  }

  /**
   * Loads a sample, its dates told from today. What its customers did goes on arriving for a while
   * after this returns: {@link #arriving}.
   *
   * @throws ProblemException 404 for an unknown key, 409 where the workspace is not empty
   */
  public SampleIntroduction load(String key) {
    SampleSource source =
        source(key)
            .orElseThrow(() ->
                ProblemException.notFound(
                    "There is no sample with the key \"%s\".".formatted(key)));
    if (!loading.tryLock()) {
      throw ProblemException.conflict("A sample is already loading.");
    }
    try {
      removeLeftover();
      refuseUnlessEmpty();
      fill(source, workspace.current().today(clock));
      return source.introduction();
    } finally {
      loading.unlock();
    }
  }

  /**
   * After a start: goes on with the events of a sample that were still arriving when the program
   * ended, and removes one of which only a part of the rows had arrived.
   */
  void settleUnfinished() {
    unfinishedKey()
        .ifPresent(key -> {
          var source = source(key);
          var left = source.flatMap(_ -> left(key));
          if (left.isPresent() && left.get().rowsDone()) {
            LOG.info("The events of the sample {} go on arriving", key);
            arrive(source.get().at(left.get().toldFrom()));
          } else {
            LOG.info("The sample {} was not loaded to its end: what it brought is removed", key);
            takeBackUnfinished(key);
          }
        });
  }

  /** What is still to come of the sample that was loaded; empty once it is complete. */
  public Optional<Arriving> arriving() {
    return history
        .progress()
        .filter(it -> !it.over() || it.failure() != null)
        .map(it -> new Arriving(it.sentence(), it.daysDone(), it.days(), it.failure() != null));
  }

  /**
   * Product events on their way in.
   *
   * @param daysDone of {@code days}
   * @param failed whether they have stopped before the end
   */
  public record Arriving(String sentence, int daysDone, int days, boolean failed) {}

  /** Whether there is nothing yet, so that a sample could be loaded. */
  public boolean canLoad() {
    return occupancy.contents().isEmpty();
  }

  private void refuseUnlessEmpty() {
    List<String> contents = occupancy.contents();
    if (!contents.isEmpty()) {
      throw ProblemException.conflict(
          "A sample needs an empty workspace, and this one has "
              + String.join(", ", contents)
              + ". Delete its data first (Settings, Data, or DELETE /api/workspace/data). Back it"
              + " up if you need what is in it.");
    }
  }

  private Optional<SampleSource> source(String key) {
    return sources.stream().filter(it -> it.introduction().key().equals(key)).findFirst();
  }

  /**
   * The workspace is labelled before the first row is written and the label says that loading has
   * not ended: a program that stops half-way tidies up when it starts again.
   */
  private void fill(SampleSource source, LocalDate toldFrom) {
    Sample sample = source.at(toldFrom);
    String key = sample.introduction().key();
    unfinished.begin(key, toldFrom);
    workspace.sampleLoaded(LOADING + key);
    try {
      files(sample, true);
      for (SampleSegmentation segmentation : sample.segmentations()) {
        segmentations.create(draft(segmentation));
      }
      sample.segmentations().stream()
          .filter(SampleSegmentation::active)
          .forEach(it -> segmentations.activate(it.key()));
      files(sample, false);
      models.change(json.readTree(sample.valueModel()));
      plans.consider(sample);
      workspace.change(settled(workspace.current(), sample));
      audit.record("sample.loaded", sample.introduction().name(), key);
      unfinished.rowsDone(key);
    } catch (RuntimeException failed) {
      try {
        takeBackUnfinished(key);
      } catch (RuntimeException alsoFailed) {
        // The label stays: the next load, or the next start, removes what had arrived.
        failed.addSuppressed(alsoFailed);
        LOG.error("The sample {} could not be loaded and not be removed either", key, failed);
        throw ProblemException.unavailable(
            "The sample could not be loaded to its end, and what had arrived of it could not be"
                + " removed: the store takes no changes at this moment. Load a sample again once it"
                + " does; the rest of this one is removed first.");
      }
      throw failed;
    }
    arrive(sample);
  }

  /** Events come last, and then decisions; after them the label says that it is complete. */
  private void arrive(Sample sample) {
    if (sample.events().isEmpty()) {
      complete(sample);
    } else {
      history.begin(sample.introduction().key(), sample.events(), () -> complete(sample));
    }
  }

  private void complete(Sample sample) {
    String key = sample.introduction().key();
    String label = LOADING + key;
    BooleanSupplier there = () -> label.equals(workspace.current().sampleKey());
    try {
      plans.decide(sample, there);
    } catch (ProblemException refused) {
      if (there.getAsBoolean()) {
        throw refused;
      }
      LOG.info("The sample {} was removed while it was being completed", key);
      return;
    }
    workspace.sampleLoaded(label, key);
    unfinished.forget();
  }

  /** What a load left behind that could neither end nor tidy up after itself. */
  private void removeLeftover() {
    if (history.progress().isEmpty()) {
      unfinishedKey().ifPresent(this::takeBackUnfinished);
    }
  }

  private Optional<String> unfinishedKey() {
    String label = workspace.current().sampleKey();
    return label != null && label.startsWith(LOADING)
        ? Optional.of(label.substring(LOADING.length()))
        : Optional.empty();
  }

  private void takeBackUnfinished(String key) {
    history.stop();
    var left = left(key);
    if (left.isPresent()) {
      source(key)
          .map(source -> source.at(left.get().toldFrom()))
          .ifPresent(sample -> takeBack.takeBack(sample, left.get().begun()));
      eraser.takeBackSettings();
    }
    audit.record("sample.taken-back", key, "its loading was cut short");
    unfinished.forget();
    workspace.sampleLoaded(null);
  }

  /** What is known of a load that has not ended; a program before this one wrote nothing down. */
  private Optional<UnfinishedSamples.Unfinished> left(String key) {
    return unfinished
        .find(key)
        .or(() ->
            source(key).flatMap(source -> takeBack.traces(source, workspace.current().timezone())));
  }

  /** Whether files of that kind are imported before the segmentations are made. */
  static boolean beforeSegmentations(String kind) {
    return BEFORE_SEGMENTATIONS.contains(kind);
  }

  /** Under which a sample's rows of that kind stand in the list of imports. */
  static String fileName(String kind) {
    return "sample " + kind + ".csv";
  }

  private void files(Sample sample, boolean beforeSegmentations) {
    for (SampleFile file : sample.files()) {
      if (beforeSegmentations(file.kind()) == beforeSegmentations) {
        run(file);
      }
    }
  }

  private void run(SampleFile file) {
    ImportKind kind =
        imports
            .kind(file.kind())
            .orElseThrow(() -> new IllegalStateException("no import of " + file.kind()));
    ImportOptions options = ImportOptions.PLAIN.named(fileName(file.kind()));
    try (var in = new ByteArrayInputStream(file.csv().getBytes(StandardCharsets.UTF_8))) {
      ImportReport report = imports.run(kind, in, options, ImportProgress.NONE);
      if (!report.written()) {
        throw new IllegalStateException(
            "the sample's %s cannot be imported: %s".formatted(file.kind(), report.problems()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SegmentationDraft draft(SampleSegmentation it) {
    return new SegmentationDraft(
        it.key(),
        it.name(),
        it.rules().stream()
            .map(rule -> new SegmentationDraft.Rule(rule.segment(), rule.name(), rule.when()))
            .toList(),
        it.otherwise(),
        SegmentationDraft.label(it.otherwise()));
  }

  /** Capacity comes with the sample, and its name where nobody has named the workspace yet. */
  private static Workspace settled(Workspace now, Sample sample) {
    return new Workspace(
        now.name().equals(UNNAMED) ? sample.introduction().name() : now.name(),
        now.currency(),
        now.timezone(),
        now.weekStart(),
        now.exchangeRates(),
        sample.capacityWeeks(),
        now.sampleKey());
  }
}
