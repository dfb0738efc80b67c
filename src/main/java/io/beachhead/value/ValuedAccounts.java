package io.beachhead.value;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.customers.attribute.TextAttribute;
import io.beachhead.statistics.PartlyKnown;
import io.beachhead.value.model.CostModel;
import io.beachhead.value.model.Scaling;
import io.beachhead.value.model.ValueModel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What value needs to know of every account, however accounts are divided, as columns.
 *
 * @param arr in {@code currency}; 0 = none
 * @param cost price and effort per year of those that pay; 0 for the others, who have no price
 * @param size what value grows with, to the model's exponent; known ones are above 0
 * @param state paying or why not
 */
record ValuedAccounts(
    LocalDate asOf, String currency, double[] arr, double[] cost, PartlyKnown size, State[] state) {

  /** Where an account stands. */
  enum State {
    PAYING,
    PROSPECT,
    FREE,
    CHURNED
  }

  int count() {
    return arr.length;
  }

  boolean paying(int row) {
    return state[row] == State.PAYING;
  }

  /**
   * Reads them.
   *
   * @param today whether the base is of today: stages are not known for other days
   */
  static ValuedAccounts of(CustomerBase base, ValueModel model, boolean today) {
    int count = base.size();
    double[] arr = new double[count];
    State[] state = new State[count];
    Attribute stages = base.attribute("stage");
    for (int row = 0; row < count; row++) {
      arr[row] = base.arr(row);
      state[row] = state(base, stages, row, today, model.cost());
    }
    return of(
        base.asOf(),
        base.currency(),
        arr,
        state,
        model,
        model.scalesWith() instanceof Scaling.OfAttribute(String name)
            ? numbers(base.attribute(name), count)
            : null);
  }

  /**
   * The columns that follow from the others.
   *
   * @param attribute what the model scales with, where it is an attribute
   */
  static ValuedAccounts of(
      LocalDate asOf,
      String currency,
      double[] arr,
      State[] state,
      ValueModel model,
      @Nullable PartlyKnown attribute) {
    double[] cost = new double[arr.length];
    for (int row = 0; row < arr.length; row++) {
      cost[row] = state[row] == State.PAYING ? model.cost().of(arr[row]).orElse(0) : 0;
    }
    PartlyKnown measured =
        switch (model.scalesWith()) {
          case Scaling.Cost _ -> PartlyKnown.of(cost, each -> each > 0);
          case Scaling.Nothing _ -> ones(arr.length);
          case Scaling.OfAttribute _ -> attribute == null ? ones(arr.length) : attribute;
        };
    PartlyKnown size = PartlyKnown.none(arr.length);
    for (int row = 0; row < arr.length; row++) {
      if (measured.isKnown(row) && measured.at(row) > 0) {
        size.set(row, Math.pow(measured.at(row), model.exponent()));
      }
    }
    return new ValuedAccounts(asOf, currency, arr, cost, size, state);
  }

  private static PartlyKnown ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return PartlyKnown.of(ones, _ -> true);
  }

  private static PartlyKnown numbers(@Nullable Attribute attribute, int count) {
    PartlyKnown numbers = PartlyKnown.none(count);
    for (int row = 0; row < count; row++) {
      if (attribute instanceof NumberAttribute known && known.known(row)) {
        numbers.set(row, known.number(row));
      }
    }
    return numbers;
  }

  private static State state(
      CustomerBase base, @Nullable Attribute stages, int row, boolean today, CostModel cost) {
    String stage =
        stages instanceof TextAttribute text && text.known(row)
            ? String.valueOf(text.text(row)).toLowerCase(Locale.ROOT)
            : "";
    if (cost.price() == CostModel.Price.FIXED) {
      return State.PAYING;
    }
    boolean left = stage.equals("churned");
    if (base.arr(row) > 0 && !(left && today)) {
      return State.PAYING;
    }
    OptionalInt paid = base.revenue().firstPaidDay(row);
    if (left || (paid.isPresent() && paid.getAsInt() <= base.asOf().toEpochDay())) {
      return State.CHURNED;
    }
    return stage.equals("prospect") || stage.equals("trial") ? State.PROSPECT : State.FREE;
  }

  /** Counts the accounts of every part of a division. */
  CountedAccounts[] counts(Division division) {
    int[][] counts = new int[division.size()][State.values().length];
    for (int row = 0; row < state.length; row++) {
      counts[division.segmentOf()[row]][state[row].ordinal()]++;
    }
    return Arrays.stream(counts)
        .map(one -> new CountedAccounts(one[0], one[1], one[2], one[3]))
        .toArray(CountedAccounts[]::new);
  }
}
