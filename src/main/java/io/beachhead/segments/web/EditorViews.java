package io.beachhead.segments.web;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Move;
import io.beachhead.segments.Preview;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.SegmentationDraft;
import io.beachhead.segments.Segmentations;
import io.beachhead.segments.fit.Fits;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out what the editor shows for a state of its form. */
@Component
class EditorViews {
  private static final int MOVES_SHOWN = 8;

  /** With more accounts a score takes longer than a person waits between two keystrokes. */
  private static final int SCORED_WHILE_TYPING = 20_000;

  private final Segmentations segmentations;
  private final CustomerBases customers;
  private final Fits fits;
  private final Shells shells;

  EditorViews(Segmentations segmentations, CustomerBases customers, Fits fits, Shells shells) {
    this.segmentations = segmentations;
    this.customers = customers;
    this.fits = fits;
    this.shells = shells;
  }

  /** As it would be saved: a new one gets a key from its name that is not taken. */
  SegmentationDraft draft(EditorState state) {
    if (!state.key().equals(SegmentationEditor.NEW)) {
      return state.draft(state.key());
    }
    Set<String> taken =
        segmentations.all().stream().map(Segmentation::key).collect(Collectors.toSet());
    return state.draft(
        SegmentationDraft.keyFor(state.name().isBlank() ? "segmentation" : state.name(), taken));
  }

  EditorView view(EditorState state) {
    return view(state, false);
  }

  /**
   * @param refused whether saving was tried: then everything that is wrong is said
   */
  EditorView view(EditorState state, boolean refused) {
    SegmentationDraft draft = draft(state);
    Optional<Segmentation> saved = segmentations.find(state.key());
    List<ProblemItem> problems = new ArrayList<>(segmentations.problems(draft));
    if (state.version() == 0) {
      problems.removeIf(problem -> "name".equals(problem.column()) && state.name().isBlank());
    }
    boolean started = refused || state.version() > 0 || !isUntouched(state);
    Preview preview =
        problems.isEmpty()
            ? segmentations.preview(draft.name().isBlank() ? named(draft) : draft)
            : null;
    List<EditorView.Row> rows = new ArrayList<>();
    for (int i = 0; i < state.rows().size(); i++) {
      rows.add(row(state, draft, i, started ? problems : List.of(), preview, saved));
    }
    Shell.Csrf csrf = shells.shell("segments").csrf();
    return new EditorView(
        "/segments/" + state.key(),
        state.version(),
        state.name(),
        state.otherwise(),
        state.asText(),
        rows,
        new EditorView.Rest(state.otherwiseName(), rest(preview)),
        started ? ifSaved(state, preview, problems, saved) : notStarted(),
        (started ? problems : List.<ProblemItem>of())
            .stream().filter(problem -> problem.position() == null).toList(),
        csrf == null ? null : csrf.parameter(),
        csrf == null ? null : csrf.token());
  }

  /** A new segmentation as it opens: nothing is wrong with it yet. */
  private static boolean isUntouched(EditorState state) {
    return state.name().isBlank() && state.rows().stream().allMatch(row -> row.rule().isBlank());
  }

  private static EditorView.IfSaved notStarted() {
    return new EditorView.IfSaved(
        "Add a condition to see who belongs to each segment",
        List.of(),
        List.of(),
        List.of(),
        false,
        false,
        "Save segmentation");
  }

  private static SegmentationDraft named(SegmentationDraft draft) {
    return new SegmentationDraft(
        draft.key(), "New segmentation", draft.rules(), draft.otherwise(), draft.otherwiseName());
  }

  private static String rest(@Nullable Preview preview) {
    if (preview == null) {
      return "";
    }
    int[] counts = preview.membership().counts();
    return Format.count(counts[counts.length - 1], "account");
  }

  private EditorView.Row row(
      EditorState state,
      SegmentationDraft draft,
      int index,
      List<ProblemItem> problems,
      @Nullable Preview preview,
      Optional<Segmentation> saved) {
    EditorState.Row row = state.rows().get(index);
    String key = draft.rules().get(index).segment();
    var chips = row.chips();
    int colour =
        preview != null
            ? preview.membership().segmentation().segments().get(index).colour()
            : saved.flatMap(one -> one.segment(row.key())).map(Segment::colour).orElse(0);
    return new EditorView.Row(
        index,
        row.key(),
        row.name(),
        colour,
        row.rule(),
        chips.map(RuleSentence::of).orElse(null),
        state.asText() || chips.isEmpty(),
        preview == null ? "" : Format.count(preview.membership().counts()[index], "account"),
        findings(index, key, row.rule(), problems, preview),
        index == 0,
        index == state.rows().size() - 1);
  }

