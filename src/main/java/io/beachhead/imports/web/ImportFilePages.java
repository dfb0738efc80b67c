package io.beachhead.imports.web;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.ImportProblem;
import io.beachhead.imports.ImportQuestion;
import io.beachhead.imports.ImportReport;
import io.beachhead.imports.mapping.Mapping;
import io.beachhead.imports.run.ImportPreview;
import io.beachhead.web.Choice;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds the page of one file. */
final class ImportFilePages {
  private static final int SHOWN_PROBLEMS = 100;
  private static final int LONGEST_CELL = 60;

  private static final List<String> CHARACTER_SETS =
      List.of(
          "UTF-8",
          "windows-1252",
          "windows-1250",
          "windows-1251",
          "windows-1253",
          "windows-1254",
          "windows-1255",
          "windows-1256",
          "windows-1257",
          "ISO-8859-2",
          "KOI8-R",
          "MacRoman",
          "IBM850",
          "GB18030",
          "Big5",
          "Shift_JIS",
          "EUC-JP",
          "EUC-KR",
          "UTF-16LE",
          "UTF-16BE");

  private final Shell shell;
  private final ImportDesk.UploadedFile file;
  private final ImportKind kind;

  ImportFilePages(Shell shell, ImportDesk.UploadedFile file, ImportKind kind) {
    this.shell = shell;
    this.file = file;
    this.kind = kind;
  }

  /**
   * @param kinds to choose from
   * @param job the last run, or null
   */
  ImportFilePage page(
      List<ImportKind> kinds,
      ImportOptions options,
      ImportPreview preview,
      @Nullable ImportJob job) {
    var mapping = preview.mapping();
    var running = job == null || job.done() ? null : running(job);
    return new ImportFilePage(
        shell,
        new ImportFilePage.Preview(
            file.id(),
            file.name(),
            preview.problems().isEmpty() ? null : preview.problems().getFirst().problem(),
            mapping == null ? List.of() : mapping.header(),
            preview.rows().stream().map(ImportFilePages::shortened).toList()),
        new ImportFilePage.Kind(
            kind.name(),
            kind.title(),
            kind.description(),
            choices(kinds),
            mapping == null || mapping.preset() == null ? null : mapping.preset().tool()),
        new ImportFilePage.Columns(
            mapping == null ? List.of() : lines(mapping, preview.rows()),
            mapping == null || !kind.readsWideFiles() ? List.of() : features(mapping),
            mapping == null || !kind.keepsUnknownColumns() ? List.of() : attributes(mapping)),
        new ImportFilePage.Answers(
            questions(options, preview, job),
            kept(options),
            characters(options),
            options.repeats().name().toLowerCase(Locale.ROOT)),
        running,
        job == null || running != null ? null : result(kind, job));
  }

  private List<Choice> choices(List<ImportKind> kinds) {
    return kinds.stream()
        .map(other ->
            new Choice(
                other.title(),
                "/imports/files/" + file.id() + "?kind=" + other.name(),
                other == kind))
        .toList();
  }

  private static List<String> shortened(List<String> cells) {
    return cells.stream().map(ImportFilePages::shortened).toList();
  }

