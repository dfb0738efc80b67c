package io.beachhead.behaviour.protocol;

import io.beachhead.behaviour.log.Call;
import io.beachhead.behaviour.log.EventLog;
import io.beachhead.behaviour.log.NotDurable;
import io.beachhead.behaviour.log.Overload;
import io.beachhead.web.ProblemException;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.WriteKeys;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
 *
 * <p>Every address is written out, with and without a slash: Spring finds literal addresses in one
 * look, and tries patterns one after the other.
 */
@CrossOrigin(
    origins = "*",
    methods = {RequestMethod.GET, RequestMethod.POST},
    allowedHeaders = {"Authorization", "Content-Type", "X-Retry-Count"},
    exposedHeaders = "Retry-After",
    maxAge = 86_400)
@RestController
@RunsAs(Workload.LIGHT)
class TrackingController {
  /** What the SDKs read: analytics-java retries on an empty answer. */
  record Answer(boolean success) {}

  /** For the API's description, which sees bytes. */
  @ApiResponse(
      responseCode = "200",
      description = "Durable: acknowledged events are never lost.",
      content = @Content(schema = @Schema(implementation = Answer.class)))
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  private @interface Acknowledged {}

  private static final String WRITE_KEY = "writeKey";

  /** The same for everybody, so it is written once. */
  private static final byte[] SUCCESS = TrackingJson.MAPPER.writeValueAsBytes(new Answer(true));

  private final EventLog log;
  private final WriteKeys keys;
  private final Clock clock;

  TrackingController(EventLog log, WriteKeys keys, Clock clock) {
    this.log = log;
    this.keys = keys;
    this.clock = clock;
  }

  /** Something a person did. */
  @Acknowledged
  @PostMapping({"/v1/track", "/v1/track/", "/v1/t", "/v1/t/"})
  ResponseEntity<byte[]> track(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return single(Call.TRACK, request, response);
  }

  /** Who a person is: traits, and the visitor they were before. */
  @Acknowledged
  @PostMapping({"/v1/identify", "/v1/identify/", "/v1/i", "/v1/i/"})
  ResponseEntity<byte[]> identify(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return single(Call.IDENTIFY, request, response);
  }

  /** A page that was viewed. */
  @Acknowledged
  @PostMapping({"/v1/page", "/v1/page/", "/v1/p", "/v1/p/"})
  ResponseEntity<byte[]> page(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return single(Call.PAGE, request, response);
  }

  /** A screen of an app that was viewed. */
  @Acknowledged
  @PostMapping({"/v1/screen", "/v1/screen/", "/v1/s", "/v1/s/"})
  ResponseEntity<byte[]> screen(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return single(Call.SCREEN, request, response);
  }

  /** Which account a person belongs to. */
  @Acknowledged
  @PostMapping({"/v1/group", "/v1/group/", "/v1/g", "/v1/g/"})
  ResponseEntity<byte[]> group(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return single(Call.GROUP, request, response);
  }

  /** Another id of the same person. */
  @Acknowledged
  @PostMapping({"/v1/alias", "/v1/alias/", "/v1/a", "/v1/a/"})
  ResponseEntity<byte[]> alias(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return single(Call.ALIAS, request, response);
  }

  private ResponseEntity<byte[]> single(
      Call call, HttpServletRequest request, HttpServletResponse response) throws IOException {
    var body = parsed(TrackingJson.text(body(request, Limits.EVENT_BYTES, "an event")));
    var reader = new CallReader(source(request, body.get(WRITE_KEY)), clock.instant(), false);
    reader.single(call, body);
    return store(reader, response);
  }

