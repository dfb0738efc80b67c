package io.beachhead.decisions.audience;

import io.beachhead.workspace.PublicAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Views of the roadmap for people outside, as JSON. */
@RestController
@RequestMapping("/api/roadmap/audiences")
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
@Tag(name = "Roadmap")
class AudiencesApi {
  private final Audiences audiences;
  private final PublicAddress address;

  AudiencesApi(Audiences audiences, PublicAddress address) {
    this.audiences = audiences;
    this.address = address;
  }

  /**
   * A view.
   *
   * @param link the page for its readers
   */
  record View(
      String id,
      String name,
      String title,
      @Nullable String segment,
      @Nullable LocalDate expiresOn,
      String link) {}

  /**
   * @param name for the team
   * @param title for the readers; the workspace's name where missing
   * @param segment key in the agreed segmentation; missing for everybody
   * @param expiresOn the last day, {@code YYYY-MM-DD}; missing for no end
   */
  record NewView(
      @Nullable String name,
      @Nullable String title,
      @Nullable String segment,
      @Nullable String expiresOn) {}

  @GetMapping
  @Operation(summary = "Views of the roadmap for people outside")
  List<View> all() {
    return audiences.all().stream().map(this::view).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Make a read-only view of the roadmap, with a link",
      description =
          "Now, next and later with the reasons of decisions, by segment. Decisions whose reason"
              + " names a customer, a colleague, an amount or an effort are withheld.")
  View add(@RequestBody NewView said) {
    return view(
        audiences.add(
            Objects.requireNonNullElse(said.name(), ""),
            Objects.requireNonNullElse(said.title(), ""),
            Objects.requireNonNullElse(said.segment(), ""),
            Objects.requireNonNullElse(said.expiresOn(), "")));
  }

  @GetMapping("/{id}/preview")
  @Operation(summary = "What its readers see, and what is withheld from them")
  PublicRoadmap preview(@PathVariable String id) {
    return audiences.preview(audiences.one(id));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Revoke a view: its link ends at once")
  void revoke(@PathVariable String id) {
    audiences.revoke(id);
  }

  private View view(Audience audience) {
    return new View(
        audience.id(),
        audience.name(),
        audience.title(),
        audience.segment(),
        audience.expiresOn(),
        address.link(audience.path()));
  }
}
