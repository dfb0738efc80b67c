package io.beachhead.voice.surveys.web;

import io.beachhead.voice.surveys.Invitations;
import io.beachhead.workspace.PublicAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Links to surveys as JSON. */
@RestController
@RequestMapping("/api/surveys")
@ConditionalOnWebApplication
@Tag(name = "Surveys")
class InvitationsApi {
  private final Invitations invitations;
  private final PublicAddress address;

  InvitationsApi(Invitations invitations, PublicAddress address) {
    this.invitations = invitations;
    this.address = address;
  }

  /**
   * Whom to invite.
   *
   * @param people e-mail addresses; {@code cohort:KEY} stands for those of a cohort
   */
  record People(@Nullable List<@Nullable String> people) {}

  /** The link of one person. */
  record Link(@Nullable String email, String link) {}

  @PostMapping("/{key}/invitations")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Make a link for each of some people",
      description =
          "Who is invited already keeps their link. cohort:KEY among the addresses stands for the"
              + " members of a cohort. Nothing is sent.")
  List<Link> invite(@PathVariable String key, @RequestBody People whom) {
    return invitations.invite(key, whom.people()).stream().map(this::link).toList();
  }

  @PostMapping("/{key}/open-link")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "The link that anybody may use, one answer an e-mail address",
      description = "Made when first asked for.")
  Link open(@PathVariable String key) {
    return link(invitations.open(key));
  }

  private Link link(Invitations.Invitation invitation) {
    return new Link(invitation.email(), address.link("/s/" + invitation.token()));
  }
}
