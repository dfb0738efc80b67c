package io.beachhead.segments;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.segments.rule.Rule;
import io.beachhead.segments.rule.Vocabulary;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.SegmentationChoice;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The segmentations of the workspace: several side by side, one of them active. Every change makes
 * a new version and the old ones stay, so that an old view can be had again. What cannot be done is
 * a {@link ProblemException}: 404 for an unknown key, 409 for one that is taken or a change
 * somebody else was faster with, 422 for a draft that is wrong.
 */
@Component
public class Segmentations {
  private final SegmentationRecords records;
  private final Memberships memberships;
  private final CustomerBases customers;
  private final FeatureUses uses;
  private final WorkspaceSettings workspace;
  private final Changes changes;
  private final Clock clock;
  private final AtomicReference<@Nullable Read> last = new AtomicReference<>();

  /**
   * @param versions by key, those that were asked for
   */
  private record Read(
      long version,
      List<Segmentation> segmentations,
      Map<String, List<SegmentationVersion>> versions) {}

  Segmentations(
      SegmentationRecords records,
      Memberships memberships,
      CustomerBases customers,
      FeatureUses uses,
      WorkspaceSettings workspace,
      Changes changes,
      Clock clock) {
    this.records = records;
    this.memberships = memberships;
    this.customers = customers;
    this.uses = uses;
    this.workspace = workspace;
    this.changes = changes;
    this.clock = clock;
  }

