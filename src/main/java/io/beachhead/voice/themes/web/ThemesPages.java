package io.beachhead.voice.themes.web;

import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.revenue.Money;
import io.beachhead.runs.Run;
import io.beachhead.statistics.Interval;
import io.beachhead.voice.AssignedTheme;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestBook;
import io.beachhead.voice.themes.ThemeGroupings;
import io.beachhead.voice.themes.ThemeReport;
import io.beachhead.web.Format;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns themes and a grouping into what the template shows. */
final class ThemesPages {
  private static final int QUOTES = 3;

  /** How many themes the sentence about concentration speaks of. */
  private static final int LARGEST = 3;

  private final Shell shell;
  private final ThemeReport report;
  private final RequestBook book;
  private final Optional<AccountGroups> groups;

  ThemesPages(Shell shell, ThemeReport report, RequestBook book, Optional<AccountGroups> groups) {
    this.shell = shell;
    this.report = report;
    this.book = book;
    this.groups = groups;
  }

  ThemesPage page(@Nullable Run run, Optional<ThemeGroupings.Proposal> proposal, boolean editable) {
    return new ThemesPage(
        shell,
        sentence(),
        report.requests() == 0,
        path(),
        run == null ? null : grouping(run, proposal),
        report.themes().stream().map(this::card).toList(),
        outside(),
        editable);
  }

  /** Requests without a theme that name a feature are on their way; the others fit none. */
  private String sentence() {
    long used = report.themes().stream().filter(theme -> theme.requests() > 0).count();
    int featured = report.withoutThemeButFeature();
    int none = report.unassigned() - featured;
    return "%s in %s, and %s%s."
        .formatted(
            Format.count(report.requests(), "request"),
            Format.count(used, "theme"),
            Format.count(none) + (none == 1 ? " that fits none" : " that fit none"),
            featured == 0
                ? ""
                : "; %s no theme yet but %s a feature"
                    .formatted(
                        featured == 1 ? "1 more has" : Format.count(featured) + " more have",
                        featured == 1 ? "names" : "name"));
  }

  private ThemesPage.@Nullable Path path() {
    var used = report.themes().stream().filter(theme -> theme.requests() > 0).toList();
    int assigned = report.requests() - report.unassigned();
    if (used.isEmpty()) {
      return null;
    }
    return new ThemesPage.Path(
        Format.count(report.requests()),
        Format.count(used.size()),
        used.size() <= LARGEST
            ? "%s of them hold %s of all requests."
                .formatted(
                    used.size() == 1 ? "One theme and the requests" : "These themes",
                    Format.share((double) assigned / report.requests()))
            : "The %d with the most ARR hold %s of all requests."
                .formatted(LARGEST, Format.share((double) held(used) / report.requests())));
  }

  /** Requests that are in one of the largest themes or more, each once. */
  private long held(List<ThemeReport.OfTheme> used) {
    Set<String> largest =
        used.stream().limit(LARGEST).map(ThemeReport.OfTheme::key).collect(Collectors.toSet());
    long held = 0;
    for (Request request : book.distinct()) {
      for (AssignedTheme theme : request.themes()) {
        if (largest.contains(theme.key())) {
          held++;
          break;
        }
      }
    }
    return held;
  }

  private ThemesPage.Card card(ThemeReport.OfTheme theme) {
    ThemeReport.Quote quote = theme.quote();
    return new ThemesPage.Card(
        theme.key(),
        theme.name(),
        shell.link(new PageAddress("/requests", List.of()).with("theme", theme.key()).href()),
        money(theme.arr()),
        Format.count(theme.requests(), "request")
            + ", "
            + Format.count(theme.accounts(), "account"),
        importance(theme.importance()),
        quote == null ? null : quote.text(),
        quote == null ? null : quote.account(),
        theme.segments().stream().map(this::part).toList(),
        report.themes().stream()
            .filter(other -> !other.key().equals(theme.key()))
            .map(other -> new ThemesPage.Other(other.key(), other.name()))
            .toList());
  }

