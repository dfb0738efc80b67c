package io.beachhead.voice.interviews.web;

import io.beachhead.voice.interviews.Coding;
import io.beachhead.voice.interviews.Quote;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Marked passages of interviews as JSON. */
@RestController
@RequestMapping("/api/interviews")
@ConditionalOnWebApplication
@Tag(name = "Interviews")
class QuotesApi {
  private final Coding coding;

  QuotesApi(Coding coding) {
    this.coding = coding;
  }

  @PostMapping("/{id}/quotes")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Mark a passage with a code, a job, or both",
      description =
          "from (inclusive) and to (exclusive) are UTF-16 units of the transcript. The"
              + " interviewer's words cannot be marked.")
  ResponseEntity<Quote> mark(@PathVariable String id, @RequestBody Coding.Mark mark) {
    Quote quote = coding.mark(id, mark);
    return ResponseEntity.created(URI.create("/api/interviews/" + id)).body(quote);
  }

  @DeleteMapping("/{id}/quotes/{quote}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(summary = "Take a mark away")
  void unmark(@PathVariable String id, @PathVariable String quote) {
    coding.unmark(id, quote);
  }
}
