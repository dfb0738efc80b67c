package io.beachhead.value.web;

import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMapQuestion;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.happiness.Calibration;
import io.beachhead.value.happiness.Calibrations;
import io.beachhead.value.model.CostModel;
import io.beachhead.value.model.Distribution;
import io.beachhead.value.model.HappyRule;
import io.beachhead.value.model.Pooling;
import io.beachhead.value.model.Scaling;
import io.beachhead.value.model.ValueModel;
import io.beachhead.value.model.ValueModels;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The panel that changes the assumptions behind the value map, with a preview of the effect. */
@Controller
@PreAuthorize("hasRole('PRODUCT')")
public class ValueModelController {
  private final ValueModels models;
  private final ValueMaps maps;
  private final Calibrations calibrations;
  private final Scalings scalings;
  private final JsonMapper json;

  ValueModelController(
      ValueModels models,
      ValueMaps maps,
      Calibrations calibrations,
      Scalings scalings,
      JsonMapper json) {
    this.scalings = scalings;
    this.models = models;
    this.maps = maps;
    this.calibrations = calibrations;
    this.json = json;
  }

  /**
   * The panel.
   *
   * @param values what stands in each field
   * @param errors by field, in the words of the API
   * @param biases field and label of each kind of evidence
   * @param observed what observation says of the threshold
   * @param scalings what value may grow with, cost first
   * @param observedHref where it is shown and can be adopted
   */
  public record ModelPanel(
      String action,
      String previewHref,
      String currency,
      Map<String, String> values,
      Map<String, String> errors,
      List<Bias> biases,
      String observed,
      List<Offer> scalings,
      String observedHref,
      Preview preview) {
    public String value(String field) {
      return values.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
      return errors.get(field);
    }

    /**
     * What value may grow with.
     *
     * @param key as the API names it
     * @param found how fast accounts say it does, or why they do not tell
     */
    public record Offer(String key, String label, String found) {}

    /** A kind of evidence. */
    public record Bias(String field, String label) {}
  }

  /**
   * What the change would do.
   *
   * @param rows per segment
   * @param error what is wrong with the change; then there are no rows
   */
  public record Preview(List<Row> rows, @Nullable String total, @Nullable String error) {
    /** Happy customers of a segment, now and then. */
    public record Row(String name, int colour, String before, String after) {}
  }

  @GetMapping("/value-map/model")
  ModelAndView panel(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String scenario,
      @RequestParam(required = false) @Nullable List<String> features,
      @RequestParam(required = false) @Nullable String asOf) {
    var question = ValueMapApi.question(segmentation, scenario, features, asOf);
    ValueModel model = models.current();
    return new JteView(
        "value/_model", panel(question, fields(model), Map.of(), preview(question, model)));
  }

  @PostMapping("/value-map/model/preview")
  ModelAndView preview(
      @RequestParam Map<String, String> form,
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String scenario,
      @RequestParam(required = false) @Nullable List<String> features,
      @RequestParam(required = false) @Nullable String asOf) {
    var question = ValueMapApi.question(segmentation, scenario, features, asOf);
    try {
      return new JteView("value/_modelpreview", preview(question, models.preview(change(form))));
    } catch (ProblemException wrong) {
      return new JteView("value/_modelpreview", new Preview(List.of(), null, first(wrong)));
    }
  }

