package io.beachhead.voice.interviews.web;

import io.beachhead.voice.interviews.Codebook;
import io.beachhead.web.Download;
import io.beachhead.web.load.BodyLimit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The codes of passages, as JSON and as a REFI-QDA codebook. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Interviews")
class CodebookApi {
  private final Codebook codebook;

  CodebookApi(Codebook codebook) {
    this.codebook = codebook;
  }

  /** How many codes a file added. */
  record Added(int added) {}

  @GetMapping("/api/codes")
  @Operation(summary = "The codes that passages are marked with")
  List<Codebook.Code> all() {
    return codebook.codes();
  }

  @GetMapping("/api/codebook.qdc")
  @Operation(summary = "The codes as a REFI-QDA codebook")
  void download(HttpServletResponse response) {
    byte[] file = codebook.file();
    Download.send(response, "application/xml", "codebook.qdc", out -> out.write(file));
  }

  @PostMapping(
      path = "/api/codebook",
      consumes = {"application/xml", "text/xml", "application/octet-stream"})
  @BodyLimit(kilobytes = 1024) // some thousand codes
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(summary = "Add the codes of a REFI-QDA codebook")
  Added add(@RequestBody byte[] file) {
    return new Added(codebook.add(file));
  }
}
