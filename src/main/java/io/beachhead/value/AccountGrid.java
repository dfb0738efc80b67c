package io.beachhead.value;

import io.beachhead.value.evidence.Evidence;
import io.beachhead.value.evidence.EvidenceSnapshot;
import io.beachhead.value.features.Feature;
import io.beachhead.value.model.ValueModel;
import io.beachhead.web.load.Overdue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every feature is worth to every account. It depends neither on what is switched on nor on
 * how the accounts are divided when somebody asks: every division adds up what is here.
 *
 * <p>A feature's value is known in the cells of its home, the segmentation in which it was asked
 * for. An account is worth its cell's mean times its size against the cell's average, drawn towards
 * what it said itself.
 */
final class AccountGrid {
  private final ValuedAccounts accounts;
  private final EvidenceSnapshot evidence;
  private final ValueModel model;
  private final List<Home> homes;
  private final int[] homeOf;
  private final FeatureCells[] cells;
  private final OwnStatements[] own;
  private final double[] weight;
  private final List<CellGroup> groups = new ArrayList<>();
  private final int[] groupOf;
  private final PayingClasses paying;

  /**
   * Accounts that lie in the same cells of all homes. Their values differ only by their weight (and
   * by what they said themselves): value = weight × Σ over homes of factor × cell mean.
   *
   * @param cell by home
   * @param factor by home, per unit of weight
   */
  record CellGroup(int[] cell, double[] factor) {}

  private AccountGrid(
      ValuedAccounts accounts, EvidenceSnapshot evidence, ValueModel model, Homes found) {
    this.accounts = accounts;
    this.evidence = evidence;
    this.model = model;
    this.homes = found.divisions().stream().map(each -> Home.of(each, accounts.size())).toList();
    this.homeOf = found.homeOf();
    this.cells = fuse(found.all());
    this.own = new OwnStatements[cells.length];
    for (int feature = 0; feature < cells.length; feature++) {
      Overdue.check();
      own[feature] =
          OwnStatements.of(
              evidence.accountEvidence().get(feature),
              home(feature),
              cells[feature].cells(),
              accounts.size(),
              model);
    }
    this.weight = weights();
    this.groupOf = group();
    this.paying = PayingClasses.of(this);
  }

  /**
   * Makes one.
   *
   * @param divisions all that evidence may speak of, the agreed one first; at least one
   */
  static AccountGrid of(
      ValuedAccounts accounts,
      EvidenceSnapshot evidence,
      ValueModel model,
      List<Division> divisions) {
    return new AccountGrid(accounts, evidence, model, Homes.of(evidence, model, divisions));
  }

  private FeatureCells[] fuse(List<Division> all) {
    List<Cells> fusing =
        homes.stream().map(home -> new Cells(evidence, home, accounts.size(), model)).toList();
    Map<String, double[][]> mixes = new HashMap<>();
    FeatureCells[] fused = new FeatureCells[evidence.features().size()];
    Map<String, List<Evidence>> stated = new HashMap<>();
    evidence
        .segmentEvidence()
        .forEach(row -> stated.computeIfAbsent(row.feature(), _ -> new ArrayList<>()).add(row));
    for (int feature = 0; feature < fused.length; feature++) {
      Overdue.check();
      Home home = home(feature);
      List<FeatureCells.Elsewhere> elsewhere = new ArrayList<>();
      for (Evidence row : stated.getOrDefault(evidence.features().get(feature).key(), List.of())) {
        Division other = other(row, home, all);
        int segment = other == null ? -1 : other.place(String.valueOf(row.segment()));
        if (other != null && segment >= 0 && other.parts().get(segment).accounts() > 0) {
          double[][] mix =
              mixes.computeIfAbsent(
                  home.division().key() + '/' + other.key(), _ -> home.mix(other, accounts.size()));
          elsewhere.add(
              new FeatureCells.Elsewhere(
                  row, other.name(), other.parts().get(segment).name(), mix[segment]));
        }
      }
      fused[feature] = FeatureCells.of(fusing.get(homeOf[feature]).of(feature), elsewhere, model);
    }
    return fused;
  }

