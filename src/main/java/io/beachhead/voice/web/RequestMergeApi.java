package io.beachhead.voice.web;

import io.beachhead.voice.RequestMerging;
import io.beachhead.voice.SimilarRequests;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which requests are the same need, and which one says two, as JSON. */
@RestController
@RequestMapping("/api/requests/{id}")
@ConditionalOnWebApplication
@Tag(name = "Requests")
class RequestMergeApi {
  private static final int SIMILAR = 20;

  private final RequestLookup lookup;
  private final RequestMerging merging;
  private final SimilarRequests similar;

  RequestMergeApi(RequestLookup lookup, RequestMerging merging, SimilarRequests similar) {
    this.lookup = lookup;
    this.merging = merging;
    this.similar = similar;
  }

  /**
   * @param into id of the request that it becomes a voice of
   */
  record Merge(@Nullable String into) {}

  /**
   * @param parts in words; the request keeps the first
   */
  record Split(@Nullable List<@Nullable String> parts) {}

  /** The ids of all parts; the first is the request itself. */
  record Parts(List<String> requests) {}

  @PostMapping("/merge")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Merge a request into another one",
      description =
          "It keeps its words, its account and the answer it is owed; the other counts for both."
              + " 422 for itself, 409 where it is merged already or where the merges would make a"
              + " ring.")
  RequestAnswer merge(@PathVariable String id, @RequestBody Merge body) {
    String into = body.into();
    if (into == null || into.isBlank()) {
      throw ProblemException.unprocessable(
          "The request cannot be merged.",
          List.of(ProblemItem.of("into", into, "expected the id of another request")));
    }
    merging.merge(List.of(id), into);
    return lookup.answer(id);
  }

  @DeleteMapping("/merge")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(summary = "Undo a merge: the request is its own again, as it was")
  RequestAnswer separate(@PathVariable String id) {
    merging.separate(id);
    return lookup.answer(id);
  }

  @PostMapping("/split")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Split a request that says several things",
      description =
          "It keeps the first part; each other part becomes a request by the same person, of the"
              + " same day. The money at stake stays with the first.")
  Parts split(@PathVariable String id, @RequestBody Split body) {
    var parts = body.parts() == null ? List.<@Nullable String>of() : body.parts();
    return new Parts(
        merging.split(
            id, parts.stream().map(part -> Objects.requireNonNullElse(part, "")).toList()));
  }

  /**
   * @param similarity from 0 to 1
   */
  record SimilarAnswer(String id, String text, double similarity) {}

  @GetMapping("/similar")
  @Operation(
      summary = "Requests that say nearly the same, the nearest first",
      description = "Merged ones under the request they were merged into; at most 20.")
  List<SimilarAnswer> similar(@PathVariable String id) {
    var request = lookup.request(id);
    var head = lookup.said(null).book().head(request).id();
    return similar.to(request.text(), SIMILAR + 2).stream()
        .filter(one -> !one.request().id().equals(id) && !one.request().id().equals(head))
        .limit(SIMILAR)
        .map(one -> new SimilarAnswer(one.request().id(), one.request().text(), one.similarity()))
        .toList();
  }
}
