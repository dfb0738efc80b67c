package io.beachhead.decisions.predictions;

import io.beachhead.roadmap.Scenario;
import io.beachhead.roadmap.Scenarios;
import io.beachhead.statistics.Interval;
import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMapQuestion;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.model.ValueModel;
import io.beachhead.value.model.ValueModels;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.web.text.Capital;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** Shows what another bias of a kind of evidence would move, before it is taken into the model. */
@Controller
@Hidden
@ConditionalOnWebApplication
class BiasController {
  private final Shells shells;
  private final ValueMaps maps;
  private final ValueModels models;
  private final Scenarios scenarios;
  private final JsonMapper json;

  BiasController(
      Shells shells, ValueMaps maps, ValueModels models, Scenarios scenarios, JsonMapper json) {
    this.shells = shells;
    this.maps = maps;
    this.models = models;
    this.scenarios = scenarios;
    this.json = json;
  }

  @GetMapping("/decisions/predictions/bias")
  JteView page(@RequestParam String kind, @RequestParam double sd) {
    OfferedBias offered = OfferedBias.of(kind, sd);
    ValueModel now = models.current();
    ValueModel then = models.preview(json.valueToTree(offered.change()));
    Shell shell = shells.shell("decisions");
    List<BiasPage.Row> rows = new ArrayList<>();
    rows.add(row("The product today", null, now, then));
    for (Scenario scenario : scenarios.inOrder()) {
      rows.add(row(scenario.name(), scenario.key(), now, then));
    }
    return new JteView(
        "decisions/bias",
        new BiasPage(
            shell,
            offered.kind().key(),
            Capital.first(offered.kind().label()),
            Double.toString(sd),
            sentence(offered, now),
            rows,
            CurrentUser.now().may(Role.PRODUCT)));
  }

  private static String sentence(OfferedBias offered, ValueModel now) {
    Map<EvidenceKind, Double> biases = now.bias();
    double current = biases.getOrDefault(offered.kind(), offered.kind().usualBias());
    return "The bias of %s goes from %s to %s per account and year: %s."
        .formatted(
            offered.kind().label(),
            Format.count(Math.round(current)),
            Format.count(Math.round(offered.sd())),
            offered.sd() > current
                ? "this kind of evidence counts for less, other kinds for more"
                : "this kind of evidence counts for more, other kinds for less");
  }

  private BiasPage.Row row(
      String name, @Nullable String scenario, ValueModel now, ValueModel then) {
    var question = new ValueMapQuestion(null, scenario, List.of(), null);
    Interval before = happy(maps.map(question, now));
    Interval after = happy(maps.map(question, then));
    return new BiasPage.Row(
        name,
        words(before),
        words(after),
        before == null || after == null
            ? "not known"
            : Format.change(Math.round(after.mid()) - Math.round(before.mid())));
  }

  private static @Nullable Interval happy(ValueMap map) {
    return map.total().happyAccounts();
  }

  private static String words(@Nullable Interval happy) {
    return happy == null
        ? "not known"
        : "%s (%s)"
            .formatted(
                Format.count(Math.round(happy.mid())), Format.range(happy.low(), happy.high()));
  }
}