  /** The division a statement speaks of, where that is not the feature's home. */
  private static @Nullable Division other(Evidence row, Home home, List<Division> all) {
    if (home.division().key().equals(row.segmentation())) {
      return null;
    }
    return all.stream()
        .filter(each -> each.key().equals(row.segmentation()))
        .findFirst()
        .orElse(null);
  }

  /** An account of unknown size weighs as much as the average of its cell in the main home. */
  private double[] weights() {
    Home main = homes.getFirst();
    double[] weights = new double[accounts.count()];
    for (int row = 0; row < weights.length; row++) {
      double average = main.meanSize().orElse(main.cell(row), 1);
      weights[row] = accounts.size().orElse(row, average);
    }
    return weights;
  }

  private int[] group() {
    int[] places = new int[accounts.count()];
    Map<List<Integer>, Integer> known = new HashMap<>();
    for (int row = 0; row < places.length; row++) {
      boolean sized = accounts.size().isKnown(row);
      List<Integer> key = new ArrayList<>(homes.size() + 1);
      key.add(sized ? 1 : 0);
      for (Home home : homes) {
        key.add(home.cell(row));
      }
      int one = row;
      places[row] = known.computeIfAbsent(key, _ -> addGroup(one, sized));
    }
    return places;
  }

  private int addGroup(int row, boolean sized) {
    int[] cell = new int[homes.size()];
    double[] factor = new double[homes.size()];
    for (int home = 0; home < cell.length; home++) {
      cell[home] = homes.get(home).cell(row);
      factor[home] = sized ? 1 / homes.get(home).meanSize().at(cell[home]) : 1 / weight[row];
    }
    groups.add(new CellGroup(cell, factor));
    return groups.size() - 1;
  }

  ValuedAccounts accounts() {
    return accounts;
  }

  EvidenceSnapshot evidence() {
    return evidence;
  }

  ValueModel model() {
    return model;
  }

  List<Feature> features() {
    return evidence.features();
  }

  /** The homes of features, the one of most features first. */
  List<Home> homes() {
    return homes;
  }

  /** The place of a feature's home in {@link #homes}. */
  int homeOf(int feature) {
    return homeOf[feature];
  }

  Home home(int feature) {
    return homes.get(homeOf[feature]);
  }

  FeatureCells cells(int feature) {
    return cells[feature];
  }

  OwnStatements own(int feature) {
    return own[feature];
  }

  /** How large an account is, in the unit of {@link CellGroup#factor}. */
  double weight(int row) {
    return weight[row];
  }

  int groupOf(int row) {
    return groupOf[row];
  }

  List<CellGroup> groups() {
    return groups;
  }

  PayingClasses paying() {
    return paying;
  }

  /** What an account's cell says of an account of its size. */
  double fromCell(int feature, int row) {
    Home home = home(feature);
    return cells[feature].cells()[home.cell(row)].estimate().mean()
        * home.relativeSize(row, accounts.size());
  }

  /** What the happy test asks of a paying account. */
  HappyTest.Asked asked(int row) {
    return new HappyTest.Asked(
        accounts.cost()[row] / weight[row], weight[row], groups.get(groupOf[row]).factor()[0]);
  }

  /** The value of a feature to every account. */
  double[] values(int feature) {
    double[] values = new double[accounts.count()];
    for (int row = 0; row < values.length; row++) {
      values[row] = fromCell(feature, row);
    }
    OwnStatements said = own[feature];
    for (int i = 0; i < said.size(); i++) {
      int row = said.rows()[i];
      values[row] += said.pull()[i] * (said.said()[i] - values[row]);
    }
    return values;
  }

  /** Which features are on: the shipped ones and those named. */
  boolean[] selection(List<String> keys) {
    boolean[] on = new boolean[features().size()];
    for (int feature = 0; feature < on.length; feature++) {
      on[feature] = features().get(feature).shipped();
    }
    for (String key : keys) {
      Integer place = evidence.places().get(key);
      if (place == null) {
        throw new IllegalArgumentException("unknown feature " + key);
      }
      on[place] = true;
    }
    return on;
  }

  /** How many accounts have no usable size, so that they are taken to be average. */
  int withoutSize() {
    return accounts.size().unknown();
  }
}
