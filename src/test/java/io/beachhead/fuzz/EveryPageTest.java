package io.beachhead.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.fuzz.RawHttp.Answer;
import io.beachhead.fuzz.RawHttp.Request;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.access.Members;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/**
 * Follows every link of every page, as an admin, and fills in every form wrongly, as an admin and
 * as a stranger: no page may answer 5xx, and none may show a stranger the workspace. A new page is
 * covered once something leads to it.
 */
@TestWorkspace
@TestPropertySource(properties = "spring.application.name=fuzz")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class EveryPageTest {
  private static final Duration MOST =
      Duration.ofSeconds(Long.getLong("beachhead.fuzz.seconds", 20));
  private static final String PASSWORD = "four plain words here";
  private static final String WORKSPACE = "Secret Society";
  private static final byte[] NOTHING = new byte[0];

  /** Forms that end the session they are sent in, or take its rights away. */
  private static final String WHO_ONE_IS =
      "/sign-out|/settings/(profile|sessions|security|people/).*";

  /** Pages that differ only in whom or what they are about; a few stand for all. */
  private static final int MOST_ALIKE = 4;

  private static final int MOST_PAGES = 250;

  @Autowired TestClient client;
  @Autowired Members members;

  private final Map<String, Page> pages = new LinkedHashMap<>();
  private String cookie = "";
  private String token = "";

  @BeforeAll
  void load() throws IOException {
    client.emptyWorkspace();
    client.post("/api/samples/project-management", "");
    client.putJson("/api/workspace", "{\"name\":\"%s\"}".formatted(WORKSPACE));
    if (members.all().stream().noneMatch(member -> member.email().equals("fuzz@y.test"))) {
      var admin = members.add("Fuzz", "fuzz@y.test", Role.ADMIN);
      members.password(admin.id(), members.hashed(PASSWORD));
    }
    signIn();
  }

  @Test
  void answersWhateverIsFilledIn(CapturedOutput output) throws Exception {
    crawl();
    assertThat(pages).hasSizeGreaterThan(40);
    var random = new Random(8);
    var wrong = new ArrayList<List<Request>>();
    for (var requests : List.of(wrongQueries(), wrongForms())) {
      requests.forEach(list -> {
        Collections.shuffle(list, random);
        wrong.add(list);
      });
    }
    var failures = new Failures(port(), _ -> null);
    var start = Instant.now();
    int sent = failures.send(Failures.inTurn(wrong), start.plus(MOST));
    System.out.printf(
        "%d pages, %d of %d requests in %s%n",
        pages.size(),
        sent,
        wrong.stream().mapToInt(List::size).sum(),
        Duration.between(start, Instant.now()));
    failures.none();
    try (var http = new RawHttp(port())) {
      assertThat(http.send(new Request("GET", "/settings/people", signedIn(), NOTHING)).status())
          .as("all of it was sent by an admin")
          .isEqualTo(200);
    }
    assertThat(output.getAll().lines().filter(line -> line.contains(" ERROR ")))
        .as("mistakes of people are not faults of ours")
        .isEmpty();
  }

  @Test
  void showsAStrangerNothing() throws Exception {
    crawl();
    var requests = new ArrayList<Request>();
    for (var address : pages.keySet()) {
      requests.add(new Request("GET", address, List.of("Accept: text/html"), NOTHING));
      requests.add(new Request("GET", address, List.of("HX-Request: true"), NOTHING));
      requests.add(new Request("POST", address, List.of("Accept: text/html"), NOTHING));
    }
    var failures =
        new Failures(
            port(),
            answer ->
                answer.text().contains(WORKSPACE)
                    ? "shows the workspace"
                    : answer.status() == 200 && !openToAll(answer) ? "is open" : null);
    failures.send(requests, Instant.MAX);
    failures.none();
  }

  /** Styles, scripts and the sign-in itself. */
  private static boolean openToAll(Answer answer) {
    return !answer.type().startsWith("text/html") || answer.text().contains("action=\"/sign-in\"");
  }

  private void crawl() throws IOException {
    if (!pages.isEmpty()) {
      return;
    }
    var alike = new HashMap<String, Integer>();
    var open = new ArrayDeque<>(List.of("/"));
    try (var http = new RawHttp(port())) {
      while (!open.isEmpty() && pages.size() < MOST_PAGES) {
        var address = open.poll();
        var shape = address.replaceAll("=[^&]*", "=").replaceAll("/[^/?]*$", "/");
        if (pages.containsKey(address)
            || address.matches(
                "/(assets|webjars|api)/.*|/sign-out.*|.*/backup.*|.*\\.(csv|ndjson).*")
            || alike.merge(shape, 1, Integer::sum) > MOST_ALIKE) {
          continue;
        }
        var answer = http.send(new Request("GET", encoded(address), signedIn(), NOTHING));
        assertThat(answer.status()).as(address).isLessThan(500);
        if (answer.type().startsWith("text/html")) {
          var page = Page.read(answer.text());
          pages.put(address, page);
          open.addAll(page.links());
        }
      }
    }
  }

  private List<List<Request>> wrongQueries() {
    var names = new TreeSet<String>();
    for (var address : pages.keySet()) {
      for (var pair : address.replaceAll("^[^?]*[?]?", "").split("&")) {
        names.add(pair.replaceAll("=.*", ""));
      }
    }
    names.remove("");
    var all = new ArrayList<List<Request>>();
    for (var address : pages.keySet()) {
      var requests = new ArrayList<Request>();
      var plain = encoded(address);
      for (var name : names) {
        for (var value : Hostile.IN_ADDRESSES) {
          var query = name + "=" + value.replace(" ", "%20");
          var other =
              plain.replaceAll("([?&])" + java.util.regex.Pattern.quote(name) + "=[^&]*", "$1");
          requests.add(
              new Request(
                  "GET", other + (other.contains("?") ? "&" : "?") + query, signedIn(), NOTHING));
        }
      }
      all.add(requests);
    }
    return all;
  }

  private List<List<Request>> wrongForms() {
    var byAction = new LinkedHashMap<String, Page.Form>();
    pages.values().stream()
        .flatMap(page -> page.forms().stream())
        .filter(form -> !form.action().matches(WHO_ONE_IS))
        .forEach(form -> byAction.putIfAbsent(form.action(), form));
    var all = new ArrayList<List<Request>>();
    for (var form : byAction.values()) {
      var requests = new ArrayList<Request>();
      requests.add(post(form, "", ""));
      for (var field : form.fields().keySet()) {
        requests.add(post(form, field, null));
        for (var value : Hostile.IN_ADDRESSES) {
          requests.add(post(form, field, value));
        }
      }
      all.add(requests);
    }
    return all;
  }

  /** The form as it is on the page but for one field, which is left out where the value is null. */
  private Request post(Page.Form form, String field, @Nullable String value) {
    var pairs =
        form.fields().entrySet().stream()
            .filter(entry -> !entry.getKey().equals(field))
            .map(entry -> form(entry.getKey()) + "=" + form(entry.getValue()))
            .collect(Collectors.toCollection(ArrayList::new));
    if (value != null && !field.isEmpty()) {
      pairs.add(form(field) + "=" + value.replace(" ", "%20"));
    }
    var headers = new ArrayList<>(signedIn());
    headers.add("Content-Type: application/x-www-form-urlencoded");
    headers.add("X-CSRF-TOKEN: " + token);
    return new Request(
        "POST",
        encoded(form.action()),
        headers,
        String.join("&", pairs).getBytes(StandardCharsets.UTF_8));
  }

  private void signIn() throws IOException {
    try (var http = new RawHttp(port())) {
      var asked = http.send(new Request("GET", "/sign-in", List.of(), NOTHING));
      var body =
          "email=fuzz@y.test&password=%s&_csrf=%s"
              .formatted(form(PASSWORD), form(Page.read(asked.text()).token().orElseThrow()));
      var signed =
          http.send(
              new Request(
                  "POST",
                  "/sign-in",
                  List.of(
                      "Cookie: " + asked.headers().get("set-cookie").replaceAll(";.*", ""),
                      "Content-Type: application/x-www-form-urlencoded"),
                  body.getBytes(StandardCharsets.UTF_8)));
      assertThat(signed.status()).isEqualTo(302);
      cookie = "Cookie: " + signed.cookies().stream().collect(Collectors.joining("; "));
      var settings = http.send(new Request("GET", "/settings", signedIn(), NOTHING));
      token = Page.read(settings.text()).token().orElseThrow();
    }
  }

  private List<String> signedIn() {
    return List.of(cookie, "Accept: text/html");
  }

  private int port() {
    return client.uri("/").getPort();
  }

  private static String form(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Links stand in pages as browsers take them: with letters that an address must not have. */
  private static String encoded(String address) {
    return address.replace(" ", "%20").replace("\"", "%22").replace("<", "%3C").replace(">", "%3E");
  }
}
