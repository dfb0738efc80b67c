package io.beachhead.segments.learned;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.runs.Progress;
import io.beachhead.runs.Run;
import io.beachhead.runs.Runs;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.SegmentationDraft;
import io.beachhead.segments.Segmentations;
import io.beachhead.segments.rule.Attribute;
import io.beachhead.segments.rule.Condition;
import io.beachhead.segments.rule.Operator;
import io.beachhead.segments.rule.Rule;
import io.beachhead.segments.rule.RulePrinter;
import io.beachhead.segments.rule.Value;
import io.beachhead.statistics.latent.ClassChoice;
import io.beachhead.statistics.latent.LatentClasses;
import io.beachhead.statistics.latent.LatentModel;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Learns classes of accounts in the background, and makes accepted ones a segmentation. */
@Component
public class LearnedSegments {
  static final String KIND = "learned-segments";

  private final Runs runs;
  private final LearnedColumns columns;
  private final LearnedRecords records;
  private final Profiles profiles;
  private final CustomerBases customers;
  private final Segmentations segmentations;
  private final JsonMapper json;

  LearnedSegments(
      Runs runs,
      LearnedColumns columns,
      LearnedRecords records,
      Profiles profiles,
      CustomerBases customers,
      Segmentations segmentations,
      JsonMapper json) {
    this.runs = runs;
    this.columns = columns;
    this.records = records;
    this.profiles = profiles;
    this.customers = customers;
    this.segmentations = segmentations;
    this.json = json;
  }

  /**
   * What to accept.
   *
   * @param k one of the numbers of classes that were tried
   * @param key of the segmentation it becomes
   */
  public record Acceptance(@Nullable Integer k, @Nullable String key, @Nullable String name) {}

  /** Everything that can be learned from: its key, and what people call it. */
  public SequencedMap<String, String> offered(LocalDate asOf) {
    return columns.offered(customers.asOf(asOf));
  }

  /**
   * Starts to learn.
   *
   * @throws ProblemException 422 that names what cannot be learned from
   */
  public Run start(LearnedQuestion question, LocalDate asOf) {
    List<String> keys = question.checked();
    CustomerBase base = customers.asOf(asOf);
    List<LearnedColumn> read = columns.of(keys, base);
    return runs.start(KIND, progress -> learn(question, read, base, progress));
  }

  /** How a run stands; 404 where there is none. */
  public Run find(String id) {
    return runs.find(KIND, id);
  }

  /** The runs begun last. */
  public List<Run> newest(int limit) {
    return runs.newest(KIND, limit);
  }

  public void stop(String id) {
    runs.stop(KIND, id);
  }

  /** The result of a run that is done; empty while it is not. */
  public Optional<LearnedResult> result(Run run) {
    ObjectNode result = run.result();
    return result == null
        ? Optional.empty()
        : Optional.of(json.treeToValue(result, LearnedResult.class));
  }

  private Object learn(
      LearnedQuestion question, List<LearnedColumn> read, CustomerBase base, Progress progress) {
    int from = question.from();
    int to = question.to();
    long seed = question.seedOrOne();
    progress.expect(ClassChoice.starts(from, to, question.startsOrUsual()));
    Thread asker = Thread.currentThread();
    var classes = new LatentClasses(read.stream().map(LearnedColumn::column).toList());
    ClassChoice choice =
        ClassChoice.among(
            classes,
            new ClassChoice.Range(from, to),
            question.startsOrUsual(),
            seed,
            new io.beachhead.statistics.latent.Progress() {
              @Override
              public void startEnded() {
                progress.advance(1);
              }

              @Override
              public boolean stopped() {
                return asker.isInterrupted();
              }
            });
    PlacementRules placement = new PlacementRules(base, records.attributes());
    String token = UUID.randomUUID().toString();
    List<LearnedResult.Profile> chosenProfiles = List.of();
    LearnedResult.Rules chosenRules = new LearnedResult.Rules(List.of(), null);
    for (ClassChoice.Tried tried : choice.models()) {
      LatentModel model = tried.model();
      List<LearnedResult.Profile> described = profiles.of(model, read, base);
      LearnedResult.Rules rules = placement.of(model.assigned(), model.k(), seed);
      records.keep(token, model.k(), kept(model, described, rules, base));
      if (choice.chosen().filter(chosen -> chosen.k() == model.k()).isPresent()) {
        chosenProfiles = described;
        chosenRules = rules;
      }
    }
    var result =
        new LearnedResult(
            choice.models().isEmpty() ? 0 : choice.models().getFirst().model().rows(),
            read.stream().map(LearnedColumn::key).toList(),
            choice.models().stream().map(LearnedSegments::model).toList(),
            new LearnedResult.Chosen(
                choice.chosen().map(LatentModel::k).orElse(null), choice.why()),
            chosenProfiles,
            chosenRules,
            seed);
    ObjectNode tree = json.valueToTree(result);
    tree.put("classes", token);
    return tree;
  }

