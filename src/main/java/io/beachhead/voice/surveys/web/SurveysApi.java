package io.beachhead.voice.surveys.web;

import io.beachhead.voice.speaker.Segments;
import io.beachhead.voice.surveys.Answers;
import io.beachhead.voice.surveys.NewSurvey;
import io.beachhead.voice.surveys.Survey;
import io.beachhead.voice.surveys.SurveyItem;
import io.beachhead.voice.surveys.SurveyKind;
import io.beachhead.voice.surveys.SurveySetUp;
import io.beachhead.voice.surveys.Surveys;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Surveys as JSON. */
@RestController
@RequestMapping("/api/surveys")
@ConditionalOnWebApplication
@Tag(name = "Surveys")
class SurveysApi {
  private final Surveys surveys;
  private final SurveySetUp setUp;
  private final Answers answers;
  private final Segments segments;
  private final WorkspaceSettings settings;
  private final Clock clock;

  SurveysApi(
      Surveys surveys,
      SurveySetUp setUp,
      Answers answers,
      Segments segments,
      WorkspaceSettings settings,
      Clock clock) {
    this.surveys = surveys;
    this.setUp = setUp;
    this.answers = answers;
    this.segments = segments;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A survey.
   *
   * @param sets item keys shown together, for maxdiff
   * @param closed why it takes no answers; null while it does
   */
  record SurveyAnswer(
      String key,
      String name,
      SurveyKind kind,
      @Nullable String intro,
      @Nullable LocalDate closesOn,
      @Nullable Integer quota,
      Instant createdAt,
      List<SurveyItem> items,
      List<List<String>> sets,
      int respondents,
      @Nullable String closed) {}

  @GetMapping
  @Operation(summary = "Surveys, newest first")
  List<SurveyAnswer> all() {
    return surveys.all().stream().map(this::answer).toList();
  }

  @GetMapping("/{key}")
  @Operation(summary = "One survey")
  SurveyAnswer one(@PathVariable String key) {
    return answer(surveys.one(key));
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Set up a survey",
      description =
          "Needs name and kind; outcomes and maxdiff need items. For maxdiff the sets are a"
              + " balanced design.")
  ResponseEntity<SurveyAnswer> add(@RequestBody NewSurvey said) {
    Survey survey = setUp.add(said);
    return ResponseEntity.created(URI.create("/api/surveys/" + survey.key())).body(answer(survey));
  }

  @DeleteMapping("/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(summary = "Delete a survey with its answers")
  void delete(@PathVariable String key) {
    setUp.delete(key);
  }

  /**
   * When a survey ends.
   *
   * @param closesOn its last day; null for no end
   * @param quota it closes when so many have answered; null for any number
   */
  record SurveyEnd(@Nullable LocalDate closesOn, @Nullable Integer quota) {}

  @PutMapping("/{key}/end")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Say when a survey ends",
      description = "A closed survey takes answers again. What is left out has no limit.")
  SurveyAnswer end(@PathVariable String key, @RequestBody SurveyEnd end) {
    return answer(setUp.end(key, end.closesOn(), end.quota()));
  }

  @PostMapping("/{key}/closure")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(summary = "Close a survey: from now on it takes no answers")
  void close(@PathVariable String key) {
    setUp.close(key);
  }

  @GetMapping("/{key}/results")
  @Operation(
      summary = "What the answers say, as a whole and by segment",
      description =
          "Parameters: segmentation, by default the active one; individuals=true adds what single"
              + " people want (maxdiff of 30 people or more, hierarchical Bayes).")
  SurveyResults results(
      @PathVariable String key,
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String individuals) {
    Survey survey = surveys.one(key);
    return new ResultsOfSurvey(survey, answers.of(key), segments.divide(segmentation))
        .results("true".equals(individuals));
  }

  private SurveyAnswer answer(Survey survey) {
    return new SurveyAnswer(
        survey.key(),
        survey.name(),
        survey.kind(),
        survey.intro(),
        survey.closesOn(),
        survey.quota(),
        survey.createdAt(),
        survey.items(),
        survey.sets(),
        survey.respondents(),
        survey.closed(settings.current().today(clock)));
  }
}
