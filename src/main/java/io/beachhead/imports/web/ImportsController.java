package io.beachhead.imports.web;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.Imports;
import io.beachhead.imports.LogKind;
import io.beachhead.imports.PastImport;
import io.beachhead.imports.mapping.Mapper;
import io.beachhead.imports.run.Uploads;
import io.beachhead.web.Choice;
import io.beachhead.web.Csv;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.WorkspaceSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Imports for people: upload, mapping, dry run, import, history. */
@Controller
class ImportsController {
  /** Small files are done before anybody could read a progress bar. */
  private static final long PATIENCE_MILLISECONDS = 1_500;

  private static final int HISTORY = 50;

  private final Imports imports;
  private final ImportDesk desk;
  private final Uploads uploads;
  private final Shells shells;
  private final WorkspaceSettings settings;

  ImportsController(
      Imports imports,
      ImportDesk desk,
      Uploads uploads,
      Shells shells,
      WorkspaceSettings settings) {
    this.imports = imports;
    this.desk = desk;
    this.uploads = uploads;
    this.shells = shells;
    this.settings = settings;
  }

  @GetMapping("/imports")
  JteView page() {
    ZoneId zone = settings.current().timezone();
    return new JteView(
        "imports/imports",
        new ImportsPage(
            shells.shell("sources"),
            List.of(
                new Choice("Events", "/sources", false),
                new Choice("People", "/sources/people", false),
                new Choice("Files", "/imports", true)),
            imports.kinds().stream().anyMatch(ImportsController::may),
            Format.bytes(uploads.largest()),
            imports.history(HISTORY).stream().map(past -> line(past, zone)).toList(),
            imports.kinds().stream().map(ImportsController::kindLine).toList()));
  }

  private ImportsPage.Line line(PastImport past, ZoneId zone) {
    var kind = imports.kind(past.kind());
    var at = past.takenBackAt();
    return new ImportsPage.Line(
        past.id(),
        kind.map(ImportKind::title).orElse(past.kind()),
        kind.map(ImportKind::page).orElse("/"),
        past.fileName(),
        counts(past),
        past.importedBy(),
        Format.time(past.importedAt(), zone),
        at == null
            ? null
            : "Undone by %s, %s".formatted(past.takenBackBy(), Format.time(at, zone)));
  }

  private static ImportsPage.KindLine kindLine(ImportKind kind) {
    return new ImportsPage.KindLine(
        kind.name(),
        kind.description(),
        kind.columns().stream()
            .map(c -> c.required() ? c.name() + "*" : c.name())
            .collect(Collectors.joining(", ")),
        ExportApi.mayExport(kind) ? "/api/export/" + kind.name() + ".csv" : null);
  }

  private static String counts(PastImport past) {
    var counts = past.counts();
    return switch (past.state()) {
      case RUNNING -> "Running";
      case BROKEN_OFF ->
          "Broken off after %s. Import the same file again to finish it, or undo it."
              .formatted(Format.count(counts.created(), "row"));
      case DONE, TAKEN_BACK ->
          counts(counts.created(), counts.updated(), counts.unchanged(), counts.rejected());
    };
  }

  static String counts(long created, long updated, long unchanged, long rejected) {
    String counts =
        "%s new, %s changed, %s as they were"
            .formatted(Format.count(created), Format.count(updated), Format.count(unchanged));
    return rejected == 0 ? counts : counts + ", %s left out".formatted(Format.count(rejected));
  }

  private static boolean may(ImportKind kind) {
    return kind.roles().stream().anyMatch(CurrentUser.now()::may);
  }

  @RunsAs(Workload.LIGHT)
  @PostMapping(UploadConfiguration.FILES)
  @PreAuthorize("hasAnyRole('PRODUCT', 'GTM')")
  RedirectView upload(@RequestParam("file") MultipartFile upload) throws IOException {
    if (imports.kinds().stream().noneMatch(ImportsController::may)) {
      throw ProblemException.forbidden("Your role cannot import files.");
    }
    String name = upload.getOriginalFilename();
    try (var in = upload.getInputStream()) {
      var file = desk.keep(in, name == null || name.isBlank() ? "upload.csv" : name);
      return new RedirectView("/imports/files/" + file.id());
    }
  }