  private static String shortened(String cell) {
    return cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL) + "…";
  }

  private static List<ImportFilePage.Line> lines(Mapping mapping, List<List<String>> rows) {
    var lines = new ArrayList<ImportFilePage.Line>();
    var headers = new LinkedHashSet<>(mapping.header());
    headers.remove("");
    for (int i = 0; i < mapping.columns().size(); i++) {
      var column = mapping.columns().get(i);
      int source = mapping.sources().get(i);
      String constant = mapping.constants().get(i);
      lines.add(
          new ImportFilePage.Line(
              column.name(),
              column.required(),
              about(column),
              headers.stream()
                  .map(h ->
                      new ImportFilePage.Option(
                          h, source >= 0 && mapping.header().get(source).equals(h)))
                  .toList(),
              constant == null ? "" : constant,
              source < 0 ? null : example(rows, source),
              mapping.problems().stream()
                  .filter(p -> column.name().equals(p.column()))
                  .map(p ->
                      column.required() && source < 0
                          ? "choose a column or give a value"
                          : p.problem())
                  .findFirst()
                  .orElse(null)));
    }
    return lines;
  }

  private static String about(ImportColumn column) {
    return column.choices().isEmpty()
        ? column.description()
        : column.description() + ": " + String.join(", ", column.choices().keySet());
  }

  private static String example(List<List<String>> rows, int source) {
    return rows.stream()
        .filter(r -> r.size() > source && !r.get(source).isBlank())
        .map(r -> shortened(r.get(source)))
        .distinct()
        .limit(2)
        .collect(Collectors.joining(", "));
  }

  private static List<ImportFilePage.Tick> features(Mapping mapping) {
    var on = new HashSet<>(mapping.wide());
    var used = new HashSet<>(mapping.sources());
    var ticks = new ArrayList<ImportFilePage.Tick>();
    for (int i = 0; i < mapping.header().size(); i++) {
      if (!used.contains(i) && !mapping.header().get(i).isEmpty()) {
        ticks.add(new ImportFilePage.Tick(mapping.header().get(i), on.contains(i)));
      }
    }
    return ticks;
  }

  private static List<ImportFilePage.Tick> attributes(Mapping mapping) {
    var kept = new HashSet<>(mapping.attributes());
    var used = new HashSet<>(mapping.sources());
    var ticks = new ArrayList<ImportFilePage.Tick>();
    for (int i = 0; i < mapping.header().size(); i++) {
      if ((!used.contains(i) || kept.contains(i)) && !mapping.header().get(i).isEmpty()) {
        ticks.add(new ImportFilePage.Tick(mapping.header().get(i), kept.contains(i)));
      }
    }
    return ticks;
  }

  /** What the file or the last run left open, and what was answered before. */
  private static List<ImportFilePage.Question> questions(
      ImportOptions options, ImportPreview preview, @Nullable ImportJob job) {
    var open = new LinkedHashMap<String, ImportQuestion>();
    var report = job == null ? null : job.report();
    preview.questions().forEach(q -> open.putIfAbsent(key(q), q));
    if (report != null) {
      report.questions().forEach(q -> open.putIfAbsent(key(q), q));
    }
    if (options.dates() != null) {
      open.putIfAbsent("dates", ImportQuestion.dates("A date", "3/4/2026"));
    }
    if (options.decimal() != null) {
      open.putIfAbsent("decimal", ImportQuestion.decimal("A number", "1.234"));
    }
    var questions = new ArrayList<ImportFilePage.Question>();
    for (var question : open.values()) {
      questions.add(question(question, questions.size(), options));
    }
    return questions;
  }

  /** Columns that were left out and words that were explained have no field of their own. */
  private static List<ImportFilePage.Kept> kept(ImportOptions options) {
    var kept = new ArrayList<ImportFilePage.Kept>();
    for (String map : options.maps()) {
      if (map.endsWith(":")) {
        kept.add(new ImportFilePage.Kept(ImportForm.keptField("map", kept.size()), map));
      }
    }
    for (String meaning : options.meanings()) {
      kept.add(new ImportFilePage.Kept(ImportForm.keptField("meaning", kept.size()), meaning));
    }
    return kept;
  }

  /** The sets in which tables are found, and what was chosen. */
  private static List<ImportFilePage.Option> characters(ImportOptions options) {
    var chosen = options.characters();
    return CHARACTER_SETS.stream()
        .map(name ->
            new ImportFilePage.Option(
                name, chosen != null && chosen.equals(RequestOptions.characterSet(name))))
        .toList();
  }

  /** One question for the whole file, save those that are about a column or word. */
  private static String key(ImportQuestion question) {
    return switch (question.option()) {
      case "dates", "decimal", "characters" -> question.option();
      default -> question.option() + question.sentence();
    };
  }

  private static ImportFilePage.Question question(
      ImportQuestion question, int number, ImportOptions options) {
    return new ImportFilePage.Question(
        ImportForm.answerField(question.option(), number),
        question.sentence(),
        question.answers().stream()
            .map(a -> new ImportFilePage.Answer(a.value(), a.label(), said(question, a, options)))
            .toList());
  }

  private static boolean said(
      ImportQuestion question, ImportQuestion.Answer answer, ImportOptions options) {
    return switch (question.option()) {
      case "dates" -> options.dates() != null && options.dates().word().equals(answer.value());
      case "decimal" ->
          options.decimal() != null && options.decimal().word().equals(answer.value());
      case "meaning" -> options.meanings().contains(answer.value());
      case "set" -> options.sets().contains(answer.value());
      default -> false;
    };
  }

  static ImportFilePage.Running running(ImportJob job) {
    boolean counting = job.ofRows() == 0;
    String verb = job.options().dryRun() ? "Checking" : "Importing";
    return new ImportFilePage.Running(
        job.id(),
        counting
            ? "%s: reading the file".formatted(verb)
            : "%s: %s of %s rows"
                .formatted(verb, Format.count(job.rows()), Format.count(job.ofRows())),
        counting ? null : (Long) job.rows(),
        counting ? null : (Long) job.ofRows());
  }

  private static ImportFilePage.Result result(ImportKind kind, ImportJob job) {
    var report = job.report();
    String href = "/imports/jobs/" + job.id() + "/problems.csv";
    if (report == null) {
      String failure = job.failure();
      return new ImportFilePage.Result(
          true,
          null,
          failure == null ? "The import was interrupted." : failure,
          "",
          List.of(),
          List.of(),
          0,
          href,
          false,
          false,
          "",
          kind.page());
    }
    long good = report.rows() - report.rejected();
    List<ImportProblem> shown =
        report.problems().subList(0, Math.min(SHOWN_PROBLEMS, report.problems().size()));
    boolean fileFault = report.problems().stream().anyMatch(p -> p.line() == null);
    return new ImportFilePage.Result(
        report.dryRun(),
        report.id(),
        null,
        sentence(report, kind),
        report.notes(),
        shown,
        report.problemsTotal() - shown.size(),
        href,
        !report.written() && report.problemsTotal() == 0,
        !report.written() && report.problemsTotal() > 0 && good > 0 && !fileFault,
        Format.count(good),
        kind.page());
  }

  private static String sentence(ImportReport report, ImportKind kind) {
    String counts =
        ImportsController.counts(
            report.created(), report.updated(), report.unchanged(), report.rejected());
    if (report.written()) {
      return "Imported %s rows: %s.".formatted(Format.count(report.rows()), counts);
    }
    if (report.problemsTotal() == 0) {
      return "Checked %s rows of %s, nothing written yet: %s."
          .formatted(Format.count(report.rows()), kind.title(), counts);
    }
    return "%s in %s rows; nothing was written."
        .formatted(Format.count(report.problemsTotal(), "problem"), Format.count(report.rows()));
  }
}
