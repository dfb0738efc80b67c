package io.beachhead.voice.jobs.web;

import io.beachhead.customers.AccountGroup;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.statistics.survey.MutualInformation;
import io.beachhead.voice.jobs.Job;
import io.beachhead.voice.jobs.JobFigures;
import io.beachhead.voice.jobs.JobRatings;
import io.beachhead.voice.jobs.Jobs;
import io.beachhead.voice.jobs.Statement;
import io.beachhead.voice.speaker.Segments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Jobs as JSON. */
@RestController
@RequestMapping("/api/jobs")
@ConditionalOnWebApplication
@Tag(name = "Jobs")
class JobsApi {
  private final Jobs jobs;
  private final Segments segments;
  private final List<JobRatings> ratings;

  JobsApi(Jobs jobs, Segments segments, List<JobRatings> ratings) {
    this.jobs = jobs;
    this.segments = segments;
    this.ratings = List.copyOf(ratings);
  }

  /**
   * All jobs.
   *
   * @param unassigned statements that belong to no job
   */
  record JobsAnswer(List<JobAnswer> jobs, int unassigned) {}

  /**
   * One job.
   *
   * @param importance 10 × the share of people who rate it 4 or 5 of 5; null where nobody rated it
   * @param opportunity importance + max(0, importance − satisfaction), 0 to 20
   * @param notEnoughData why there are no ratings; null where there are
   */
  record JobAnswer(
      String key,
      String name,
      @Nullable String when,
      @Nullable String want,
      @Nullable String soThat,
      int statements,
      int accounts,
      @Nullable Interval importance,
      @Nullable Interval satisfaction,
      @Nullable Interval opportunity,
      @Nullable NotEnoughData notEnoughData,
      List<SegmentAnswer> segments) {}

  /** One job in one segment. */
  record SegmentAnswer(
      String key,
      String name,
      int statements,
      int accounts,
      @Nullable Interval importance,
      @Nullable Interval satisfaction,
      @Nullable Interval opportunity,
      @Nullable NotEnoughData notEnoughData) {}

  /**
   * Who hires the product for which job.
   *
   * @param counts statements, a row per persona, a column per job
   * @param other statements of each persona that belong to no job
   * @param share of the entropy of jobs that personas explain, 0 to 1
   * @param p of 1,999 permutations
   * @param sentence the same in words; null where it says nothing
   */
  record PersonasAnswer(
      List<String> personas,
      List<String> jobs,
      List<List<Integer>> counts,
      List<Integer> other,
      @Nullable Double mutualInformationBits,
      @Nullable Double share,
      @Nullable Double p,
      @Nullable String sentence,
      @Nullable NotEnoughData notEnoughData) {}

  @GetMapping
  @Operation(
      summary = "What customers hire the product for, with importance, satisfaction, opportunity",
      description = "Parameters: segmentation, by default the active one.")
  JobsAnswer all(@RequestParam(required = false) @Nullable String segmentation) {
    List<Job> all = jobs.all();
    Map<@Nullable String, List<Statement>> byJob = JobFigures.byJob(all, jobs.statements());
    var ratings = ratings();
    Segments.Division division = segments.divide(segmentation);
    return new JobsAnswer(
        all.stream()
            .map(job ->
                answer(
                    job,
                    new JobFigures.Said(
                        byJob.getOrDefault(job.key(), List.of()),
                        ratings.getOrDefault(job.key(), List.of())),
                    division))
            .toList(),
        byJob.getOrDefault(null, List.of()).size());
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(summary = "Write a job down", description = "Needs a name; 409 where it is taken.")
  ResponseEntity<JobAnswer> add(@RequestBody Jobs.NewJob said) {
    Job job = jobs.add(said);
    return ResponseEntity.created(URI.create("/api/jobs"))
        .body(answer(job, new JobFigures.Said(List.of(), List.of()), segments.divide(null)));
  }

  private Map<String, List<JobRatings.Rating>> ratings() {
    return ratings.stream()
        .flatMap(each -> each.all().stream())
        .collect(Collectors.groupingBy(JobRatings.Rating::job));
  }

  @GetMapping("/personas")
  @Operation(summary = "Personas by jobs, and whether knowing the persona tells the job")
  PersonasAnswer personas() {
    var table = JobFigures.Personas.of(jobs.all(), jobs.statements());
    MutualInformation told = table.information().orElse(null);
    int n = Arrays.stream(table.counts()).flatMapToInt(Arrays::stream).sum();
    return new PersonasAnswer(
        table.personas(),
        table.jobs().stream().map(Job::key).toList(),
        Arrays.stream(table.counts()).map(row -> Arrays.stream(row).boxed().toList()).toList(),
        Arrays.stream(table.other()).boxed().toList(),
        told == null ? null : told.bits(),
        told == null ? null : told.share(),
        told == null ? null : told.p(),
        PersonaSentence.of(table),
        told != null
            ? null
            : new NotEnoughData(
                n, 2, "It takes statements of two personas or more about two jobs or more."));
  }

  private static JobAnswer answer(Job job, JobFigures.Said said, Segments.Division division) {
    var figures = said.figures();
    var rated = figures.opportunity().orElse(null);
    return new JobAnswer(
        job.key(),
        job.name(),
        job.when(),
        job.want(),
        job.soThat(),
        figures.statements(),
        figures.accounts(),
        rated == null ? null : rated.importance(),
        rated == null ? null : rated.satisfaction(),
        rated == null ? null : rated.opportunity(),
        rated == null ? unrated() : null,
        division.all().stream()
            .map(segment -> answer(segment, said.of(division, segment)))
            .toList());
  }

  private static SegmentAnswer answer(AccountGroup segment, JobFigures.Said said) {
    var figures = said.figures();
    var rated = figures.opportunity().orElse(null);
    return new SegmentAnswer(
        segment.key(),
        segment.name(),
        figures.statements(),
        figures.accounts(),
        rated == null ? null : rated.importance(),
        rated == null ? null : rated.satisfaction(),
        rated == null ? null : rated.opportunity(),
        rated == null ? unrated() : null);
  }

  private static NotEnoughData unrated() {
    return new NotEnoughData(0, 1, "Nobody rated both its importance and their satisfaction.");
  }
}
