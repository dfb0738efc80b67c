package io.beachhead.behaviour.sources;

import io.beachhead.behaviour.people.Merges;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Merges for programs. */
@RestController
@RequestMapping("/api/merges")
@Tag(name = "Behaviour")
class MergesApi {
  private static final int MOST = 1_000;

  private final Merges merges;

  MergesApi(Merges merges) {
    this.merges = merges;
  }

  /** The latest first. */
  record Answer(List<Merges.Merge> items) {}

  @Operation(summary = "Which ids were merged into one person, by which call")
  @GetMapping
  Answer latest(
      @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "100") int limit) {
    return new Answer(merges.latest(q, Math.clamp(limit, 1, MOST)));
  }

  @Operation(summary = "Undo a merge: split the two ids into two people")
  @PutMapping("/{id}/undone")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('PRODUCT', 'GTM')")
  void undo(@PathVariable String id) {
    merges.undo(id);
  }

  @Operation(summary = "Redo a merge: make the two ids one person again")
  @DeleteMapping("/{id}/undone")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('PRODUCT', 'GTM')")
  void redo(@PathVariable String id) {
    merges.redo(id);
  }
}
