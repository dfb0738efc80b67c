package io.beachhead.value.happiness;

import io.beachhead.customers.CustomerBase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The marks of every account at one day. Rows are those of {@link #base}; an account that was not
 * there yet is not {@link #present}.
 */
public final class Observation {
  private static final HappyBehaviour[] BEHAVIOURS = HappyBehaviour.values();

  private final DayView view;
  private final UsesMarks uses;
  private final Map<HappyBehaviour, Marks> readers = new EnumMap<>(HappyBehaviour.class);
  private final Map<HappyBehaviour, Mark[]> marks = new EnumMap<>(HappyBehaviour.class);
  private final @Nullable Standing[] standings;
  private final Tally[] tallies;
  private final int usesFromFile;

  /**
   * One behaviour of one account.
   *
   * @param counted whether it counts for being happy
   * @param words what the mark rests on
   */
  public record Finding(HappyBehaviour behaviour, Mark mark, boolean counted, String words) {}

  /**
   * Accounts of a segment, or of all.
   *
   * @param known all counted behaviours known
   * @param happyKnown of those, the happy ones
   * @param payAndUse those that pay and use the product and do nothing else
   * @param marks by behaviour, how many of each mark
   */
  record Tally(
      int accounts,
      int known,
      int happyKnown,
      int happy,
      int notHappy,
      int undecided,
      int payAndUse,
      int[][] marks) {}

  Observation(DayView view, boolean keyFeatures) {
    this.view = view;
    readers.put(HappyBehaviour.REFERS, new RefersMarks(view));
    readers.put(HappyBehaviour.ENGAGES, new EngagesMarks(view));
    uses = new UsesMarks(view, keyFeatures);
    readers.put(HappyBehaviour.USES, uses);
    readers.put(HappyBehaviour.PAYS, new PaysMarks(view));
    int size = view.base().size();
    readers.keySet().forEach(behaviour -> marks.put(behaviour, new Mark[size]));
    standings = new Standing[size];
    for (int row = 0; row < size; row++) {
      if (view.present(row)) {
        standings[row] = judge(row);
      }
    }
    tallies = tallies();
    usesFromFile =
        (int) IntStream.range(0, size).filter(this::present).filter(uses::isFromFile).count();
  }

  private Standing judge(int row) {
    int yes = 0;
    int unknown = 0;
    for (HappyBehaviour behaviour : BEHAVIOURS) {
      Mark mark = reader(behaviour).of(row);
      column(behaviour)[row] = mark;
      if (view.definition().counted().contains(behaviour)) {
        yes += mark == Mark.YES ? 1 : 0;
        unknown += mark == Mark.UNKNOWN ? 1 : 0;
      }
    }
    return Standing.of(yes, unknown, view.definition().required());
  }

  private Marks reader(HappyBehaviour behaviour) {
    return Objects.requireNonNull(readers.get(behaviour));
  }

  private Mark[] column(HappyBehaviour behaviour) {
    return Objects.requireNonNull(marks.get(behaviour));
  }

  public LocalDate asOf() {
    return view.asOf();
  }

  public HappinessDefinition definition() {
    return view.definition();
  }

  public CustomerBase base() {
    return view.base();
  }

  /** Whether the account was there on that day. */
  public boolean present(int row) {
    return standings[row] != null;
  }

  /** What its marks say together; null where it is not {@link #present}. */
  public @Nullable Standing standing(int row) {
    return standings[row];
  }

  /** One mark of an account that is {@link #present}. */
  public Mark mark(HappyBehaviour behaviour, int row) {
    return column(behaviour)[row];
  }

  /** All four with their evidence; empty where it is not {@link #present}. */
  public List<Finding> findings(int row) {
    List<Finding> findings = new ArrayList<>();
    if (present(row)) {
      for (HappyBehaviour behaviour : BEHAVIOURS) {
        findings.add(
            new Finding(
                behaviour,
                mark(behaviour, row),
                definition().counted().contains(behaviour),
                reader(behaviour).words(row)));
      }
    }
    return findings;
  }

  /** Whether it is {@link #present} and every counted behaviour of it is known. */
  public boolean complete(int row) {
    return present(row)
        && definition().counted().stream().allMatch(each -> mark(each, row) != Mark.UNKNOWN);
  }

  /** How many of the counted behaviours it shows. */
  public int met(int row) {
    return (int)
        definition().counted().stream().filter(each -> mark(each, row) == Mark.YES).count();
  }

  /** Whether it pays and uses the product, but neither refers nor says what it thinks. */
  public boolean paysAndUsesOnly(int row) {
    return present(row)
        && mark(HappyBehaviour.PAYS, row) == Mark.YES
        && mark(HappyBehaviour.USES, row) == Mark.YES
        && mark(HappyBehaviour.REFERS, row) == Mark.NO
        && mark(HappyBehaviour.ENGAGES, row) == Mark.NO;
  }

  /** How many accounts send no events, so that their use is read from a file. */
  int usesFromFile() {
    return usesFromFile;
  }

  /** Of an account that is one mark short of happy: which of the counted ones it lacks. */
  public List<HappyBehaviour> missing(int row) {
    return definition().counted().stream().filter(each -> mark(each, row) != Mark.YES).toList();
  }

  /** Place of the account's segment; −1 = in none. */
  int group(int row) {
    return view.shown().group()[row];
  }

  Groups groups() {
    return view.shown().groups();
  }

  DayView view() {
    return view;
  }

  /**
   * Counts.
   *
   * @param group place of a segment; −1 = all accounts
   */
  Tally tally(int group) {
    return tallies[group < 0 ? tallies.length - 1 : group];
  }

  /** Counts every segment and, last, all accounts, in one walk. */
  private Tally[] tallies() {
    Count[] counts = new Count[view.shown().groups().all().size() + 1];
    Arrays.setAll(counts, _ -> new Count());
    for (int row = 0; row < standings.length; row++) {
      Standing standing = standings[row];
      if (standing != null) {
        counts[counts.length - 1].add(row, standing);
        if (group(row) >= 0) {
          counts[group(row)].add(row, standing);
        }
      }
    }
    return Arrays.stream(counts).map(Count::tally).toArray(Tally[]::new);
  }

  private final class Count {
    private int accounts;
    private int known;
    private int happyKnown;
    private int payAndUse;
    private final int[] byStanding = new int[Standing.values().length];
    private final int[][] byMark = new int[BEHAVIOURS.length][Mark.values().length];

    void add(int row, Standing standing) {
      accounts++;
      payAndUse += paysAndUsesOnly(row) ? 1 : 0;
      byStanding[standing.ordinal()]++;
      for (HappyBehaviour behaviour : BEHAVIOURS) {
        byMark[behaviour.ordinal()][mark(behaviour, row).ordinal()]++;
      }
      if (complete(row)) {
        known++;
        happyKnown += standing == Standing.HAPPY ? 1 : 0;
      }
    }

    Tally tally() {
      return new Tally(
          accounts,
          known,
          happyKnown,
          byStanding[Standing.HAPPY.ordinal()],
          byStanding[Standing.NOT_HAPPY.ordinal()],
          byStanding[Standing.UNDECIDED.ordinal()],
          payAndUse,
          byMark);
    }
  }
}