  @GetMapping("/imports/files/{id}")
  @PreAuthorize("hasAnyRole('PRODUCT', 'GTM')")
  JteView file(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String job)
      throws IOException {
    var file = desk.file(id);
    var run = job == null ? null : desk.job(job);
    var chosen =
        run != null ? run.kind() : kind == null ? likely(file) : ImportsApi.kind(imports, kind);
    var options = run == null ? ImportOptions.PLAIN.named(file.name()) : run.options();
    var preview = imports.preview(chosen, file.path(), options);
    return new JteView(
        "imports/file",
        new ImportFilePages(shells.shell("sources"), file, chosen)
            .page(
                imports.kinds().stream().filter(ImportsController::may).toList(),
                options,
                preview,
                run));
  }

  /** The kind whose columns the file has most of. */
  private ImportKind likely(ImportDesk.UploadedFile file) throws IOException {
    var kinds = imports.kinds().stream().filter(ImportsController::may).toList();
    if (kinds.isEmpty()) {
      throw ProblemException.forbidden("Your role cannot import files.");
    }
    var named = ImportOptions.PLAIN.named(file.name());
    for (var kind : kinds) {
      if (kind instanceof LogKind) {
        var preview = imports.preview(kind, file.path(), named).mapping();
        if (preview != null && preview.columns().isEmpty()) {
          return kind; // lines of JSON, which no other kind reads
        }
      }
    }
    var mapping = imports.preview(kinds.getFirst(), file.path(), named).mapping();
    if (mapping == null) {
      return kinds.getFirst();
    }
    return kinds.stream()
        .max(Comparator.comparingDouble(k -> fit(k, mapping.header())))
        .orElse(kinds.getFirst());
  }

  private static double fit(ImportKind kind, List<String> header) {
    var mapping = Mapper.map(kind, header, ImportOptions.PLAIN);
    long required = kind.columns().stream().filter(ImportColumn::required).count();
    long found =
        kind.columns().stream()
            .filter(c -> c.required() && mapping.named().containsKey(c.name()))
            .count();
    return (mapping.preset() == null ? 0 : 10)
        + (double) found / required
        + mapping.named().size() / 100.0;
  }

  @RunsAs(Workload.LIGHT)
  @PostMapping("/imports/files/{id}")
  @PreAuthorize("hasAnyRole('PRODUCT', 'GTM')")
  RedirectView run(
      @PathVariable String id,
      @RequestParam String kind,
      @RequestParam(defaultValue = "check") String action,
      HttpServletRequest request) {
    var file = desk.file(id);
    var chosen = ImportsApi.kind(imports, kind);
    ImportsApi.mayImport(chosen);
    var options = ImportForm.options(chosen, request.getParameterMap(), file.name());
    options =
        switch (action) {
          case "import" -> options;
          case "skip" -> options.skippingInvalid();
          default -> options.dry();
        };
    var job = desk.start(file, chosen, options);
    job.await(PATIENCE_MILLISECONDS);
    return new RedirectView("/imports/files/" + id + "?job=" + job.id() + "#result");
  }

  /** The progress bar; once the run is over, the page loads itself again. */
  @RunsAs(Workload.LIGHT)
  @GetMapping("/imports/jobs/{id}")
  ModelAndView progress(@PathVariable String id, HttpServletResponse response) {
    var job = desk.job(id);
    if (job.done()) {
      response.setHeader("HX-Refresh", "true");
    }
    return new JteView("imports/_progress", ImportFilePages.running(job));
  }

  @GetMapping("/imports/jobs/{id}/problems.csv")
  void problems(@PathVariable String id, HttpServletResponse response) {
    var report = desk.job(id).report();
    Csv.download(
        response,
        "problems",
        csv -> {
          csv.row("line", "column", "value", "problem");
          if (report != null) {
            report.problems().forEach(p -> csv.row(p.line(), p.column(), p.value(), p.problem()));
          }
        });
  }
}
