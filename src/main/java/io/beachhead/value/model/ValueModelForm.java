package io.beachhead.value.model;

import io.beachhead.statistics.Prior;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The value model as JSON: written whole, read as a change that keeps what it does not name. {@code
 * cost}, {@code bias} and {@code prior} are merged field by field, {@code happy} is replaced as a
 * whole. All faults are collected before any is reported.
 */
final class ValueModelForm {
  private static final double LARGEST = 1e12;
  private static final double LARGEST_EXPONENT = 5;

  private final List<ProblemItem> problems = new ArrayList<>();

  private ValueModelForm() {}

  /** The form in which the API and the database write a model. */
  record Written(
      Distribution distribution,
      double correlation,
      HappyRule happy,
      CostModel cost,
      Map<String, Double> bias,
      Prior prior,
      Pooling pooling,
      Scaling scalesWith,
      double exponent) {}

  static Written write(ValueModel model) {
    var bias = new LinkedHashMap<String, Double>();
    model.bias().forEach((kind, sd) -> bias.put(kind.key(), sd));
    return new Written(
        model.distribution(),
        model.correlation(),
        model.happy(),
        model.cost(),
        bias,
        model.prior(),
        model.pooling(),
        model.scalesWith(),
        model.exponent());
  }

  /**
   * Applies a change.
   *
   * @throws ProblemException 422 with one problem per wrong field
   */
  static ValueModel change(ValueModel from, JsonNode change) {
    var form = new ValueModelForm();
    ValueModel changed = form.read(from, change);
    if (!form.problems.isEmpty()) {
      throw ProblemException.unprocessable(
          form.problems.size() == 1
              ? "One field of the value model is not valid."
              : form.problems.size() + " fields of the value model are not valid.",
          form.problems);
    }
    return changed;
  }

  private ValueModel read(ValueModel from, JsonNode change) {
    if (!isObject("the value model", change)) {
      return from;
    }
    refuseUnknown(
        "",
        change,
        Set.of(
            "distribution",
            "correlation",
            "happy",
            "cost",
            "bias",
            "prior",
            "pooling",
            "scalesWith",
            "exponent"));
    return new ValueModel(
        choice("distribution", change, Distribution::of, from.distribution()),
        number(
            "", "correlation", change, from.correlation(), 0, 1, "in [0, 1): at least 0, below 1"),
        happy(from.happy(), change.get("happy")),
        cost(from.cost(), change.get("cost")),
        bias(from.bias(), change.get("bias")),
        prior(from.prior(), change.get("prior")),
        choice("pooling", change, Pooling::of, from.pooling()),
        scaling(change.get("scalesWith"), from.scalesWith()),
        number(
            "",
            "exponent",
            change,
            from.exponent(),
            0,
            LARGEST_EXPONENT,
            "at least 0 and below 5; 1 is in proportion"));
  }

  private Scaling scaling(@Nullable JsonNode node, Scaling kept) {
    if (node == null) {
      return kept;
    }
    Optional<Scaling> read = node.isString() ? Scaling.of(node.stringValue()) : Optional.empty();
    if (read.isEmpty()) {
      wrong("scalesWith", node, "expected cost, nothing or attribute:NAME");
    }
    return read.orElse(kept);
  }

  private HappyRule happy(HappyRule from, @Nullable JsonNode happy) {
    if (happy == null || happy.isNull() || !isObject("happy", happy)) {
      return from;
    }
    if (absent(happy.get("observed"))) {
      HappyRule.Step step = step("happy", happy);
      return step == null ? from : step;
    }
    refuseUnknown("happy.", happy, Set.of("observed", "assumed"));
    JsonNode observed = happy.get("observed");
    if (!observed.isBoolean() || !observed.booleanValue()) {
      wrong("happy.observed", observed, "expected true; or give a margin or a ratio instead");
      return from;
    }
    JsonNode assumed = happy.get("assumed");
    HappyRule.Step stated =
        assumed == null || assumed.isNull() || !isObject("happy.assumed", assumed)
            ? null
            : step("happy.assumed", assumed);
    return new HappyRule.Observed(stated == null ? assumed(from) : stated, null);
  }

  /** The step that a rule rests on where no curve is identified. */
  private static HappyRule.Step assumed(HappyRule rule) {
    return switch (rule) {
      case HappyRule.Step step -> step;
      case HappyRule.Observed observed -> observed.assumed();
    };
  }

