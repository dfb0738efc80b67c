package io.beachhead.voice.words.web;

import io.beachhead.voice.words.MessageTries;
import io.beachhead.voice.words.MessageTry;
import io.beachhead.voice.words.Messages;
import io.beachhead.voice.words.PassageFilter;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages made of customers' words, and how they did, as JSON. */
@RestController
@RequestMapping("/api/messages")
@ConditionalOnWebApplication
@Tag(name = "Words")
class MessagesApi {
  private static final int USUAL = 8;
  private static final int MOST = 100;

  private final Messages messages;
  private final MessageTries tries;
  private final Shells shells;

  MessagesApi(Messages messages, MessageTries tries, Shells shells) {
    this.messages = messages;
    this.tries = tries;
    this.shells = shells;
  }

  /** The candidates. */
  record Candidates(List<Messages.Message> messages) {}

  @GetMapping
  @Operation(
      summary = "Messages made of what customers said",
      description =
          "Sentences of marked passages, word for word, with the telling words in them, where they"
              + " were said, and how they did once tried. Parameters: segment, job, code, limit.")
  Candidates candidates(
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(required = false) @Nullable String job,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(defaultValue = "" + USUAL) int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.badRequest(
          "The limit is not usable.",
          List.of(ProblemItem.of("limit", Integer.toString(limit), "must be from 1 to " + MOST)));
    }
    return new Candidates(
        messages.candidates(
            new PassageFilter(null, blank(segment), blank(job), null, blank(code)),
            shells.asOf(),
            limit));
  }

  @GetMapping("/tries")
  @Operation(summary = "How messages did where they were tried, the newest first")
  List<MessageTry> tries() {
    return tries.all();
  }

  @PostMapping("/tries")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Note how a message did",
      description = "message, place, triedOn (2026-04-03), shown, responded; note is optional.")
  ResponseEntity<MessageTry> add(@RequestBody MessageTries.NewTry said) {
    return ResponseEntity.created(URI.create("/api/messages/tries")).body(tries.add(said));
  }

  @DeleteMapping("/tries/{id}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete how a message did")
  void remove(@PathVariable String id) {
    tries.remove(id);
  }

  private static @Nullable String blank(@Nullable String said) {
    return said == null || said.isBlank() ? null : said.strip();
  }
}
