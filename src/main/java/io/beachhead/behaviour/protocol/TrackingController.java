package io.beachhead.behaviour.protocol;

import io.beachhead.behaviour.Call;
import io.beachhead.behaviour.EventLog;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.WriteKeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Where the SDKs of Segment's protocol deliver. They retry on anything but success, 400, 401 and
 * 403, and drop their data on those: so those are answered only where trying again cannot help.
 *
 * <p>Any page of the company's product may deliver, so every origin is let in: a write key can do
 * nothing but write.
 */
@CrossOrigin(
    origins = "*",
    methods = {RequestMethod.GET, RequestMethod.POST},
    allowedHeaders = {"Authorization", "Content-Type", "X-Retry-Count"},
    exposedHeaders = "Retry-After",
    maxAge = 86_400)
@RestController
class TrackingController {
  private static final Map<String, Call> CALLS =
      Map.ofEntries(
          Map.entry("track", Call.TRACK),
          Map.entry("t", Call.TRACK),
          Map.entry("identify", Call.IDENTIFY),
          Map.entry("i", Call.IDENTIFY),
          Map.entry("page", Call.PAGE),
          Map.entry("p", Call.PAGE),
          Map.entry("screen", Call.SCREEN),
          Map.entry("s", Call.SCREEN),
          Map.entry("group", Call.GROUP),
          Map.entry("g", Call.GROUP),
          Map.entry("alias", Call.ALIAS),
          Map.entry("a", Call.ALIAS));

  private final EventLog log;
  private final WriteKeys keys;
  private final Clock clock;

  TrackingController(EventLog log, WriteKeys keys, Clock clock) {
    this.log = log;
    this.keys = keys;
    this.clock = clock;
  }

  /** What the SDKs read: analytics-java retries on an empty answer. */
  record Answer(boolean success) {}

  @PostMapping(
      path = {
        "/v1/{call:track|identify|group|page|screen|alias|t|i|g|p|s|a}",
        "/v1/{call:track|identify|group|page|screen|alias|t|i|g|p|s|a}/"
      })
  ResponseEntity<Answer> single(
      @PathVariable String call, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var bytes = body(request, Limits.EVENT_BYTES, "an event");
    var body = parsed(bytes);
    var reader = new CallReader(source(request, body), clock.instant(), false);
    reader.single(
        Objects.requireNonNull(CALLS.get(call), "the path admits known calls only"), body);
    return store(reader, response);
  }

  @PostMapping(path = {"/v1/{path:batch|import|b}", "/v1/{path:batch|import|b}/"})
  ResponseEntity<Answer> batch(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var bytes = body(request, Limits.BATCH_BYTES, "a batch");
    var body = parsed(bytes);
    var source = source(request, body);
    var calls = body.get("batch");
    if (calls == null || !calls.isArray()) {
      throw ProblemException.badRequest("A batch has its calls in an array named \"batch\".");
    }
    if (calls.size() > Limits.BATCH_EVENTS) {
      throw ProblemException.badRequest(
          "A batch holds at most %d events; this one has %d."
              .formatted(Limits.BATCH_EVENTS, calls.size()));
    }
    var reader = new CallReader(source, clock.instant(), bytes.length > Limits.EVENT_BYTES);
    reader.batch(body, calls);
    return store(reader, response);
  }

  /** The browser SDK reports on itself; nobody here asks for that. */
  @PostMapping(path = {"/v1/m", "/v1/m/"})
  Answer metrics() {
    return new Answer(true);
  }

  /** What analytics.js fetches before it sends: only this server, over the address it asked. */
  @GetMapping("/v1/projects/{writeKey}/settings")
  BrowserSettings settings(@PathVariable String writeKey, HttpServletRequest request) {
    if (keys.find(writeKey).isEmpty()) {
      throw ProblemException.notFound("There is no such write key.");
    }
    return BrowserSettings.of(writeKey, request.getScheme(), request.getHeader("Host"));
  }