  @PostMapping("/value-map/model")
  @Nullable ModelAndView save(
      @RequestParam Map<String, String> form,
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String scenario,
      @RequestParam(required = false) @Nullable List<String> features,
      @RequestParam(required = false) @Nullable String asOf,
      HttpServletResponse response) {
    var question = ValueMapApi.question(segmentation, scenario, features, asOf);
    try {
      ObjectNode change = change(form);
      models.requireIdentified(change);
      scalings.require(change);
      models.change(change);
    } catch (ProblemException wrong) {
      var errors = new LinkedHashMap<String, String>();
      wrong
          .problems()
          .forEach(item -> errors.putIfAbsent(String.valueOf(item.column()), item.problem()));
      if (wrong.problems().isEmpty()) {
        errors.put("happy", wrong.detail());
      }
      return new JteView(
          "value/_model",
          panel(question, form, errors, new Preview(List.of(), null, first(wrong))),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    HtmxRedirect.to(response, address(question).href("/value-map"));
    return null;
  }

  private ModelPanel panel(
      ValueMapQuestion question,
      Map<String, String> values,
      Map<String, String> errors,
      Preview preview) {
    var biases = new ArrayList<ModelPanel.Bias>();
    for (EvidenceKind kind : EvidenceKind.values()) {
      biases.add(new ModelPanel.Bias("bias." + kind.key(), WhyController.label(kind)));
    }
    Calibrations.Both both = calibrations.both(question.asOf());
    Calibration found = both.on(Calibration.On.of(both.inForce()));
    MapAddress plain = new MapAddress(question.segmentation(), question.asOf(), null, List.of());
    return new ModelPanel(
        address(question).href("/value-map/model"),
        address(question).href("/value-map/model/preview"),
        maps.map(question).currency(),
        values,
        errors,
        biases,
        found.finding().identified()
            ? found.finding().verdict()
            : found.finding().verdict() + " The assumption stays.",
        offers(),
        plain.href("/happiness") + "#threshold",
        preview);
  }

  private List<ModelPanel.Offer> offers() {
    var offers = new ArrayList<ModelPanel.Offer>();
    for (Scalings.Offer each : scalings.offers()) {
      Interval exponent = each.exponent();
      NotEnoughData missing = each.notEnoughData();
      offers.add(
          new ModelPanel.Offer(
              each.scalesWith().key(),
              each.scalesWith() instanceof Scaling.OfAttribute(String name) ? name : "cost",
              exponent != null
                  ? "%s (%s to %s), from %s"
                      .formatted(
                          Format.number(exponent.mid(), 2),
                          Format.number(exponent.low(), 2),
                          Format.number(exponent.high(), 2),
                          Format.count(each.accounts(), "account"))
                  : missing == null ? "not identified" : missing.why()));
    }
    return offers;
  }

  private static MapAddress address(ValueMapQuestion question) {
    return new MapAddress(
        question.segmentation(), question.asOf(), question.scenario(), question.features());
  }

  private Preview preview(ValueMapQuestion question, ValueModel model) {
    ValueMap before = maps.map(question);
    ValueMap after = maps.map(question, model);
    var rows = new ArrayList<Preview.Row>();
    for (int i = 0; i < after.segments().size(); i++) {
      ValueMap.SegmentValue segment = after.segments().get(i);
      rows.add(
          new Preview.Row(
              segment.name(),
              segment.colour(),
              happy(before.segments().get(i).happyAccounts()),
              happy(segment.happyAccounts())));
    }
    return new Preview(
        rows,
        "%s → %s happy customers"
            .formatted(
                Format.count(PanelViews.roundedHappy(before)),
                Format.count(PanelViews.roundedHappy(after))),
        null);
  }

  private static String happy(@Nullable Interval happy) {
    return happy == null ? "not enough data" : Format.count(happy.mid());
  }

  private static String first(ProblemException wrong) {
    if (wrong.problems().isEmpty()) {
      return wrong.detail();
    }
    ProblemItem item = wrong.problems().getFirst();
    return item.column() + ": " + item.problem();
  }

  private static Map<String, String> fields(ValueModel model) {
    var fields = new LinkedHashMap<String, String>();
    CostModel cost = model.cost();
    fields.put("distribution", model.distribution().key());
    fields.put("correlation", Format.number(model.correlation(), 3));
    switch (model.happy()) {
      case HappyRule.Ratio(double ratio) -> {
        fields.put("happy.kind", "ratio");
        fields.put("happy.amount", Format.number(ratio, 3));
      }
      case HappyRule.Margin(double margin) -> {
        fields.put("happy.kind", "margin");
        fields.put("happy.amount", Format.number(margin, 2));
      }
      case HappyRule.Observed observed -> {
        fields.put("happy.kind", "observed");
        fields.put(
            "happy.amount",
            switch (observed.assumed()) {
              case HappyRule.Ratio(double ratio) -> Format.number(ratio, 3);
              case HappyRule.Margin(double margin) -> Format.number(margin, 2);
            });
        fields.put(
            "happy.assumed", observed.assumed() instanceof HappyRule.Margin ? "margin" : "ratio");
      }
    }
    fields.put("cost.price", cost.price().key());
    Double fixed = cost.fixed();
    fields.put("cost.fixed", fixed == null ? "" : Format.number(fixed, 2));
    fields.put("cost.effortHours", Format.number(cost.effortHours(), 2));
    fields.put("cost.hourlyRate", Format.number(cost.hourlyRate(), 2));
    fields.put("cost.horizonMonths", Format.number(cost.horizonMonths(), 2));
    fields.put("prior.mean", Format.number(model.prior().mean(), 2));
    fields.put("prior.sd", Format.number(model.prior().sd(), 2));
    fields.put("pooling", model.pooling().key());
    fields.put("scalesWith", model.scalesWith().key());
    fields.put("exponent", Format.number(model.exponent(), 3));
    model.bias().forEach((kind, sd) -> fields.put("bias." + kind.key(), Format.number(sd, 2)));
    return fields;
  }

  /** The form as a change in the form of the API, so that both are checked by the same rules. */
  private ObjectNode change(Map<String, String> form) {
    ObjectNode change = json.createObjectNode();
    text(change, "distribution", form.get("distribution"), Distribution.NORMAL.key());
    text(change, "pooling", form.get("pooling"), Pooling.NONE.key());
    number(change, "correlation", form.get("correlation"));
    ObjectNode happy = change.putObject("happy");
    String rule = form.get("happy.kind");
    if ("observed".equals(rule)) {
      // The amount stays as the step that holds where no curve is identified.
      happy.put("observed", true);
      happy = happy.putObject("assumed");
      rule = form.get("happy.assumed");
    }
    number(happy, "margin".equals(rule) ? "margin" : "ratio", form.get("happy.amount"));
    text(change, "scalesWith", form.get("scalesWith"), "cost");
    number(change, "exponent", form.get("exponent"));
    ObjectNode cost = change.putObject("cost");
    text(cost, "price", form.get("cost.price"), CostModel.Price.CONTRACT.key());
    String fixed = form.getOrDefault("cost.fixed", "");
    if (fixed.isBlank()) {
      cost.putNull("fixed");
    } else {
      number(cost, "fixed", fixed);
    }
    number(cost, "effortHours", form.get("cost.effortHours"));
    number(cost, "hourlyRate", form.get("cost.hourlyRate"));
    number(cost, "horizonMonths", form.get("cost.horizonMonths"));
    ObjectNode prior = change.putObject("prior");
    number(prior, "mean", form.get("prior.mean"));
    number(prior, "sd", form.get("prior.sd"));
    ObjectNode bias = change.putObject("bias");
    for (EvidenceKind kind : EvidenceKind.values()) {
      number(bias, kind.key(), form.get("bias." + kind.key()));
    }
    return change;
  }

  private static void text(ObjectNode node, String name, @Nullable String typed, String usual) {
    node.put(name, typed == null || typed.isBlank() ? usual : typed);
  }

  /** What is not a number stays a text, so that the check of the model names it. */
  private static void number(ObjectNode node, String name, @Nullable String typed) {
    if (typed == null) {
      return;
    }
    try {
      Double amount = TypedAmount.read(name, typed);
      if (amount == null) {
        node.put(name, "");
      } else {
        node.put(name, amount.doubleValue());
      }
    } catch (ProblemException noNumber) {
      node.put(name, typed);
    }
  }
}