  private HappyRule.@Nullable Step step(String path, JsonNode happy) {
    refuseUnknown(path + ".", happy, Set.of("margin", "ratio"));
    boolean margin = !absent(happy.get("margin"));
    boolean ratio = !absent(happy.get("ratio"));
    if (margin == ratio) {
      wrong(path, happy, "expected either a margin or a ratio, or observed: true");
      return null;
    }
    return margin
        ? new HappyRule.Margin(atLeastZero(path + ".", "margin", happy, 0))
        : new HappyRule.Ratio(aboveZero(path + ".", "ratio", happy, 1));
  }

  private CostModel cost(CostModel from, @Nullable JsonNode cost) {
    if (cost == null || cost.isNull() || !isObject("cost", cost)) {
      return from;
    }
    refuseUnknown(
        "cost.", cost, Set.of("price", "fixed", "effortHours", "hourlyRate", "horizonMonths"));
    var price = choice("cost.", "price", cost, CostModel.Price::of, from.price());
    Double fixed = from.fixed();
    if (cost.has("fixed")) {
      fixed = cost.get("fixed").isNull() ? null : (Double) atLeastZero("cost.", "fixed", cost, 0);
    }
    if (price == CostModel.Price.FIXED && fixed == null) {
      wrong("cost.fixed", null, "a fixed price needs an amount per account and year");
    }
    return new CostModel(
        price,
        fixed,
        atLeastZero("cost.", "effortHours", cost, from.effortHours()),
        atLeastZero("cost.", "hourlyRate", cost, from.hourlyRate()),
        aboveZero("cost.", "horizonMonths", cost, from.horizonMonths()));
  }

  private Map<EvidenceKind, Double> bias(Map<EvidenceKind, Double> from, @Nullable JsonNode bias) {
    if (bias == null || bias.isNull() || !isObject("bias", bias)) {
      return from;
    }
    var changed = new EnumMap<EvidenceKind, Double>(EvidenceKind.class);
    changed.putAll(from);
    bias.propertyNames()
        .forEach(name ->
            EvidenceKind.of(name)
                .ifPresentOrElse(
                    kind ->
                        changed.put(
                            kind,
                            atLeastZero(
                                "bias.", name, bias, from.getOrDefault(kind, kind.usualBias()))),
                    () -> wrong("bias." + name, bias.get(name), "no such kind of evidence")));
    return changed;
  }

  private Prior prior(Prior from, @Nullable JsonNode prior) {
    if (prior == null || prior.isNull() || !isObject("prior", prior)) {
      return from;
    }
    refuseUnknown("prior.", prior, Set.of("mean", "sd"));
    return new Prior(
        number("prior.", "mean", prior, from.mean(), -LARGEST, LARGEST, "between −1e12 and 1e12"),
        aboveZero("prior.", "sd", prior, from.sd()));
  }

  private double atLeastZero(String path, String name, JsonNode from, double kept) {
    return number(path, name, from, kept, 0, LARGEST, "at least 0");
  }

  private double aboveZero(String path, String name, JsonNode from, double kept) {
    return number(path, name, from, kept, Double.MIN_NORMAL, LARGEST, "above 0");
  }

  /** A number in [least, most), or what was there before. */
  private double number(
      String path,
      String name,
      JsonNode from,
      double kept,
      double least,
      double most,
      String range) {
    JsonNode node = from.get(name);
    if (node == null) {
      return kept;
    }
    if (!node.isNumber()) {
      wrong(path + name, node, "expected a number " + range);
      return kept;
    }
    double value = node.doubleValue();
    if (!(value >= least && value < most)) {
      wrong(path + name, node, "expected a number " + range);
      return kept;
    }
    return value;
  }

  private <T> T choice(String name, JsonNode from, Function<String, Optional<T>> known, T kept) {
    return choice("", name, from, known, kept);
  }

  private <T> T choice(
      String path, String name, JsonNode from, Function<String, Optional<T>> known, T kept) {
    JsonNode node = from.get(name);
    if (node == null) {
      return kept;
    }
    Optional<T> value = node.isString() ? known.apply(node.stringValue()) : Optional.empty();
    if (value.isEmpty()) {
      wrong(path + name, node, "not one of the names this field knows");
    }
    return value.orElse(kept);
  }

  private void refuseUnknown(String path, JsonNode node, Set<String> known) {
    node.propertyNames().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> wrong(path + name, node.get(name), "there is no such field"));
  }

  private boolean isObject(String name, JsonNode node) {
    if (node.isObject()) {
      return true;
    }
    wrong(name, node, "expected an object");
    return false;
  }

  private void wrong(String field, @Nullable JsonNode node, String problem) {
    problems.add(ProblemItem.of(field, node == null ? null : node.toString(), problem));
  }

  private static boolean absent(@Nullable JsonNode node) {
    return node == null || node.isNull();
  }
}