  /** All in use, by the time of their creation; read again only after a change. */
  public List<Segmentation> all() {
    // A writing transaction sees its own uncommitted rows: neither serve it the memory nor keep it.
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return records.all();
    }
    long version = changes.version("segments");
    Read read = last.get();
    if (read == null || read.version != version) {
      read = new Read(version, records.all(), new ConcurrentHashMap<>());
      last.set(read);
    }
    return read.segmentations;
  }

  public Optional<Segmentation> find(String key) {
    return all().stream().filter(segmentation -> segmentation.key().equals(key)).findFirst();
  }

  /** The one both teams agreed on; empty in a workspace without any. */
  public Optional<Segmentation> active() {
    return all().stream().filter(Segmentation::active).findFirst();
  }

  /** The one of that key, or 404. */
  public Segmentation required(String key) {
    return find(key).orElseThrow(() -> SegmentationChoice.unknown(key));
  }

  /** The one of that key, or 404; without a key the active one, empty where there is none. */
  public Optional<Segmentation> asked(@Nullable String key) {
    return key == null || key.isBlank() ? active() : Optional.of(required(key));
  }

  /** All in use, each with the rules that held at the end of a day. */
  public List<Segmentation> all(LocalDate asOf) {
    return all().stream().map(one -> on(one, asOf)).toList();
  }

  /** The one both teams agreed on, with the rules that held at the end of a day. */
  public Optional<Segmentation> active(LocalDate asOf) {
    return active().map(one -> on(one, asOf));
  }

  /** The one of that key, with the rules that held at the end of a day, or 404. */
  public Segmentation required(String key, LocalDate asOf) {
    return on(required(key), asOf);
  }

  /** As {@link #asked(String)}, with the rules that held at the end of a day. */
  public Optional<Segmentation> asked(@Nullable String key, LocalDate asOf) {
    return asked(key).map(one -> on(one, asOf));
  }

  /** Before its first version there was, a segmentation is read by the first. */
  private Segmentation on(Segmentation now, LocalDate asOf) {
    if (now.version() == 1 || !asOf.isBefore(workspace.current().today(clock))) {
      return now;
    }
    List<SegmentationVersion> versions = saved(now.key());
    Segmentation then = inUse(versions, asOf);
    return then.version() == now.version()
        ? now
        : new Segmentation(
            now.key(),
            then.name(),
            now.active(),
            then.version(),
            then.segments(),
            then.otherwise());
  }

  private List<SegmentationVersion> saved(String key) {
    Read read = last.get();
    return read == null || TransactionSynchronizationManager.isActualTransactionActive()
        ? records.versions(key)
        : read.versions.computeIfAbsent(key, records::versions);
  }

  /**
   * The version that held at the end of a day; before there was any, the first.
   *
   * @param newestFirst at least one
   */
  public Segmentation inUse(List<SegmentationVersion> newestFirst, LocalDate day) {
    var zone = workspace.current().timezone();
    return newestFirst.stream()
        .filter(version -> !version.savedAt().atZone(zone).toLocalDate().isAfter(day))
        .findFirst()
        .orElse(newestFirst.getLast())
        .definition();
  }

  /** Every version, the newest first; 404 where there is no such segmentation. */
  public List<SegmentationVersion> versions(String key) {
    required(key);
    return records.versions(key);
  }

  /** A version as it was saved; 404 where there is none. */
  public SegmentationVersion version(String key, int version) {
    return versions(key).stream()
        .filter(saved -> saved.version() == version)
        .findFirst()
        .orElseThrow(() ->
            ProblemException.notFound(
                "The segmentation %s has no version %d.".formatted(key, version)));
  }

  /** When which segmentation was agreed on, the latest first. */
  public List<Activation> activations() {
    return records.activations();
  }

  /** What rules can ask of the customers as they are today. */
  public Vocabulary vocabulary() {
    return vocabulary(today());
  }

  private AccountVocabulary vocabulary(CustomerBase base) {
    return new AccountVocabulary(base, uses.features(), "", uses.cohorts());
  }

  /** The first one becomes the active one. */
  public Segmentation create(SegmentationDraft draft) {
    return create(draft, "");
  }

  /**
   * The same with rules on an attribute that the accounts are about to get.
   *
   * @param attribute of texts
   */
  public Segmentation create(SegmentationDraft draft, String attribute) {
    if (find(draft.key()).isPresent()) {
      throw taken(draft.key());
    }
    check(draft, new AccountVocabulary(today(), uses.features(), attribute, uses.cohorts()));
    Segmentation created = segmentation(draft, 1, List.of());
    if (!records.create(created)) {
      throw taken(draft.key());
    }
    return required(draft.key());
  }

  /**
   * Saves the next version; a draft that says what is said already saves nothing.
   *
   * @param basedOn the version its author saw, or null to overwrite whatever is there
   */
  public Segmentation change(SegmentationDraft draft, @Nullable Integer basedOn) {
    Segmentation before = required(draft.key());
    if (basedOn != null && basedOn != before.version()) {
      throw ProblemException.conflict(
          "%s was changed in the meantime: it is at version %d, not %d."
              .formatted(before.name(), before.version(), basedOn));
    }
    CustomerBase base = today();
    check(draft, vocabulary(base));
    Segmentation after = next(draft, before);
    if (Definition.of(after).equals(Definition.of(before))) {
      return before;
    }
    Moves moves = Moves.between(memberships.of(before, base), memberships.of(after, base), base);
    if (!records.change(after, moves.accounts())) {
      throw ProblemException.conflict(
          before.name() + " was changed or deleted in the meantime; nothing was saved.");
    }
    return required(draft.key());
  }

  /** Makes the rules of an old version the newest version. */
  public Segmentation goBack(String key, int version) {
    return change(SegmentationDraft.of(version(key, version).definition()), null);
  }

  /**
   * What the draft would do.
   *
   * @throws ProblemException 422 where the draft could not be saved
   */
  public Preview preview(SegmentationDraft draft) {
    CustomerBase base = today();
    check(draft, vocabulary(base));
    Optional<Segmentation> before = find(draft.key());
    Segmentation after =
        before.map(saved -> next(draft, saved)).orElseGet(() -> segmentation(draft, 1, List.of()));
    Membership membership = memberships.of(after, base);
    Moves moves =
        before
            .map(saved -> Moves.between(memberships.of(saved, base), membership, base))
            .orElse(Moves.NONE);
    UnmatchedValues unmatched = new UnmatchedValues(base);
    for (Segment segment : after.segments()) {
      unmatched.look(segment.key(), Rule.parse(segment.rule()).condition());
    }
    return new Preview(membership, moves, unmatched.notes());
  }

  /** What is wrong with a draft; empty where it can be saved. */
  public List<ProblemItem> problems(SegmentationDraft draft) {
    return DraftCheck.problems(draft, vocabulary(today()));
  }

  /** Makes it the one of both teams. */
  public void activate(String key) {
    Segmentation segmentation = required(key);
    if (!segmentation.active() && !records.activate(key)) {
      throw SegmentationChoice.unknown(key);
    }
  }

  /** The active one can go only when it is the last. */
  public void delete(String key) {
    Segmentation segmentation = required(key);
    if (segmentation.active() && all().size() > 1) {
      throw ProblemException.conflict(
          segmentation.name() + " is the active segmentation. Activate another one first.");
    }
    records.delete(key);
  }

  /** Brings back what was deleted within the last day. */
  public Segmentation restore(String key) {
    if (find(key).isPresent()) {
      throw taken(key);
    }
    if (!records.restore(key)) {
      throw ProblemException.notFound(
          "No segmentation with the key " + key + " was deleted within the last day.");
    }
    return required(key);
  }

  private CustomerBase today() {
    return customers.asOf(workspace.current().today(clock));
  }

  private static void check(SegmentationDraft draft, Vocabulary vocabulary) {
    List<ProblemItem> problems = DraftCheck.problems(draft, vocabulary);
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable(
          problems.size() == 1
              ? "The segmentation cannot be saved: " + problems.getFirst().problem()
              : "The segmentation cannot be saved: %d problems.".formatted(problems.size()),
          problems);
    }
  }

  private static ProblemException taken(String key) {
    return ProblemException.conflict(
        "There is a segmentation with the key %s already.".formatted(key),
        List.of(ProblemItem.of("key", key, "expected a key that is not in use")));
  }

  private Segmentation next(SegmentationDraft draft, Segmentation before) {
    List<Segment> everyone =
        records.versions(draft.key()).stream()
            .flatMap(version -> version.definition().segments().stream())
            .toList();
    Segmentation after = segmentation(draft, before.version() + 1, everyone);
    return new Segmentation(
        after.key(),
        after.name(),
        before.active(),
        after.version(),
        after.segments(),
        after.otherwise());
  }

  /**
   * A segment that ever was keeps its slot; a new one gets a slot that none ever had, so that a
   * colour never means two things.
   */
  private static Segmentation segmentation(
      SegmentationDraft draft, int version, List<Segment> ever) {
    Map<String, Integer> slots = new HashMap<>();
    int highest = 0;
    for (Segment segment : ever) {
      slots.putIfAbsent(segment.key(), segment.slot());
      highest = Math.max(highest, segment.slot());
    }
    List<Segment> segments = new ArrayList<>();
    for (SegmentationDraft.Rule rule : draft.rules()) {
      Integer slot = slots.get(rule.segment());
      segments.add(
          new Segment(
              rule.segment(), rule.name().strip(), slot == null ? ++highest : slot, rule.when()));
    }
    return new Segmentation(
        draft.key(),
        draft.name().strip(),
        false,
        version,
        segments,
        new Segment(draft.otherwise(), draft.otherwiseName().strip(), 0, ""));
  }
}
