package io.beachhead.imports.web;

import io.beachhead.imports.ImportKind;
import io.beachhead.imports.Imports;
import io.beachhead.imports.LogKind;
import io.beachhead.imports.PastImport;
import io.beachhead.imports.UndoRefusedException;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.WorkspaceSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Undoing an import: asked first, and where later imports stand in the way, they are named. */
@Controller
@RequestMapping("/imports/{id}/taken-back")
@PreAuthorize("hasAnyRole('PRODUCT', 'GTM')")
class UndoController {
  private final Imports imports;
  private final Shells shells;
  private final WorkspaceSettings settings;

  UndoController(Imports imports, Shells shells, WorkspaceSettings settings) {
    this.imports = imports;
    this.shells = shells;
    this.settings = settings;
  }

  @GetMapping
  ModelAndView ask(
      @PathVariable String id,
      @RequestHeader(value = "HX-Request", required = false) @Nullable String fragment) {
    var page = page(required(id), null);
    return new JteView(fragment == null ? "imports/undo" : "imports/_undo", page);
  }

  @RunsAs(Workload.FILE)
  @PostMapping
  ModelAndView undo(@PathVariable String id, RedirectAttributes redirect) {
    var past = required(id);
    try {
      imports.undo(id);
    } catch (UndoRefusedException refused) {
      return new JteView("imports/undo", page(past, refused), HttpStatus.CONFLICT);
    }
    redirect.addFlashAttribute(
        Flash.NAME, Flash.of("The import of %s was undone.".formatted(past.fileName())));
    return new ModelAndView("redirect:/imports");
  }

  private PastImport required(String id) {
    var past =
        imports
            .find(id)
            .orElseThrow(() -> ProblemException.notFound("There is no import " + id + "."));
    imports.kind(past.kind()).ifPresent(ImportsApi::mayImport);
    return past;
  }

  private UndoPage page(PastImport past, @Nullable UndoRefusedException refused) {
    return new UndoPage(
        shells.shell("sources"),
        past.id(),
        past.fileName(),
        what(past, imports.kind(past.kind()).orElse(null)),
        refused == null ? null : refused.detail(),
        refused == null ? List.of() : refused.later().stream().map(this::later).toList(),
        refused == null ? List.of() : refused.rows());
  }

  private UndoPage.Later later(PastImport past) {
    return new UndoPage.Later(
        past.fileName(),
        imports.kind(past.kind()).map(ImportKind::title).orElse(past.kind()),
        past.importedBy(),
        Format.time(past.importedAt(), settings.current().timezone()),
        "/imports/" + past.id() + "/taken-back");
  }

  /** What would be gone and what would return. */
  private static List<String> what(PastImport past, @Nullable ImportKind kind) {
    var counts = past.counts();
    String title = kind == null ? past.kind() : kind.title();
    var what = new ArrayList<String>();
    if (counts.created() > 0) {
      what.add(
          counts.created() == 1
              ? "It deletes the row of %s that this import added.".formatted(title)
              : "It deletes the %s rows of %s that this import added."
                  .formatted(Format.count(counts.created()), title));
    }
    if (counts.updated() > 0) {
      what.add(
          counts.updated() == 1
              ? "It gives the row that the import changed its earlier values back."
              : "It gives the %s rows that the import changed their earlier values back."
                  .formatted(Format.count(counts.updated())));
    }
    if (what.isEmpty()) {
      what.add("The import changed nothing, so nothing is lost.");
    }
    if (kind instanceof LogKind) {
      what.add("Every answer that counts these events changes with them.");
    }
    return what;
  }
}
