package io.beachhead.voice.jobs.web;

import io.beachhead.customers.AccountGroup;
import io.beachhead.statistics.survey.Opportunity;
import io.beachhead.voice.interviews.CoderAgreement;
import io.beachhead.voice.interviews.Interviews;
import io.beachhead.voice.interviews.Saturation;
import io.beachhead.voice.jobs.Job;
import io.beachhead.voice.jobs.JobFigures;
import io.beachhead.voice.jobs.JobRatings;
import io.beachhead.voice.jobs.Jobs;
import io.beachhead.voice.jobs.Statement;
import io.beachhead.voice.speaker.Segments;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.RangeMark;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns jobs and statements into what the page shows. */
final class JobsPages {
  /** Ulwick: an opportunity above 10 is under-served. */
  private static final double UNDERSERVED = 10;

  private static final double MOST = 20;
  private static final int QUOTES = 2;

  private final Shell shell;
  private final List<Job> jobs;
  private final Map<@Nullable String, List<Statement>> byJob;
  private final List<Statement> statements;
  private final Segments.Division division;
  private final Interviews interviews;
  private final Map<String, List<JobRatings.Rating>> ratings;

  JobsPages(
      Shell shell,
      Jobs jobs,
      List<JobRatings> ratings,
      Segments.Division division,
      Interviews interviews) {
    this.shell = shell;
    this.jobs = jobs.all();
    this.statements = jobs.statements();
    this.byJob = JobFigures.byJob(this.jobs, statements);
    this.division = division;
    this.interviews = interviews;
    this.ratings =
        ratings.stream()
            .flatMap(each -> each.all().stream())
            .collect(Collectors.groupingBy(JobRatings.Rating::job));
  }

  JobsPage page(JobsPage.@Nullable Grouping run, JobsPage.@Nullable Form form) {
    var personas = JobFigures.Personas.of(jobs, statements);
    List<JobsPage.JobCard> cards = new ArrayList<>();
    for (Job job : jobs) {
      cards.add(card(cards.size() + 1, job));
    }
    return new JobsPage(
        shell, figures(personas), cards, table(personas), said(null).size(), run, form);
  }

  private List<Statement> said(@Nullable String job) {
    return byJob.getOrDefault(job, List.of());
  }

  private JobFigures.Said about(String job) {
    return new JobFigures.Said(said(job), ratings.getOrDefault(job, List.of()));
  }

  private List<JobsPage.Figure> figures(JobFigures.Personas personas) {
    var all = interviews.all();
    var quotes = interviews.quotes();
    var agreement = CoderAgreement.of(all, quotes);
    var saturation = Saturation.of(all, quotes);
    Double alpha = agreement.alpha();
    long accounts = statements.stream().map(Statement::account).distinct().count();
    return List.of(
        new JobsPage.Figure(
            "Interviews", Format.count(all.size()), Format.count(quotes.size(), "quote")),
        new JobsPage.Figure(
            "From personas to jobs",
            "%d → %d".formatted(personas.personas().size(), jobs.size()),
            "%s of %s"
                .formatted(
                    Format.count(statements.size(), "statement"),
                    Format.count(accounts, "account"))),
        new JobsPage.Figure(
            "Two people agree",
            agreement.coders() < 2 ? "not known" : Format.share(agreement.agreed()),
            agreement.coders() < 2
                ? "mark one transcript twice, by two people"
                : "of %s; α %s"
                    .formatted(
                        Format.count(agreement.sentences(), "sentence"),
                        alpha == null ? "not known" : Format.number(alpha, 2))),
        underserved(),
        new JobsPage.Figure(
            "Anything new?",
            saturation.interviews() == 0 ? "not known" : Format.count(saturation.codes(), "code"),
            saturation.interviews() == 0
                ? "mark passages to see"
                : "first heard in the last %s"
                    .formatted(Format.count(saturation.interviews(), "coded interview"))));
  }