  private ThemesPage.Part part(ThemeReport.OfSegment segment) {
    int index = groups.map(all -> all.indexOf(segment.key())).orElse(-1);
    return new ThemesPage.Part(
        index < 0 ? 0 : groups.orElseThrow().groups().get(index).colour(),
        segment.name(),
        Format.count(segment.requests(), "request"),
        importance(segment.importance()),
        money(segment.arr()));
  }

  private static String importance(ThemeReport.Voices voices) {
    var said = new ArrayList<String>();
    if (voices.blocker() > 0) {
      said.add(Format.count(voices.blocker(), "blocker"));
    }
    if (voices.important() > 0) {
      said.add(Format.count(voices.important()) + " important");
    }
    if (voices.nice() > 0) {
      said.add(Format.count(voices.nice()) + " nice to have");
    }
    return String.join(", ", said);
  }

  private ThemesPage.@Nullable Outside outside() {
    ThemeReport.Outside outside = report.outside();
    if (outside == null || outside.requests() == 0) {
      return null;
    }
    Double weeks = outside.effortWeeks();
    Interval happy = outside.happyAccounts();
    return new ThemesPage.Outside(
        Format.count(outside.requests(), "request"),
        money(outside.arr()),
        weeks == null
            ? "What they would cost is not known: none of them names a feature with an effort."
            : "The features they name take %s to build%s."
                .formatted(Format.personWeeks(weeks), happy == null ? "" : happy(happy)));
  }

  private static String happy(Interval more) {
    return " and would make %s more customers happy (80%%: %s)"
        .formatted(Format.count(Math.round(more.mid())), Format.range(more.low(), more.high()));
  }

  private ThemesPage.Grouping grouping(Run run, Optional<ThemeGroupings.Proposal> proposal) {
    boolean running = !run.ended();
    Long of = run.of();
    String problem =
        switch (run.state()) {
          case RUNNING, DONE -> null;
          case STOPPED -> "The last grouping was stopped.";
          case FAILED -> run.problem();
        };
    return new ThemesPage.Grouping(
        run.id(),
        running ? progress(run) : null,
        running ? Long.valueOf(run.done()) : null,
        running ? of : null,
        problem,
        proposal.map(this::open).orElse(List.of()),
        proposal
            .map(found -> Format.count(found.unassigned().size(), "request") + " in no group")
            .orElse(""));
  }

  private static String progress(Run run) {
    Long of = run.of();
    return of == null || of == 0
        ? "Waiting for its turn"
        : "Reading and comparing, %s done".formatted(Format.share((double) run.done() / of));
  }

  /** Groups with requests that accepting them would still move. */
  private List<ThemesPage.Proposed> open(ThemeGroupings.Proposal proposal) {
    var open = new ArrayList<ThemesPage.Proposed>();
    for (ThemeGroupings.Group group : proposal.groups()) {
      var waiting =
          group.requests().stream()
              .flatMap(id -> book.find(id).stream())
              .filter(request -> request.themes().isEmpty())
              .toList();
      if (!waiting.isEmpty()) {
        open.add(proposed(group, waiting));
      }
    }
    return List.copyOf(open);
  }

  private ThemesPage.Proposed proposed(ThemeGroupings.Group group, List<Request> waiting) {
    String known =
        report.themes().stream()
            .filter(theme -> theme.key().equals(group.theme()))
            .map(ThemeReport.OfTheme::name)
            .findFirst()
            .orElse(null);
    return new ThemesPage.Proposed(
        group.id(),
        known == null ? group.label() : known,
        known != null,
        Format.count(waiting.size(), "request"),
        group.words().stream().collect(Collectors.joining(", ")),
        waiting.stream().limit(QUOTES).map(Request::text).toList());
  }

  private static String money(Money money) {
    return Format.money(money.amount(), money.currency());
  }
}