  private static EditorView.Findings findings(
      int index, String key, String rule, List<ProblemItem> problems, @Nullable Preview preview) {
    List<EditorView.Problem> wrong = new ArrayList<>();
    for (ProblemItem item : problems) {
      Integer position = item.position();
      if (position != null && key.equals(item.column()) && rule.equals(item.value())) {
        wrong.add(problem(rule, position, item.problem()));
      }
    }
    List<String> notes =
        preview == null
            ? List.of()
            : preview.notes().stream()
                .filter(note -> note.segment().equals(key))
                .map(Preview.Note::note)
                .toList();
    return new EditorView.Findings(index, wrong, notes);
  }

  /** Cuts the rule at the place: the word or sign that stands there is marked. */
  static EditorView.Problem problem(String rule, int position, String problem) {
    int[] text = rule.codePoints().toArray();
    int start = Math.min(Math.max(position - 1, 0), text.length);
    int end = start;
    while (end < text.length && wordAt(text, end)) {
      end++;
    }
    if (end == start && start < text.length) {
      end++;
    }
    int from = Math.max(0, start - 40);
    int until = Math.min(text.length, end + 40);
    return new EditorView.Problem(
        (from > 0 ? "…" : "") + new String(text, from, start - from),
        start == text.length ? " " : new String(text, start, end - start),
        new String(text, end, until - end) + (until < text.length ? "…" : ""),
        position,
        problem);
  }

  private static boolean wordAt(int[] text, int index) {
    return Character.isLetterOrDigit(text[index]) || text[index] == '_';
  }

  private EditorView.IfSaved ifSaved(
      EditorState state,
      @Nullable Preview preview,
      List<ProblemItem> problems,
      Optional<Segmentation> saved) {
    boolean fresh = state.version() == 0;
    String save = fresh ? "Save segmentation" : "Save as v" + (state.version() + 1);
    if (preview == null) {
      return new EditorView.IfSaved(
          problems.size() == 1
              ? "One thing to fix first"
              : problems.size() + " things to fix first",
          List.of(),
          List.of(),
          List.of(),
          true,
          false,
          save);
    }
    CustomerBase base = customers.asOf(shells.asOf());
    boolean changed =
        fresh
            || saved
                .map(one -> !state.saysTheSameAs(EditorState.of(one, state.asText())))
                .orElse(true);
    return new EditorView.IfSaved(
        headline(fresh, changed, preview),
        changed ? with(moves(preview, base.currency()), score(preview, saved, base)) : List.of(),
        Shares.parts(preview.membership()),
        shown(preview.membership()),
        false,
        changed,
        save);
  }

  private static List<String> with(List<String> lines, String last) {
    return last.isEmpty() ? lines : Stream.concat(lines.stream(), Stream.of(last)).toList();
  }

  /**
   * How well it would reflect behaviour; empty with too many accounts to score at every keystroke.
   */
  private String score(Preview preview, Optional<Segmentation> saved, CustomerBase base) {
    if (base.size() > SCORED_WHILE_TYPING) {
      return "";
    }
    Interval after = fits.of(preview.membership().segmentation(), base.asOf()).gain();
    if (after == null) {
      return "";
    }
    Interval before = saved.map(one -> fits.of(one, base.asOf()).gain()).orElse(null);
    String range = " (" + Format.shareRange(after.low(), after.high()) + ")";
    return before == null
        ? "Score " + Format.share(after.mid()) + range
        : "Score " + Format.share(before.mid()) + " → " + Format.share(after.mid()) + range;
  }

  private static String headline(boolean fresh, boolean changed, Preview preview) {
    int[] counts = preview.membership().counts();
    int total = preview.membership().size();
    if (fresh) {
      return "If saved: "
          + Format.of(total - counts[counts.length - 1], total)
          + " accounts match a rule";
    }
    if (!changed) {
      return "Nothing changed yet";
    }
    int moved = preview.moves().accounts();
    return moved == 0
        ? "If saved: no accounts move"
        : "If saved: " + Format.count(moved, "account") + (moved == 1 ? " moves" : " move");
  }

  private static List<String> moves(Preview preview, String currency) {
    List<Move> all = preview.moves().moves();
    List<String> lines = new ArrayList<>();
    for (Move move : all.stream().limit(MOVES_SHOWN).toList()) {
      lines.add(
          "%s %s → %s, %s ARR"
              .formatted(
                  Format.count(move.accounts()),
                  move.from().name(),
                  move.to().name(),
                  Format.money(move.arr(), currency)));
    }
    if (all.size() > MOVES_SHOWN) {
      int rest = all.stream().skip(MOVES_SHOWN).mapToInt(Move::accounts).sum();
      lines.add(Format.count(rest) + " more in " + (all.size() - MOVES_SHOWN) + " other moves");
    }
    return lines;
  }

  private static List<EditorView.Shown> shown(Membership membership) {
    int[] counts = membership.counts();
    List<EditorView.Shown> shown = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      shown.add(
          new EditorView.Shown(
              i == counts.length - 1 ? "count-rest" : "count-" + i,
              Format.count(counts[i], "account")));
    }
    return shown;
  }
}
