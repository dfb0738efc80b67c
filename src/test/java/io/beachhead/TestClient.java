package io.beachhead;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks to the running program as a program with an admin's key does; {@link #browser()} talks to
 * it as a browser does, with cookies and without a key.
 */
public class TestClient {
  private static final Pattern CSRF =
      Pattern.compile(
          "name=\"_csrf\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"_csrf\"");

  private final Environment environment;
  private final JsonMapper json;
  private final HttpClient http;
  private final @Nullable String key;

  @Autowired
  public TestClient(Environment environment, JsonMapper json) {
    this(environment, json, TestWorkspace.API_KEY, HttpClient.newHttpClient());
  }

  private TestClient(
      Environment environment, JsonMapper json, @Nullable String key, HttpClient http) {
    this.environment = environment;
    this.json = json;
    this.key = key;
    this.http = http;
  }

  /** The same program, asked with another key; null = with none. */
  public TestClient withKey(@Nullable String other) {
    return new TestClient(environment, json, other, http);
  }

  /** A new browser: cookies, no key, redirects not followed. */
  public TestClient browser() {
    return browser(new CookieManager());
  }

  /** The same with cookies that other servers may have set, as in one person's browser. */
  public TestClient browser(CookieManager jar) {
    return new TestClient(
        environment, json, null, HttpClient.newBuilder().cookieHandler(jar).build());
  }

  /** {@code http://localhost:PORT/path}. */
  public URI uri(String path) {
    return URI.create("http://localhost:" + environment.getProperty("local.server.port") + path);
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  public HttpResponse<String> delete(String path, String... headers) {
    return send(request(path, headers).DELETE());
  }

  /** POST with a body as it is; the content type among the headers. */
  public HttpResponse<String> post(String path, String body, String... headers) {
    return send(request(path, headers).POST(BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> postJson(String path, String body) {
    return post(path, body, "Content-Type", "application/json");
  }

  public HttpResponse<String> putJson(String path, String body) {
    return send(
        request(path, "Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> patchJson(String path, String body) {
    return send(
        request(path, "Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> postCsv(String path, String body) {
    return post(path, body, "Content-Type", "text/csv");
  }

  /** A form as a browser posts it, with the token of the page it is on. */
  public HttpResponse<String> submit(String page, String action, String... namesAndValues) {
    var fields = new ArrayList<>(Arrays.asList(namesAndValues));
    fields.add("_csrf");
    fields.add(csrfToken(page));
    return form(action, fields.toArray(String[]::new));
  }

  /** A form posted without a token. */
  public HttpResponse<String> form(String action, String... namesAndValues) {
    var fields = new ArrayList<String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(encode(namesAndValues[i]) + "=" + encode(namesAndValues[i + 1]));
    }
    return post(
        action, String.join("&", fields), "Content-Type", "application/x-www-form-urlencoded");
  }

  /** The token a page's forms carry. */
  public String csrfToken(String page) {
    var body = get(page).body();
    Matcher token = CSRF.matcher(body);
    if (!token.find()) {
      throw new AssertionError("No CSRF token in " + page + ":\n" + body);
    }
    return token.group(1) != null ? token.group(1) : token.group(2);
  }

  public JsonNode json(HttpResponse<String> response) {
    return json.readTree(response.body());
  }

  /** The answer to a GET as JSON; fails unless it is 200. */
  public JsonNode getJson(String path) {
    var response = get(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " " + response.statusCode() + "\n" + response.body());
    }
    return json(response);
  }

  /** Empties everything but people and keys. */
  public void emptyWorkspace() {
    var response = withKey(TestWorkspace.API_KEY).delete("/api/workspace/data");
    if (response.statusCode() != 204) {
      throw new AssertionError(response.statusCode() + "\n" + response.body());
    }
  }

  public HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(uri(path));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request;
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The values of a header of the answer. */
  public static List<String> header(HttpResponse<?> response, String name) {
    return response.headers().allValues(name);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