  private ResponseEntity<Answer> store(CallReader reader, HttpServletResponse response) {
    if (reader.events().isEmpty() && reader.rejected().isEmpty()) {
      return ResponseEntity.ok(new Answer(true));
    }
    try {
      log.append(reader.events(), reader.rejected()).get();
      return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new Answer(true));
    } catch (EventLog.Overload e) {
      response.setHeader("Retry-After", "1");
      throw new ProblemException(
          HttpStatus.TOO_MANY_REQUESTS, "Too many events at once; send them again.", List.of());
    } catch (EventLog.NotDurable e) {
      throw notStored(response);
    } catch (ExecutionException e) {
      throw notStored(response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notStored(response);
    }
  }

  private static ProblemException notStored(HttpServletResponse response) {
    response.setHeader("Retry-After", "5");
    return new ProblemException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "The events could not be stored and are not acknowledged; send them again.",
        List.of());
  }

  /** The name of the write key, from the header or, as some SDKs send it, from the body. */
  private String source(HttpServletRequest request, JsonNode body) {
    var presented = WriteKeys.presented(request.getHeader("Authorization"));
    var inBody =
        Optional.ofNullable(body.get("writeKey"))
            .filter(JsonNode::isString)
            .map(JsonNode::stringValue);
    var key = presented.flatMap(keys::find).or(() -> inBody.flatMap(keys::find));
    if (key.isPresent()) {
      return key.get().name();
    }
    if (presented.filter(keys::isApiKey).isPresent()) {
      throw ProblemException.forbidden(
          "An API key cannot send events; make a write key under Data sources.");
    }
    throw new ProblemException(
        HttpStatus.UNAUTHORIZED,
        "The write key is missing or unknown; Data sources lists the keys.",
        List.of());
  }

  private JsonNode parsed(byte[] bytes) {
    try {
      var body = TrackingJson.MAPPER.readTree(bytes);
      if (body == null || !body.isObject()) {
        throw ProblemException.badRequest("The body must be a JSON object.");
      }
      return body;
    } catch (JacksonException e) {
      var where = e.getLocation();
      throw ProblemException.badRequest(
          "The body is no JSON%s: %s"
              .formatted(
                  where == null
                      ? ""
                      : " at line %d, column %d".formatted(where.getLineNr(), where.getColumnNr()),
                  e.getOriginalMessage()));
    }
  }

  /** The body, unpacked; one byte over the limit is enough to refuse it. */
  private static byte[] body(HttpServletRequest request, int limit, String what)
      throws IOException {
    try (var stream = unpacked(request)) {
      var bytes = stream.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw ProblemException.badRequest(
            "Too large: %s has at most %d KB.".formatted(what, limit / 1024));
      }
      return bytes;
    } catch (ZipException | EOFException e) {
      throw ProblemException.badRequest("The body is not gzip, as its Content-Encoding says.");
    }
  }

  private static InputStream unpacked(HttpServletRequest request) throws IOException {
    var encoding = request.getHeader("Content-Encoding");
    return "gzip".equalsIgnoreCase(encoding)
        ? new GZIPInputStream(request.getInputStream())
        : request.getInputStream();
  }

  /** The settings document of the browser SDK, with this server as its only destination. */
  record BrowserSettings(
      Map<String, Destination> integrations,
      Map<String, String> plan,
      Map<String, String> edgeFunction,
      Map<String, String> middlewareSettings,
      Map<String, String> enabledMiddleware,
      Metrics metrics,
      List<String> remotePlugins) {

    record Destination(
        String apiKey,
        String apiHost,
        String protocol,
        List<String> unbundledIntegrations,
        boolean addBundledMetadata) {}

    record Metrics(double sampleRate) {}

    static BrowserSettings of(String writeKey, String scheme, @Nullable String host) {
      return new BrowserSettings(
          Map.of(
              "Segment.io",
              new Destination(
                  writeKey, (host == null ? "localhost" : host) + "/v1", scheme, List.of(), true)),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          new Metrics(0),
          List.of());
    }
  }
}
