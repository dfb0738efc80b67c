package io.beachhead.growth.guides.web;

import io.beachhead.growth.guides.GuideProgress;
import io.beachhead.growth.guides.GuideProgress.Progress;
import io.beachhead.web.ProblemException;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.WriteKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the company's product fetches: the checklists of a user, and the script that shows them. Any
 * page may ask, as with the events: whoever has a write key learns which steps a user id has taken,
 * and nothing else.
 */
@CrossOrigin(
    origins = "*",
    methods = {RequestMethod.GET},
    allowedHeaders = {"Authorization", "Content-Type"},
    maxAge = 86_400)
@RestController
@ConditionalOnWebApplication
@RunsAs(Workload.LIGHT)
@Tag(name = "Growth")
class GuideDelivery {
  private static final int LONGEST_ID = 512;
  private static final Duration SCRIPT_KEPT = Duration.ofMinutes(10);
  private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

  private final GuideProgress progress;
  private final WriteKeys keys;

  GuideDelivery(GuideProgress progress, WriteKeys keys) {
    this.progress = progress;
    this.keys = keys;
  }

  /** The user's checklists, the first one to be shown. */
  record Answer(List<Checklist> guides) {}

  /**
   * A checklist of a user.
   *
   * @param done how many of the steps are done
   * @param next key of the first step that is not; null where all are
   * @param reported whether the event "Checklist completed" was stored
   * @param dismissed whether the user put it away
   */
  record Checklist(
      String key,
      String title,
      @Nullable String intro,
      List<Item> steps,
      long done,
      int of,
      @Nullable String next,
      boolean completed,
      boolean reported,
      boolean dismissed) {
    static Checklist of(Progress progress) {
      var items = new ArrayList<Item>();
      var steps = progress.guide().steps();
      for (int i = 0; i < steps.size(); i++) {
        var at = progress.doneAt().get(i);
        var step = steps.get(i);
        items.add(new Item(step.key(), step.title(), step.text(), step.href(), at != null, at));
      }
      return new Checklist(
          progress.guide().key(),
          progress.guide().title(),
          progress.guide().intro(),
          items,
          progress.done(),
          steps.size(),
          progress.next().map(step -> step.key()).orElse(null),
          progress.completed(),
          progress.reported(),
          progress.dismissed());
    }
  }

  /** A step of it. */
  record Item(
      String key,
      String title,
      @Nullable String text,
      @Nullable String href,
      boolean done,
      @Nullable Instant doneAt) {}

  @GetMapping({"/v1/guides", "/v1/guides/"})
  @Operation(
      summary = "The checklists of a user, with what is done and what comes next",
      description =
          "With a write key, from any page. A step is done once the user has sent its event as"
              + " often as it asks.")
  ResponseEntity<Answer> of(
      @RequestParam(required = false) @Nullable String userId, HttpServletRequest request) {
    mayAsk(request);
    if (userId == null || userId.isBlank() || userId.length() > LONGEST_ID) {
      throw ProblemException.badRequest(
          "Say whose checklists: userId=ID, with 1 to %d characters.".formatted(LONGEST_ID));
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Answer(progress.of(userId.strip()).stream().map(Checklist::of).toList()));
  }

  private void mayAsk(HttpServletRequest request) {
    var presented = WriteKeys.presented(request.getHeader("Authorization"));
    if (presented.flatMap(keys::find).isPresent()) {
      return;
    }
    if (presented.filter(keys::isApiKey).isPresent()) {
      throw ProblemException.forbidden(
          "An API key does not open this address, which is called from web pages; use a write"
              + " key.");
    }
    throw new ProblemException(
        HttpStatus.UNAUTHORIZED,
        "The write key is missing or unknown; see Data sources for the keys.",
        List.of());
  }

  @GetMapping("/v1/guides.js")
  @Operation(summary = "The script that shows a user's checklist on a page of the product")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/javascript"))
  ResponseEntity<Resource> script() {
    return ResponseEntity.ok()
        .contentType(SCRIPT)
        .cacheControl(CacheControl.maxAge(SCRIPT_KEPT).cachePublic())
        .header("Cross-Origin-Resource-Policy", "cross-origin")
        .body(new ClassPathResource("/io/beachhead/growth/guides.js"));
  }
}