  /** Several calls, each with its {@code type}. */
  @Acknowledged
  @PostMapping({"/v1/batch", "/v1/batch/", "/v1/import", "/v1/import/", "/v1/b", "/v1/b/"})
  ResponseEntity<byte[]> batch(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var bytes = body(request, Limits.BATCH_BYTES, "a batch");
    var text = TrackingJson.text(bytes);
    boolean mayHoldLargeEvents = bytes.length > Limits.EVENT_BYTES;
    JsonNode body;
    try {
      body = object(TrackingJson.read(text));
    } catch (JacksonException e) {
      var broken = BrokenBatch.of(text).orElseThrow(() -> notJson(e));
      var source = source(request, broken.field(WRITE_KEY));
      refuseTooMany(broken.calls().size());
      var reader = new CallReader(source, clock.instant(), mayHoldLargeEvents);
      reader.batch(broken);
      return store(reader, response);
    }
    var source = source(request, body.get(WRITE_KEY));
    var calls = body.get("batch");
    if (calls == null || !calls.isArray()) {
      throw ProblemException.badRequest("A batch has its calls in an array named \"batch\".");
    }
    refuseTooMany(calls.size());
    var reader = new CallReader(source, clock.instant(), mayHoldLargeEvents);
    reader.batch(body, calls);
    return store(reader, response);
  }

  private static void refuseTooMany(int calls) {
    if (calls > Limits.BATCH_EVENTS) {
      throw ProblemException.badRequest(
          "A batch holds at most %,d events; this one has %,d."
              .formatted(Limits.BATCH_EVENTS, calls));
    }
  }

  /** The browser SDK reports on itself; nobody here asks for that. */
  @Acknowledged
  @PostMapping({"/v1/m", "/v1/m/"})
  ResponseEntity<byte[]> metrics() {
    return acknowledged();
  }

  /** What analytics.js fetches before it sends: only this server, over the address it asked. */
  @GetMapping("/v1/projects/{writeKey}/settings")
  BrowserSettings settings(@PathVariable String writeKey, HttpServletRequest request) {
    if (keys.find(writeKey).isEmpty()) {
      throw ProblemException.notFound("There is no such write key.");
    }
    return BrowserSettings.of(writeKey, request.getScheme(), request.getHeader("Host"));
  }

  private static ResponseEntity<byte[]> acknowledged() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(SUCCESS);
  }

  private ResponseEntity<byte[]> store(CallReader reader, HttpServletResponse response) {
    if (reader.events().isEmpty() && reader.rejected().isEmpty()) {
      return acknowledged();
    }
    try {
      log.append(reader.events(), reader.rejected()).get();
      return acknowledged();
    } catch (Overload e) {
      response.setHeader("Retry-After", "1");
      throw new ProblemException(
          HttpStatus.TOO_MANY_REQUESTS, "Too many events at once; retry later.", List.of());
    } catch (NotDurable e) {
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
  private String source(HttpServletRequest request, @Nullable JsonNode writeKey) {
    var presented = WriteKeys.presented(request.getHeader("Authorization"));
    var inBody =
        Optional.ofNullable(writeKey).filter(JsonNode::isString).map(JsonNode::stringValue);
    var key = presented.flatMap(keys::find).or(() -> inBody.flatMap(keys::find));
    if (key.isPresent()) {
      return key.get().name();
    }
    if (presented.filter(keys::isApiKey).isPresent()) {
      throw ProblemException.forbidden(
          "An API key cannot send events; create a write key under Data sources.");
    }
    throw new ProblemException(
        HttpStatus.UNAUTHORIZED,
        "The write key is missing or unknown; see Data sources for the keys.",
        List.of());
  }

  private static JsonNode parsed(String text) {
    try {
      return object(TrackingJson.read(text));
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  private static JsonNode object(JsonNode body) {
    if (!body.isObject()) {
      throw ProblemException.badRequest("The body must be a JSON object.");
    }
    return body;
  }

  private static ProblemException notJson(JacksonException e) {
    var where = e.getLocation();
    return ProblemException.badRequest(
        "The body %s%s."
            .formatted(
                TrackingJson.flaw(e),
                where == null
                    ? ""
                    : " (line %d, column %d)".formatted(where.getLineNr(), where.getColumnNr())));
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
