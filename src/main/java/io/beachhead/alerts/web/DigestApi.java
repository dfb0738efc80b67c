package io.beachhead.alerts.web;

import io.beachhead.alerts.digest.Digest;
import io.beachhead.alerts.digest.Digests;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.Colleagues;
import io.beachhead.workspace.Colleagues.Colleague;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The weekly digest, as JSON. */
@RestController
@RequestMapping("/api/digest")
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
@Tag(name = "Growth")
class DigestApi {
  private final Digests digests;
  private final Colleagues colleagues;

  DigestApi(Digests digests, Colleagues colleagues) {
    this.digests = digests;
    this.colleagues = colleagues;
  }

  /**
   * @param week the first day of the last week that is over
   * @param accounts how many the owner has
   */
  record View(String owner, LocalDate week, int accounts, List<String> lines, boolean muted) {}

  record Body(@Nullable String owner, @Nullable Boolean muted) {}

  @GetMapping
  @Operation(
      summary = "What changed last week for somebody's accounts, as their weekly mail says it",
      description = "owner is the e-mail address of somebody of the team.")
  View digest(@RequestParam(defaultValue = "") String owner) {
    return view(digests.of(required(owner)));
  }

  @PutMapping
  @Operation(summary = "Mute somebody's weekly digest, or not any more")
  View mute(@RequestBody Body body) {
    var colleague = required(body.owner() == null ? "" : body.owner());
    digests.mute(colleague.email(), Boolean.TRUE.equals(body.muted()));
    return view(digests.of(colleague));
  }

  private View view(Digest digest) {
    return new View(
        digest.owner(),
        digest.week(),
        digest.accounts(),
        digest.lines(),
        digests.isMuted(digest.owner()));
  }

  private Colleague required(String owner) {
    return colleagues
        .withEmail(owner)
        .orElseThrow(() ->
            ProblemException.notFound(
                "There is nobody with the e-mail address \"%s\" on the team.".formatted(owner)));
  }
}
