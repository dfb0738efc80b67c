package io.beachhead;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/**
 * Follows the links of the sample company's pages from the start page on: each leads to a page, and
 * what stands behind its # is there. Of links to one kind of page, each parameter is followed a few
 * times, whatever it is combined with.
 */
@TestWorkspace
class LinksTest {
  private static final int OF_A_KIND = 2;
  private static final Pattern LINK =
      Pattern.compile("(?:\\s(?:href|hx-get))=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
  private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]+)\"");

  /** A fragment that points at words of a page rather than at a part with an id. */
  private static final String WORDS = "#:~:text=";

  private static final String WITHOUT_PREREQUISITE =
      """
      {"key": "portal-later", "name": "Portal later", "features": ["owner-statements"]}
      """;

  @Autowired TestClient client;

  private final Deque<String> toVisit = new ArrayDeque<>();
  private final Map<String, String> seen = new HashMap<>();
  private final Map<String, Integer> kinds = new HashMap<>();
  private final Map<String, Set<String>> ids = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, String> fragments = new HashMap<>();

  @BeforeEach
  void load() {
    client.emptyWorkspace();
    assertThat(client.postJson("/api/samples/planwright", "").statusCode()).isEqualTo(200);
    assertThat(client.postJson("/api/scenarios", WITHOUT_PREREQUISITE).statusCode()).isEqualTo(201);
  }

  @AfterEach
  void empty() {
    client.emptyWorkspace();
  }

  @Test
  void alignmentLinksToWhatItAnnounces() {
    String start = client.get("/").body();
    assertThat(start).contains("pay more than they get.", "Portal later lacks 1 prerequisite.");
    String belowCost = client.get(linkAfter(start, "pay more than they get.")).body();
    assertThat(belowCost).contains("Value below cost", "id=\"segment-technology\"");
    String roadmap = client.get(linkAfter(start, "Portal later lacks 1 prerequisite.")).body();
    assertThat(roadmap).contains("Portal later", "Owner statements needs Client portal");
  }

  /** The address of the first link after some words. */
  private static String linkAfter(String page, String words) {
    Matcher link = LINK.matcher(page);
    assertThat(link.find(page.indexOf(words))).as("a link after %s", words).isTrue();
    return HtmlUtils.htmlUnescape(link.group(1));
  }

  @Test
  void everyLinkLeadsSomewhere() {
    visit("/", "the address bar");
    List<String> broken = new ArrayList<>();
    while (!toVisit.isEmpty()) {
      String address = toVisit.poll();
      var answer = client.get(address);
      int status = answer.statusCode();
      if (status == 302 || status == 303) {
        answer.headers().firstValue("Location").ifPresent(to -> visit(relative(to), address));
      } else if (status != 200 && status != 204 && status != 286) {
        broken.add("%d %s, linked from %s".formatted(status, address, seen.get(address)));
      } else if (isPage(answer)) {
        read(address, answer.body());
      }
    }
    fragments.forEach((link, from) -> {
      int hash = link.indexOf('#');
      var page = link.substring(0, hash);
      var there = ids.get(page);
      boolean found =
          link.startsWith(WORDS, hash)
              ? there == null || texts.get(page).contains(words(link.substring(hash)))
              : there == null || there.contains(link.substring(hash + 1));
      if (!found) {
        broken.add("nothing called %s, linked from %s".formatted(link, from));
      }
    });
    assertThat(seen).hasSizeGreaterThan(100);
    assertThat(broken).isEmpty();
  }

  private static boolean isPage(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
  }

  private void read(String address, String body) {
    ids.put(address, ID.matcher(body).results().map(id -> id.group(1)).collect(Collectors.toSet()));
    texts.put(
        address, HtmlUtils.htmlUnescape(body.replaceAll("<[^>]*>", "")).replaceAll("\\s+", " "));
    Matcher links = LINK.matcher(body);
    while (links.find()) {
      var link = links.group(1).replace("&amp;", "&");
      if (link.startsWith("#")) {
        fragments.putIfAbsent(address + link, address);
      } else if (link.startsWith("/") || link.startsWith("?")) {
        var whole = link.startsWith("?") ? path(address) + link : link;
        int hash = whole.indexOf('#');
        if (hash >= 0) {
          fragments.putIfAbsent(whole, address);
        }
        visit(hash < 0 ? whole : whole.substring(0, hash), address);
      }
    }
  }

  /** The words that a fragment asks the browser to scroll to. */
  private static String words(String fragment) {
    var encoded = fragment.substring(WORDS.length()).replace("+", "%2B");
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
  }

  private void visit(String address, String from) {
    if (!address.startsWith("/assets/")
        && !seen.containsKey(address)
        && kinds(address).stream().anyMatch(kind -> kinds.getOrDefault(kind, 0) < OF_A_KIND)) {
      kinds(address).forEach(kind -> kinds.merge(kind, 1, Integer::sum));
      seen.put(address, from);
      toVisit.add(address);
    }
  }

  private static String path(String address) {
    int query = address.indexOf('?');
    return query < 0 ? address : address.substring(0, query);
  }

  /** The first two parts of the path and the number of its parts, with each parameter's name. */
  private static Set<String> kinds(String address) {
    var parts = path(address).split("/");
    var kind = String.join("/", Arrays.asList(parts).subList(0, Math.min(2, parts.length)));
    int query = address.indexOf('?');
    var parameters = query < 0 ? "" : address.substring(query + 1);
    return Arrays.stream(parameters.split("&"))
        .map(parameter -> kind + parts.length + "?" + parameter.split("=", 2)[0])
        .collect(Collectors.toSet());
  }

  private static String relative(String location) {
    var uri = URI.create(location);
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }
}