  private JobsPage.Figure underserved() {
    String where = "nobody rated a job yet";
    Opportunity most = null;
    for (int i = 0; i < jobs.size(); i++) {
      for (AccountGroup segment : division.all()) {
        var found = rated(about(jobs.get(i).key()).of(division, segment));
        if (found != null
            && (most == null || found.opportunity().mid() > most.opportunity().mid())) {
          most = found;
          where =
              "job %d in %s, %s to %s, %s"
                  .formatted(
                      i + 1,
                      segment.name(),
                      Format.number(found.opportunity().low(), 1),
                      Format.number(found.opportunity().high(), 1),
                      found.n() + (found.n() == 1 ? " person" : " people"));
        }
      }
    }
    return new JobsPage.Figure(
        "Most underserved",
        most == null ? "not known" : Format.number(most.opportunity().mid(), 1),
        where);
  }

  private static @Nullable Opportunity rated(JobFigures.Said said) {
    return said.figures().opportunity().orElse(null);
  }

  private JobsPage.JobCard card(int number, Job job) {
    List<Statement> theirs = said(job.key());
    JobFigures.Said about = about(job.key());
    var figures = about.figures();
    return new JobsPage.JobCard(
        number,
        job.name(),
        shell.link("/jobs/statements?job=" + URLEncoder.encode(job.key(), StandardCharsets.UTF_8)),
        sentence(job),
        "%s, %s, %s"
            .formatted(
                Format.count(figures.statements(), "statement"),
                Format.count(figures.accounts(), "account"),
                Format.count(figures.wordings(), "wording")),
        division.all().stream().map(segment -> row(segment, about.of(division, segment))).toList(),
        theirs.stream()
            .map(Statement::quote)
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .distinct()
            .limit(QUOTES)
            .toList());
  }

  private static String sentence(Job job) {
    String when = job.when();
    String want = job.want();
    String soThat = job.soThat();
    return want == null
        ? ""
        : (when == null ? "I want to " : "When " + when + ", I want to ")
            + want
            + (soThat == null ? "." : ", so I can " + soThat + ".");
  }

  private static JobsPage.SegmentRow row(AccountGroup segment, JobFigures.Said said) {
    Opportunity found = rated(said);
    if (found == null) {
      return new JobsPage.SegmentRow(segment.colour(), segment.name(), null, "", "");
    }
    var range = found.opportunity();
    return new JobsPage.SegmentRow(
        segment.colour(),
        segment.name(),
        new RangeMark(
                "importance %s, satisfaction %s of 10, opportunity %s of 20"
                    .formatted(
                        Format.number(found.importance().mid(), 1),
                        Format.number(found.satisfaction().mid(), 1),
                        Format.number(range.mid(), 1)),
                new Axis(0, MOST, MOST),
                range)
            .dot(true),
        "%s (%s–%s)"
            .formatted(
                Format.number(range.mid(), 1),
                Format.number(range.low(), 1),
                Format.number(range.high(), 1)),
        range.low() > UNDERSERVED ? "underserved" : range.high() < UNDERSERVED ? "served" : "");
  }

  private JobsPage.@Nullable PersonaTable table(JobFigures.Personas personas) {
    if (personas.personas().isEmpty() || jobs.isEmpty()) {
      return null;
    }
    List<JobsPage.PersonaRow> rows = new ArrayList<>();
    int[] sums = new int[jobs.size() + 1];
    for (int i = 0; i < personas.personas().size(); i++) {
      int[] counts = Arrays.copyOf(personas.counts()[i], jobs.size() + 1);
      counts[jobs.size()] = personas.other()[i];
      for (int j = 0; j < counts.length; j++) {
        sums[j] += counts[j];
      }
      rows.add(row(personas.personas().get(i), counts));
    }
    rows.add(row("All " + personas.personas().size(), sums));
    List<String> names = new ArrayList<>(jobs.stream().map(Job::name).toList());
    names.add("Other");
    return new JobsPage.PersonaTable(
        names,
        rows,
        "%s, %s"
            .formatted(
                Format.count(personas.personas().size(), "persona"),
                Format.count(Arrays.stream(sums).sum(), "statement")),
        PersonaSentence.of(personas));
  }

  private static JobsPage.PersonaRow row(String name, int[] counts) {
    int n = Arrays.stream(counts).sum();
    return new JobsPage.PersonaRow(
        name,
        Format.count(n),
        Arrays.stream(counts)
            .mapToObj(count ->
                new JobsPage.Cell(
                    n == 0 ? "" : Format.share((double) count / n),
                    n == 0 ? 0 : Math.min(4, (int) Math.ceil(6.0 * count / n))))
            .toList());
  }
}
