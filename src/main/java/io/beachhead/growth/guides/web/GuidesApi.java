package io.beachhead.growth.guides.web;

import io.beachhead.growth.guides.Guide;
import io.beachhead.growth.guides.GuideDraft;
import io.beachhead.growth.guides.GuideProgress;
import io.beachhead.growth.guides.GuideProgress.Part;
import io.beachhead.growth.guides.Guides;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Onboarding checklists, as JSON. */
@RestController
@RequestMapping("/api/guides")
@ConditionalOnWebApplication
@Tag(name = "Growth")
class GuidesApi {
  private final Guides guides;
  private final GuideProgress progress;

  GuidesApi(Guides guides, GuideProgress progress) {
    this.guides = guides;
    this.progress = progress;
  }

  /** In the order in which users get to see them. */
  record Answer(List<GuideAnswer> items, int total) {}

  /**
   * A part of the audience.
   *
   * @param segment key; null for everybody, blank for people without an account
   * @param share who completed it, 80% interval; null without people
   */
  record PartAnswer(
      @Nullable String segment,
      String name,
      int people,
      List<StepCount> steps,
      int completed,
      @Nullable Interval share) {}

  /** How many took a step. */
  record StepCount(String key, int done) {}

  /** How far the audience is. */
  record CompletionAnswer(String guide, PartAnswer total, List<PartAnswer> segments) {}

  @GetMapping
  @Operation(summary = "Onboarding checklists")
  Answer all() {
    var items = guides.all().stream().map(GuideAnswer::of).toList();
    return new Answer(items, items.size());
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Add a checklist",
      description =
          "Needs a title and steps, each with a title and the event that means it is done: a name,"
              + " or {\"event\",\"where\",\"times\"}. segments, did and didNot say whose it is;"
              + " state is draft or published (published where it is not said).")
  ResponseEntity<GuideAnswer> add(@RequestBody GuideDraft draft) {
    var guide = guides.add(draft);
    return ResponseEntity.created(URI.create("/api/guides/" + guide.key()))
        .body(GuideAnswer.of(guide));
  }

  @GetMapping("/{key}")
  @Operation(summary = "One checklist")
  GuideAnswer one(@PathVariable String key) {
    return GuideAnswer.of(guides.one(key));
  }

  @PutMapping("/{key}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(summary = "Write a checklist anew; its key stays")
  GuideAnswer change(@PathVariable String key, @RequestBody GuideDraft draft) {
    return GuideAnswer.of(guides.change(key, draft));
  }

  @DeleteMapping("/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(summary = "Delete a checklist; events that say who completed it stay")
  void delete(@PathVariable String key) {
    guides.delete(key);
  }

  @GetMapping("/{key}/completion")
  @Operation(summary = "How far a checklist's audience is, by segment")
  CompletionAnswer completion(@PathVariable String key) {
    var completion = progress.completion(guides.one(key));
    return new CompletionAnswer(
        key,
        part(completion.guide(), completion.total(), null),
        completion.segments().stream()
            .map(part -> part(completion.guide(), part, part.segment()))
            .toList());
  }

  private static PartAnswer part(Guide guide, Part part, @Nullable String segment) {
    var steps = new ArrayList<StepCount>();
    for (int i = 0; i < guide.steps().size(); i++) {
      steps.add(new StepCount(guide.steps().get(i).key(), part.done()[i]));
    }
    return new PartAnswer(
        segment,
        part.name(),
        part.people(),
        steps,
        part.completed(),
        part.people() == 0 ? null : BinomialInterval.jeffreys(part.completed(), part.people()));
  }
}
