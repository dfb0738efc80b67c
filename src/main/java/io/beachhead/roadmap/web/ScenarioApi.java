package io.beachhead.roadmap.web;

import io.beachhead.roadmap.Comparison;
import io.beachhead.roadmap.Comparisons;
import io.beachhead.roadmap.MissingPrerequisite;
import io.beachhead.roadmap.Scenario;
import io.beachhead.roadmap.Scenarios;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scenarios over HTTP. */
@RestController
@RequestMapping("/api/scenarios")
class ScenarioApi {
  private final Scenarios scenarios;
  private final Comparisons comparisons;

  ScenarioApi(Scenarios scenarios, Comparisons comparisons) {
    this.scenarios = scenarios;
    this.comparisons = comparisons;
  }

  /** What may be said of a scenario; a field that is absent stays as it is, or gets its default. */
  record Form(
      @Nullable String key,
      @Nullable String name,
      @Nullable String note,
      @Nullable List<@Nullable String> features) {

    /**
     * @throws ProblemException 422 where one of them is null
     */
    List<String> featuresOr(List<String> kept) {
      if (features == null) {
        return kept;
      }
      List<String> given = new ArrayList<>();
      for (String feature : features) {
        if (feature == null) {
          throw ProblemException.unprocessable(
              "A feature of the scenario is null.",
              List.of(ProblemItem.of("features", null, "expected keys of features")));
        }
        given.add(feature);
      }
      return given;
    }
  }

  /**
   * @param missing prerequisites that are neither shipped nor chosen
   */
  record Answer(
      String key,
      String name,
      String note,
      List<String> features,
      List<MissingPrerequisite> missing) {}

  @GetMapping
  List<Answer> all() {
    return scenarios.inOrder().stream().map(this::answer).toList();
  }

  @GetMapping("/{key}")
  Answer one(@PathVariable String key) {
    return answer(scenarios.required(key));
  }

  @PostMapping
  @PreAuthorize("hasRole('PRODUCT')")
  ResponseEntity<Answer> create(@RequestBody Form form) {
    String name = form.name() == null ? form.key() : form.name();
    if (name == null) {
      throw ProblemException.unprocessable(
          "The scenario has no name.", List.of(ProblemItem.of("name", null, "expected a name")));
    }
    Scenario created =
        scenarios.create(
            new Scenario(
                form.key() == null ? scenarios.freeKey(name) : form.key(),
                name,
                form.note() == null ? "" : form.note(),
                form.featuresOr(List.of())));
    return ResponseEntity.created(URI.create("/api/scenarios/" + created.key()))
        .body(answer(created));
  }

  @PutMapping("/{key}")
  @PreAuthorize("hasRole('PRODUCT')")
  Answer change(@PathVariable String key, @RequestBody Form form) {
    Scenario before = scenarios.required(key);
    if (form.key() != null && !form.key().equals(key)) {
      throw ProblemException.unprocessable(
          "A scenario keeps its key.",
          List.of(ProblemItem.of("key", form.key(), "expected " + key + ", or no key")));
    }
    return answer(
        scenarios.change(
            new Scenario(
                key,
                form.name() == null ? before.name() : form.name(),
                form.note() == null ? before.note() : form.note(),
                form.featuresOr(before.features()))));
  }

  @DeleteMapping("/{key}")
  @PreAuthorize("hasRole('PRODUCT')")
  ResponseEntity<Void> delete(@PathVariable String key) {
    scenarios.delete(key);
    return ResponseEntity.noContent().build();
  }

  /** Without keys: all of them. */
  @GetMapping("/comparison")
  Comparison compare(
      @RequestParam(required = false) @Nullable List<String> keys,
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable LocalDate asOf) {
    List<String> asked =
        keys == null || keys.isEmpty()
            ? scenarios.inOrder().stream().map(Scenario::key).toList()
            : keys;
    return comparisons.of(asked, segmentation, asOf);
  }

  private Answer answer(Scenario it) {
    return new Answer(it.key(), it.name(), it.note(), it.features(), scenarios.missing(it));
  }
}