  private static LearnedResult.Model model(ClassChoice.Tried tried) {
    LatentModel model = tried.model();
    return new LearnedResult.Model(
        model.k(),
        model.logLikelihood(),
        model.parameters(),
        model.aic(),
        model.bic(),
        model.icl(),
        model.entropyR2(),
        model.smallestShare(),
        model.startsAtBest(),
        tried.stability(),
        tried.objection().orElse(null));
  }

  private static LearnedRecords.Kept kept(
      LatentModel model,
      List<LearnedResult.Profile> described,
      LearnedResult.Rules rules,
      CustomerBase base) {
    List<String> accounts = new ArrayList<>();
    List<Integer> classes = new ArrayList<>();
    for (int row = 0; row < base.size(); row++) {
      if (model.assigned()[row] >= 0) {
        accounts.add(base.id(row));
        classes.add(model.assigned()[row]);
      }
    }
    return new LearnedRecords.Kept(
        accounts,
        classes,
        described.stream().map(LearnedResult.Profile::name).toList(),
        rules.segments());
  }

  /**
   * Makes the classes a segmentation: accounts that were learned from are in their class, others
   * are placed by the rules.
   *
   * @throws ProblemException 404 for an unknown run, 409 while it is not done or where the key is
   *     taken, 422 for a number of classes that was not tried
   */
  @Transactional
  public Segmentation accept(String id, Acceptance acceptance) {
    Run run = find(id);
    ObjectNode result = run.result();
    if (result == null) {
      throw ProblemException.conflict(
          "The run is %s; only one that is done can be accepted.".formatted(run.state().key()));
    }
    LearnedRecords.Kept kept =
        acceptance.k == null
            ? null
            : records.find(result.path("classes").asString(""), acceptance.k).orElse(null);
    if (kept == null) {
      throw ProblemException.unprocessable(
          "The classes cannot be accepted.",
          List.of(
              ProblemItem.of(
                  "k",
                  acceptance.k == null ? null : acceptance.k.toString(),
                  "expected one of the numbers of classes that were tried")));
    }
    String key = acceptance.key == null ? "" : acceptance.key.strip();
    String name =
        acceptance.name == null || acceptance.name.isBlank()
            ? SegmentationDraft.label(key)
            : acceptance.name.strip();
    String attribute = free(name + " class");
    Segmentation created = segmentations.create(draft(key, name, attribute, kept), attribute);
    records.accept(key, attribute, kept);
    return created;
  }

  private String free(String attribute) {
    String free = attribute;
    var taken = segmentations.vocabulary();
    for (int i = 2; taken.accountAttribute(free) != null; i++) {
      free = attribute + " " + i;
    }
    return free;
  }

  private static SegmentationDraft draft(
      String key, String name, String attribute, LearnedRecords.Kept kept) {
    List<SegmentationDraft.Rule> rules = new ArrayList<>();
    Attribute named = Attribute.of(attribute);
    for (int k = 0; k < kept.names().size(); k++) {
      Condition is =
          new Condition.Comparison(named, Operator.EQUAL, Value.text(kept.names().get(k)));
      String when = kept.rules().get(k).when();
      Condition rule =
          when == null
              ? is
              : Condition.or(
                  List.of(
                      is,
                      Condition.and(
                          List.of(
                              new Condition.Known(named, false), Rule.parse(when).condition()))));
      rules.add(
          new SegmentationDraft.Rule(
              kept.rules().get(k).segment(), kept.names().get(k), RulePrinter.print(rule)));
    }
    return new SegmentationDraft(key, name, rules);
  }
}
