package io.beachhead.decisions.tracker;

import io.beachhead.web.load.BodyLimit;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.PublicForm;
import io.beachhead.workspace.secrets.Token;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where trackers send their messages. Nobody signs in here: the signature says who sends, and
 * without a right one the answer is 401, whether or not there is such a tracker.
 */
@RestController
@Hidden
@ConditionalOnWebApplication
@RunsAs(Workload.LIGHT)
class TrackerDoor {
  /** A message of a tracker with a long description and many labels. */
  private static final int LARGEST_KB = 1024;

  private static final int A_MINUTE = 300;
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final TrackerRecords records;
  private final Trackers trackers;
  private final JsonMapper json;
  private final Clock clock;
  private final Pace ofTrackers = new Pace(A_MINUTE);
  private final Pace ofStrangers = new Pace(A_MINUTE);

  TrackerDoor(TrackerRecords records, Trackers trackers, JsonMapper json, Clock clock) {
    this.records = records;
    this.trackers = trackers;
    this.json = json;
    this.clock = clock;
  }

  @Bean
  static PublicForm trackerMessages() {
    return new PublicForm("/webhooks/trackers/{id}");
  }

  @PostMapping("/webhooks/trackers/{id}")
  @BodyLimit(kilobytes = LARGEST_KB)
  ResponseEntity<Map<String, Object>> take(
      @PathVariable String id,
      @RequestBody(required = false) byte @Nullable [] sent,
      HttpServletRequest request) {
    byte[] body = sent == null ? new byte[0] : sent;
    Optional<Tracker> found = records.find(id);
    if (found.isEmpty() || !proven(found.get(), request, body)) {
      return ofStrangers.allows(request.getRemoteAddr())
          ? answer(HttpStatus.UNAUTHORIZED, "The signature is missing or wrong.")
          : tooMany();
    }
    Tracker tracker = found.get();
    if (!ofTrackers.allows(tracker.id())) {
      return tooMany();
    }
    JsonNode message = read(body);
    if (message == null) {
      return answer(HttpStatus.BAD_REQUEST, "The body is not a JSON object.");
    }
    if (tracker.kind() == TrackerKind.LINEAR && !fresh(message)) {
      return answer(HttpStatus.UNAUTHORIZED, "The message is more than 5 minutes old.");
    }
    int changed =
        trackers.hear(
            tracker,
            Token.hash(new String(body, StandardCharsets.ISO_8859_1)),
            new MessageReader(clock).read(tracker.kind(), message));
    return ResponseEntity.ok(Map.of("features", changed));
  }

  private boolean proven(Tracker tracker, HttpServletRequest request, byte[] body) {
    String header = Objects.requireNonNullElse(request.getHeader(tracker.kind().header()), "");
    return Proof.holds(tracker.kind(), records.secret(tracker.id()), header, body);
  }

  /** Linear signs the time of its messages. */
  private boolean fresh(JsonNode message) {
    long at = message.path("webhookTimestamp").asLong(0);
    return Duration.between(Instant.ofEpochMilli(at), clock.instant()).abs().compareTo(FRESH) <= 0;
  }

  private @Nullable JsonNode read(byte[] body) {
    try {
      JsonNode message = json.readTree(body);
      return message.isObject() ? message : null;
    } catch (JacksonException unreadable) {
      return null;
    }
  }

  private static ResponseEntity<Map<String, Object>> tooMany() {
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, "60")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            Map.of(
                "status",
                HttpStatus.TOO_MANY_REQUESTS.value(),
                "detail",
                "Too many messages in a minute. Try again later."));
  }

  private static ResponseEntity<Map<String, Object>> answer(HttpStatus status, String detail) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Map.of("status", status.value(), "detail", detail));
  }
}
