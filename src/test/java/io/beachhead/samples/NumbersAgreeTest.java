package io.beachhead.samples;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Every number of the sample company, asked in several ways: on pages, on the map, in its
 * explanation, as JSON and as CSV it is the same, in every segmentation and for every scenario. And
 * of its customers as many are modelled happy as are observed. Loaded with the events of the window
 * in which happiness is observed.
 */
@TestWorkspace
@TestPropertySource(properties = "beachhead.sample.days=95")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumbersAgreeTest {
  private static final List<String> SCENARIOS = List.of("spread", "focused", "best-fit");
  private static final String BY_PLAN =
      """
      {"key": "plan", "name": "Plan", "rules": [
        {"segment": "team", "name": "Team", "when": "plan = 'Team'"},
        {"segment": "business", "name": "Business", "when": "plan = 'Business'"}],
       "otherwise": "enterprise"}
      """;

  @Autowired TestClient client;
  @Autowired Samples samples;
  @Autowired SampleHistory history;

  /** Every number by its name, and what each place says of it. */
  private final Map<String, Map<String, String>> numbers = new TreeMap<>();

  @BeforeAll
  void loadTheSample() throws Exception {
    client.emptyWorkspace();
    samples.load("planwright");
    for (int tries = 0; tries < 1200 && !history.progress().orElseThrow().over(); tries++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(client.postJson("/api/segmentations", BY_PLAN).statusCode()).isEqualTo(201);
  }

  @Test
  void expectsAsManyHappyCustomersAsAreObservedInEverySegment() {
    Set<Integer> observedInAll = new HashSet<>();
    List<String> ways = new ArrayList<>();
    for (JsonNode way : client.getJson("/api/segmentations")) {
      ways.add(way.get("key").asString());
      JsonNode answer = client.getJson("/api/happiness?segmentation=" + way.get("key").asString());
      for (JsonNode segment : answer.get("segments")) {
        expectsWhatIsObserved(way.get("name").asString(), segment);
      }
      expectsWhatIsObserved(way.get("name").asString(), answer.get("total"));
      observedInAll.add(answer.at("/total/happy").intValue());
    }
    assertThat(ways)
        .containsExactlyInAnyOrder("industry", "use-case", "company-size", "buying-group", "plan");
    assertThat(observedInAll).as("the same customers, however they are divided").hasSize(1);
  }

  private static void expectsWhatIsObserved(String by, JsonNode part) {
    int n = part.get("n").intValue();
    assertThat(part.at("/modelledHappy/mid").doubleValue())
        .as("%s, %s: %s of %d observed", by, part.get("name"), part.get("happy"), n)
        .isBetween(
            n * part.at("/share/low").doubleValue(), n * part.at("/share/high").doubleValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"industry", "use-case"})
  void saysTheSameEverywhere(String by) {
    numbers.clear();
    String how = "?segmentation=" + by;
    map(how, "today", "");
    for (String scenario : SCENARIOS) {
      map(how, scenario, "&scenario=" + scenario);
    }
    roadmap(how);
    happiness(how);
    alignment(how);
    assertThat(
            numbers.entrySet().stream()
                .filter(number -> new HashSet<>(number.getValue().values()).size() > 1))
        .as("numbers of which places say different things")
        .isEmpty();
    assertThat(numbers.values().stream().filter(places -> places.size() > 1).count())
        .as("numbers asked in more than one way: %s", numbers.keySet())
        .isGreaterThan(60);
    assertThat(numbers.values().stream().filter(places -> places.size() > 3).count())
        .as("in more than three")
        .isGreaterThan(10);
  }

  private void map(String how, String scenario, String query) {
    JsonNode map = client.getJson("/api/value-map" + how + query);
    Document page = page("/value-map" + how + query);
    JsonNode total = map.get("total");
    say(scenario, "happy customers", "JSON", Format.count(mid(total, "happyAccounts")));
    explained(scenario, "happy customers", "map", page, "why-happy-customers");
    say(scenario, "value added", "JSON", money(total.get("valueAdded").doubleValue()));
    explained(scenario, "value added", "map", page, "why-value-added");
    say(
        scenario,
        "ARR of happy customers",
        "JSON",
        money(total.at("/happyArr/amount").doubleValue()));
    explained(scenario, "ARR of happy customers", "map", page, "why-arr-of-happy-customers");
    if (total.get("concentration").isNumber()) {
      say(
          scenario,
          "concentration",
          "JSON",
          Format.number(total.get("concentration").doubleValue(), 2));
      explained(scenario, "concentration", "map", page, "why-concentration");
    }
    for (JsonNode segment : map.get("segments")) {
      segment(scenario, page, map, segment);
    }
    if (!query.isEmpty()) {
      strip(scenario, page.selectFirst(".totals > div, .strip > div"), map);
    }
    for (NamedCsvRecord row : csv("/value-map.csv" + how + query)) {
      String of = scenario + ", " + row.getField("segment_name");
      double share = Double.parseDouble(row.getField("segment_happy_share"));
      say(of, "happy share", "CSV", Format.shareFine(share));
      say(
          of + ", " + row.getField("feature_name"),
          "value",
          "CSV",
          money(Double.parseDouble(row.getField("mean"))));
    }
  }

  private void segment(String scenario, Document page, JsonNode map, JsonNode segment) {
    String key = segment.get("key").asString();
    String of = scenario + ", " + segment.get("name").asString();
    Element panel = page.selectFirst("#segment-" + key);
    assertThat(panel).as(of).isNotNull();
    double happy = mid(segment, "happyAccounts");
    say(of, "happy share", "JSON", Format.shareFine(mid(segment, "happyShare")));
    say(of, "happy share", "map", panel.selectFirst(".pct").ownText());
    String why = explained(of, "happy customers", "map", page, "why-happy-share-" + key);
    say(of, "happy customers", "JSON", Format.count(happy));
    say(of, "happy share", "why", why.substring(0, why.indexOf(" (")));
    say(of, "average value", "JSON", money(mid(segment, "value")));
    explained(of, "average value", "map", page, "why-segment-value-" + key);
    for (JsonNode today : map.at("/today/segments")) {
      if (today.get("key").asString().equals(key) && !scenario.equals("today")) {
        double before = mid(today, "happyAccounts");
        say(of, "change", "JSON", change(before, happy));
        String shown = panel.select(".end > .sm.num.tok, .end > .sm.num.mut").text();
        say(
            of,
            "change",
            "map",
            shown.contains("no change")
                ? "no change"
                : shown.replaceAll("^.*?([+−][0-9.]+) vs today.*$", "$1"));
        say(
            "today, " + segment.get("name").asString(),
            "happy customers",
            of,
            Format.count(before));
      }
    }
    for (JsonNode feature : segment.get("features")) {
      String one = of + ", " + feature.get("name").asString();
      say(one, "value", "JSON", money(feature.get("mean").doubleValue()));
      Element shown =
          button(page, "why-feature-value-" + key + "-" + feature.get("key").asString());
      say(one, "value", "table of the map", shown.text());
    }
  }

  /** The change over the whole map, which must not contradict the two numbers beside it. */
  private void strip(String scenario, Element happy, JsonNode map) {
    double before = mid(map.get("today"), "happyAccounts");
    double now = mid(map.get("total"), "happyAccounts");
    String shown = happy.selectFirst(".tg").text();
    say(scenario, "change", "JSON", change(before, now));
    say(scenario, "change", "map", shown);
    Element was = happy.selectFirst(".big.mut");
    if (shown.equals("no change")) {
      assertThat(was).as("%s: no change from something else", scenario).isNull();
    } else {
      say("today", "happy customers", "map of " + scenario, was.text());
    }
  }

  /**
   * The convention, written down once more: worked out before rounding, rounded once, with one
   * decimal where whole numbers would not fit the two ends as they are shown.
   */
  private static String change(double before, double after) {
    long whole = Math.round(after - before);
    if (whole == Math.round(after) - Math.round(before)) {
      return whole == 0 ? "no change" : Format.change(whole);
    }
    String text = "%.1f".formatted(Math.abs(after - before));
    return (after > before ? "+" : "−")
        + (text.endsWith(".0") ? "%.2f".formatted(Math.abs(after - before)) : text);
  }

  private void roadmap(String how) {
    Document page = page("/roadmap" + how);
    for (String scenario : SCENARIOS) {
      say(scenario, "happy customers", "roadmap", button(page, "why-happy-" + scenario).text());
      say(scenario, "value added", "roadmap", button(page, "why-added-" + scenario).text());
      say(
          scenario,
          "ARR of happy customers",
          "roadmap",
          button(page, "why-arr-" + scenario).text());
      say(
          scenario,
          "concentration",
          "roadmap",
          button(page, "why-concentration-" + scenario).text());
      String change =
          button(page, "why-happy-" + scenario).parents().select(".fx.base .tg").first().text();
      say(scenario, "change", "roadmap", change.replace(" vs today", ""));
    }
    for (JsonNode scenario : client.getJson("/roadmap.json" + how).get("scenarios")) {
      String key = scenario.get("key").asString();
      say(key, "happy customers", "comparison", Format.count(mid(scenario, "happyAccounts")));
      double after = mid(scenario, "happyAccounts");
      say(key, "change", "comparison", change(after - scenario.get("change").doubleValue(), after));
      say(key, "value added", "comparison", money(scenario.get("valueAdded").doubleValue()));
      for (JsonNode segment : scenario.get("segments")) {
        String of = key + ", " + segment.get("name").asString();
        say(of, "happy customers", "comparison", Format.count(mid(segment, "happyAccounts")));
        Element share = button(page, "why-share-" + key + "-" + segment.get("key").asString());
        say(of, "happy share", "roadmap", share.text());
        String line = share.parents().select(".xs").first().text();
        say(of, "happy customers", "roadmap", line.replaceAll(" of .*", ""));
        say(of, "change", "roadmap", line.replaceAll(".*, ", ""));
        double now = mid(segment, "happyAccounts");
        double change = segment.get("change").doubleValue();
        say(of, "change", "comparison", change(now - change, now));
      }
    }
    for (NamedCsvRecord row : csv("/roadmap.csv" + how)) {
      String of = row.getField("scenario") + ", " + name(how, row.getField("segment"));
      double happy = Double.parseDouble(row.getField("happy_accounts"));
      say(of, "happy customers", "CSV of the roadmap", Format.count(happy));
      double share = Double.parseDouble(row.getField("happy_share"));
      say(of, "happy share", "CSV of the roadmap", Format.shareFine(share));
    }
  }

  private void happiness(String how) {
    Document page = page("/happiness" + how);
    JsonNode answer = client.getJson("/api/happiness" + how);
    JsonNode total = answer.get("total");
    say("observed", "happy customers", "JSON", Format.count(total.get("happy").intValue()));
    explained("observed", "happy customers", "Happiness", page, "why-observed-happiness");
    say("today", "happy customers", "Happiness", button(page, "why-happy-customers").text());
    say("today", "happy customers", "JSON of Happiness", Format.count(mid(total, "modelledHappy")));
    for (JsonNode segment : answer.get("segments")) {
      String key = segment.get("key").asString();
      String name = segment.get("name").asString();
      say("observed, " + name, "happy customers", "JSON", segment.get("happy").asString());
      say("observed, " + name, "happy share", "JSON", Format.shareFine(mid(segment, "share")));
      explained("observed, " + name, "happy customers", "Happiness", page, "why-line-" + key);
      Element share = button(page, "why-observed-happiness-" + key);
      say("observed, " + name, "happy share", "Happiness", share.text());
      say(
          "today, " + name,
          "happy customers",
          "JSON of Happiness",
          Format.count(mid(segment, "modelledHappy")));
      String line = button(page, "why-line-" + key).parents().select(".hc").first().text();
      say(
          "today, " + name,
          "happy customers",
          "Happiness",
          line.replaceAll(".*model (\\d+) .*", "$1"));
    }
    for (NamedCsvRecord row : csv("/happiness.csv" + how)) {
      boolean all = row.getField("segment").isEmpty();
      String of = all ? "observed" : "observed, " + row.getField("name");
      say(of, "happy customers", "CSV", row.getField("happy"));
      double modelled = Double.parseDouble(row.getField("modelled_share"));
      if (!all) {
        say(
            "today, " + row.getField("name"),
            "happy share",
            "CSV of Happiness",
            Format.shareFine(modelled));
      }
    }
  }

  private void alignment(String how) {
    Document page = page("/" + how);
    explained("observed", "happy customers", "Alignment", page, "why-observed-happiness");
    explained("today", "happy customers", "Alignment", page, "why-happy-customers");
    say("today", "happy customers", "standing", button(page, "why-standing-happy").text());
    explained("today", "value below cost", "Alignment", page, "why-buy-share");
    explained("today", "lukewarm", "Alignment", page, "why-lukewarm");
    for (JsonNode segment : client.getJson("/api/happiness" + how).get("segments")) {
      String key = segment.get("key").asString();
      String name = segment.get("name").asString();
      say("today, " + name, "happy customers", "Alignment", text(page, "why-happy-share-" + key));
      say(
          "observed, " + name,
          "happy customers",
          "Alignment",
          text(page, "why-observed-happiness-" + key));
    }
    Element nearest = page.selectFirst("button[popovertarget^=why-nearest-to-happy]");
    String segment = nearest.attr("popovertarget").substring("why-nearest-to-happy-".length());
    String gained =
        explained("nearest", "gained", "Alignment", page, "why-nearest-to-happy-" + segment);
    assertThat(gained).startsWith("+");
    Document map = page(page.selectFirst("a[href^=/value-map?]:contains(See it)").attr("href"));
    String panel = map.selectFirst("#segment-" + segment + " .end").text();
    say("nearest", "gained", "map", panel.replaceAll(".*?([+−][0-9.]+) vs today.*", "$1"));
    say("nearest", "gained", "JSON", gained(client.getJson("/alignment.json" + how), segment));
    for (NamedCsvRecord row : csv("/alignment.csv" + how)) {
      double happy = Double.parseDouble(row.getField("happy_accounts"));
      say(
          "today, " + row.getField("name"),
          "happy customers",
          "CSV of Alignment",
          Format.count(happy));
    }
  }

  private static String gained(JsonNode alignment, String segment) {
    double today = -1;
    for (JsonNode each : alignment.at("/map/segments")) {
      today = each.get("key").asString().equals(segment) ? mid(each, "happyAccounts") : today;
    }
    for (JsonNode each : alignment.get("tipping")) {
      if (each.get("segment").asString().equals(segment)) {
        return change(today, today + each.get("accountsGained").doubleValue());
      }
    }
    throw new AssertionError(segment);
  }

  private void say(String of, String number, String place, String shown) {
    numbers.computeIfAbsent(of + ": " + number, _ -> new TreeMap<>()).put(place, shown);
  }

  /** Notes a number and the result of its explanation, which is given back. */
  private String explained(String of, String number, String place, Document page, String id) {
    Element shown = button(page, id);
    say(of, number, place, shown.text());
    String href = page.getElementById(id).attr("hx-get");
    String result = page(href).select("dd.sum-line").text();
    if (!number.equals("happy customers") || !result.contains("%")) {
      say(of, number, "why on " + place, result.replaceAll("( \\(| of ).*", ""));
    }
    return result;
  }

  private static String text(Document page, String id) {
    return button(page, id).text();
  }

  private static Element button(Document page, String id) {
    Element button = page.selectFirst("button[popovertarget=\"" + id + "\"]");
    assertThat(button).as(id).isNotNull();
    return button;
  }

  private String name(String how, String key) {
    for (JsonNode segment : client.getJson("/api/value-map" + how).get("segments")) {
      if (segment.get("key").asString().equals(key)) {
        return segment.get("name").asString();
      }
    }
    throw new AssertionError(key);
  }

  private static double mid(JsonNode of, String field) {
    return of.get(field).get("mid").doubleValue();
  }

  private static String money(double amount) {
    return Format.money(amount, "USD");
  }

  private Document page(String path) {
    var answer = client.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private List<NamedCsvRecord> csv(String path) {
    var answer = client.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return CsvReader.builder().ofNamedCsvRecord(answer.body()).stream().toList();
  }
}
