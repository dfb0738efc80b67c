package io.beachhead.imports.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.ImportProgress;
import io.beachhead.imports.ImportReport;
import io.beachhead.imports.Imports;
import io.beachhead.imports.PastImport;
import io.beachhead.imports.run.Uploads;
import io.beachhead.web.ProblemException;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.WorkPool;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Imports for programs. */
@RestController
@RequestMapping("/api/imports")
@Tag(name = "Imports", description = "Import files, and undo imports")
class ImportsApi {
  private final Imports imports;
  private final Uploads uploads;
  private final WorkPool pool;

  ImportsApi(Imports imports, Uploads uploads, WorkPool pool) {
    this.imports = imports;
    this.uploads = uploads;
    this.pool = pool;
  }

  /** A report that is bad news: problem details and the report in one. */
  record Refusal(
      String type,
      String title,
      int status,
      String detail,
      String instance,
      @JsonUnwrapped ImportReport report) {}

  /** A kind of file and its columns. */
  record Kind(
      String name,
      String description,
      boolean keepsUnknownColumns,
      boolean readsWideFiles,
      List<Column> columns) {
    record Column(
        String name,
        boolean required,
        String type,
        String description,
        List<String> synonyms,
        List<String> values) {
      static Column of(ImportColumn column) {
        return new Column(
            column.name(),
            column.required(),
            column.type().words(),
            column.description(),
            column.synonyms(),
            List.copyOf(column.choices().keySet()));
      }
    }

    static Kind of(ImportKind kind) {
      return new Kind(
          kind.name(),
          kind.description(),
          kind.keepsUnknownColumns(),
          kind.readsWideFiles(),
          kind.columns().stream().map(Column::of).toList());
    }
  }

  @Operation(
      summary =
          "Import a CSV file; the body is the file, as text/csv. Events also as"
              + " application/x-ndjson")
  @Parameter(name = "dryRun", in = ParameterIn.QUERY, description = "true: check, write nothing")
  @Parameter(
      name = "skipInvalid",
      in = ParameterIn.QUERY,
      description = "true: write the good rows, list the others")
  @Parameter(
      name = "map",
      in = ParameterIn.QUERY,
      description =
          "THEIRS:OURS, repeated; splits at the last colon. THEIRS: leaves a column out, which also"
              + " answers the question whether it changes an amount")
  @Parameter(
      name = "set",
      in = ParameterIn.QUERY,
      description =
          "OURS:VALUE for every row, repeated; set=period_ends:inclusive or exclusive says what the"
              + " end of invoiced periods is, set=currency:USD what a sign means")
  @Parameter(
      name = "meaning",
      in = ParameterIn.QUERY,
      description = "COLUMN:THEIR WORD:OUR WORD, repeated: meaning=outcome:Kein Bedarf:lost")
  @Parameter(
      name = "characters",
      in = ParameterIn.QUERY,
      description = "Character set of the file: UTF-8, windows-1250, GB18030, …")
  @Parameter(name = "decimal", in = ParameterIn.QUERY, description = "point or comma")
  @Parameter(name = "dates", in = ParameterIn.QUERY, description = "dmy or mdy")
  @Parameter(name = "repeats", in = ParameterIn.QUERY, description = "refuse, same or first")
  @RunsAs(Workload.LIGHT)
  @PostMapping("/{kind}")
  @PreAuthorize("hasAnyRole('PRODUCT', 'GTM')")
  ResponseEntity<Object> run(@PathVariable String kind, HttpServletRequest request)
      throws Exception {
    var found = kind(imports, kind);
    mayImport(found);
    refuseForms(request);
    if (request.getContentLengthLong() > uploads.largest()) {
      throw uploads.tooLarge();
    }
    var options = RequestOptions.ofQuery(request.getParameterMap());
    String type = request.getContentType();
    if (type != null && type.startsWith(MediaType.APPLICATION_NDJSON_VALUE)) {
      options = options.named(options.fileName().replaceAll("\\.(ndjson|jsonl)$", "") + ".ndjson");
    }
    var report = run(found, request.getInputStream(), options);
    if (report.written() || (report.dryRun() && report.readable())) {
      return ResponseEntity.ok(report);
    }
    return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            new Refusal(
                "about:blank",
                HttpStatus.UNPROCESSABLE_CONTENT.getReasonPhrase(),
                HttpStatus.UNPROCESSABLE_CONTENT.value(),
                "The file has %,d problem%s; nothing was imported."
                    .formatted(report.problemsTotal(), report.problemsTotal() == 1 ? "" : "s"),
                request.getRequestURI(),
                report));
  }

  /** The file comes in at the sender's pace; only reading it takes a place among the files. */
  private ImportReport run(ImportKind kind, InputStream in, ImportOptions options)
      throws Exception {
    var file = uploads.keep(in);
    try {
      return pool.run(Workload.FILE, () -> imports.run(kind, file, options, ImportProgress.NONE));
    } finally {
      uploads.remove(file);
    }
  }

  @Operation(summary = "Imports, newest first")
  @GetMapping
  List<PastImport> history(@RequestParam(defaultValue = "100") int limit) {
    return imports.history(Math.clamp(limit, 1, 1000));
  }

  @Operation(summary = "The kinds of files and their columns")
  @GetMapping("/kinds")
  List<Kind> kinds() {
    return imports.kinds().stream().map(Kind::of).toList();
  }

  @GetMapping("/{id}")
  PastImport find(@PathVariable String id) {
    return imports
        .find(id)
        .orElseThrow(() -> ProblemException.notFound("There is no import " + id + "."));
  }

  @Operation(summary = "Undo one import")
  @RunsAs(Workload.FILE)
  @DeleteMapping("/{id}")
  @PreAuthorize("hasAnyRole('PRODUCT', 'GTM')")
  PastImport takeBack(@PathVariable String id) {
    imports.find(id).flatMap(past -> imports.kind(past.kind())).ifPresent(ImportsApi::mayImport);
    return imports.takeBack(id);
  }

  static ImportKind kind(Imports imports, String name) {
    return imports
        .kind(name.toLowerCase(Locale.ROOT))
        .orElseThrow(() ->
            ProblemException.notFound(
                "There is no import of %s. There are %s."
                    .formatted(
                        name,
                        imports.kinds().stream()
                            .map(ImportKind::name)
                            .collect(Collectors.joining(", ")))));
  }

  static void mayImport(ImportKind kind) {
    var user = CurrentUser.now();
    if (kind.roles().stream().noneMatch(user::may)) {
      throw ProblemException.forbidden(
          "The role %s cannot import %s.".formatted(user.role().key(), kind.title()));
    }
  }

  /** A form's body was decoded before we could see it; the file would not be what was sent. */
  private static void refuseForms(HttpServletRequest request) {
    String type = request.getContentType();
    if (type != null
        && (type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
            || type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE))) {
      throw ProblemException.badRequest(
          "Send the file as the body, as text/csv: curl -H 'Content-Type: text/csv' --data-binary"
              + " @FILE");
    }
  }
}
