package io.beachhead.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.roadmap.Scenarios;
import io.beachhead.value.ValueMapQuestion;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.features.Features;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The samples as they come out of the running program. */
@TestWorkspace
class SamplesApiTest {
  @Autowired TestClient client;
  @Autowired Features features;
  @Autowired Scenarios scenarios;
  @Autowired ValueMaps maps;
  @Autowired SampleHistory history;

  @BeforeEach
  void empty() {
    client.emptyWorkspace();
  }

  @Test
  void listsTheFiveSamples() {
    assertThat(client.getJson("/api/samples").valueStream().map(it -> it.get("key").stringValue()))
        .containsExactly(
            "planwright",
            "project-management",
            "enterprise-collaboration",
            "financial-data-api",
            "customer-data-platform");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "planwright",
        "project-management",
        "enterprise-collaboration",
        "financial-data-api",
        "customer-data-platform"
      })
  void putsEveryAccountOfASampleInASegmentAndLabelsTheWorkspace(String key) {
    load(key);
    JsonNode introduction =
        client
            .getJson("/api/samples")
            .valueStream()
            .filter(it -> it.get("key").stringValue().equals(key))
            .findFirst()
            .orElseThrow();
    JsonNode map = client.getJson("/api/value-map");
    assertThat(map.get("total").get("accounts").intValue())
        .isEqualTo(introduction.get("accounts").intValue());
    assertThat(map.get("segments").valueStream().map(it -> it.get("name").stringValue()))
        .containsExactlyInAnyOrderElementsOf(
            introduction.get("segments").valueStream().map(JsonNode::stringValue).toList());
    assertThat(client.getJson("/api/workspace").get("sample").stringValue()).endsWith(key);
    assertThat(client.get("/").body()).contains("Sample data");
  }

  @Test
  void refusesASampleIntoAWorkspaceThatIsNotEmptyAndSaysHowToEmptyIt() {
    load("project-management");
    var answer = client.postJson("/api/samples/planwright", "");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("370 accounts").contains("DELETE /api/workspace/data");
    assertThat(client.getJson("/api/accounts").get("total").intValue()).isEqualTo(370);
  }

  @Test
  void answers404ForASampleThatIsNone() {
    assertThat(client.postJson("/api/samples/nothing", "").statusCode()).isEqualTo(404);
  }

  @Test
  void spreadAndFocusedAddTheSameValueAndOnlyFocusedMakesHappy() {
    load("project-management");
    JsonNode spread = client.getJson("/api/value-map?scenario=spread");
    JsonNode focused = client.getJson("/api/value-map?scenario=focused");
    Map<String, Double> today = happyShares(client.getJson("/api/value-map"));
    assertThat(valueAdded(spread) / valueAdded(focused)).isCloseTo(1, within(0.005));
    assertThat(happyShares(spread)).allSatisfy((_, share) -> assertThat(share).isLessThan(0.03));
    Map<String, Double> then = happyShares(focused);
    assertThat(then.get("real-estate")).isGreaterThan(0.55);
    for (String other : List.of("technology", "non-profit")) {
      assertThat(then.get(other)).isCloseTo(today.get(other), within(0.01));
    }
  }

  @Test
  void betterSearchAddsMoreValueAndFewerThanAQuarterOfTheHappyCustomers() {
    load("financial-data-api");
    JsonNode search = client.getJson("/api/value-map?scenario=better-search");
    JsonNode income = client.getJson("/api/value-map?features=income-data");
    JsonNode today = client.getJson("/api/value-map");
    assertThat(valueAdded(search)).isGreaterThan(valueAdded(income));
    double bySearch = happyAccounts(search) - happyAccounts(today);
    double byIncome = happyAccounts(income) - happyAccounts(today);
    assertThat(bySearch).isPositive().isLessThan(byIncome / 4);
    double inLending =
        segment(income, "lending").get("happyAccounts").get("mid").doubleValue()
            - segment(today, "lending").get("happyAccounts").get("mid").doubleValue();
    assertThat(inLending / byIncome).isGreaterThan(0.95);
  }

  @Test
  void planwrightIsCloseToHappyInRealEstate() {
    load("planwright");
    client.putJson("/api/value-model", "{\"happy\":{\"ratio\":1.5}}");
    Map<String, Double> today = happyShares(client.getJson("/api/value-map"));
    assertThat(today.get("real-estate")).isBetween(0.05, 0.10);
    assertThat(today.get("technology")).isBetween(0.01, 0.035);
    assertThat(today.get("non-profit")).isBetween(0.005, 0.02);
    assertThat(happyShares(client.getJson("/api/value-map?scenario=focused")).get("real-estate"))
        .isBetween(0.58, 0.67);
    client.putJson("/api/value-model", "{\"distribution\":\"empirical\"}");
    JsonNode empirical = client.getJson("/api/value-map");
    assertThat(
            empirical.get("segments").valueStream().map(it -> it.get("distribution").stringValue()))
        .containsOnly("empirical");
    assertThat(happyShares(empirical))
        .allSatisfy((_, share) -> assertThat(share).isBetween(0.0, 0.2));
  }

  @Test
  void planwrightHasTheSameHappyCustomersHoweverItIsDivided() {
    load("planwright");
    client.putJson("/api/value-model", "{\"happy\":{\"ratio\":1.3}}");
    JsonNode first = client.getJson("/api/value-map?scenario=focused").get("total");
    for (JsonNode segmentation : client.getJson("/api/segmentations")) {
      String key = segmentation.get("key").stringValue();
      JsonNode total =
          client.getJson("/api/value-map?scenario=focused&segmentation=" + key).get("total");
      for (String number : List.of("/happyAccounts/mid", "/valueAdded")) {
        double expected = first.at(number).doubleValue();
        assertThat(total.at(number).doubleValue())
            .as(key + number)
            .isCloseTo(expected, within(1e-9 * expected));
      }
      assertThat(total.at("/happyArr")).as(key).isEqualTo(first.at("/happyArr"));
      assertThat(total.at("/who")).as(key).isEqualTo(first.at("/who"));
    }
    assertThat(first.at("/who/churned").intValue()).isPositive();
  }

  /** Every selection of candidates that the capacity allows is tried. */
  @Test
  void planwrightsBestFitMakesMostCustomersHappyWithinTheCapacity() throws InterruptedException {
    load("planwright");
    // Until the events are in, who is happy changes from one map to the next.
    for (int tries = 0; tries < 1200 && !history.progress().orElseThrow().over(); tries++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    double capacity =
        client.getJson("/api/scenarios/comparison").get("capacityWeeks").doubleValue();
    List<Feature> candidates =
        features.all().stream()
            .filter(
                it -> it.state() == FeatureState.CANDIDATE || it.state() == FeatureState.BUILDING)
            .toList();
    Map<Set<String>, Double> happy = new HashMap<>();
    for (int subset = 0; subset < 1 << candidates.size(); subset++) {
      Set<String> keys = new HashSet<>();
      double weeks = 0;
      for (int i = 0; i < candidates.size(); i++) {
        if ((subset >> i & 1) == 1) {
          keys.add(candidates.get(i).key());
          weeks += Objects.requireNonNull(candidates.get(i).effortWeeks());
        }
      }
      boolean buildable =
          candidates.stream()
              .filter(it -> keys.contains(it.key()))
              .flatMap(it -> it.requires().stream())
              .allMatch(key -> keys.contains(key) || features.find(key).orElseThrow().shipped());
      if (weeks <= capacity && buildable) {
        var total = maps.map(ValueMapQuestion.today().with(List.copyOf(keys))).total();
        happy.put(keys, Objects.requireNonNull(total.happyAccounts()).mid());
      }
    }
    var best = Set.copyOf(scenarios.required("best-fit").features());
    assertThat(happy).containsKey(best);
    assertThat(happy.get(best)).isEqualTo(Collections.max(happy.values()));
    assertThat(searched().get("features").valueStream().map(JsonNode::stringValue))
        .containsExactlyInAnyOrderElementsOf(best);
  }

  /** What the search finds when nothing but the button is pressed. */
  private JsonNode searched() throws InterruptedException {
    var started = client.postJson("/api/roadmap/optimum", "{}");
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    String address = started.headers().firstValue("Location").orElseThrow();
    JsonNode run = client.getJson(address);
    while (run.get("state").stringValue().equals("running")) {
      TimeUnit.MILLISECONDS.sleep(20);
      run = client.getJson(address);
    }
    return run.get("roadmaps").get(0);
  }

  @Test
  void planwrightsRequestsAndEvidenceAllFindTheirPlace() {
    load("planwright");
    JsonNode account = client.getJson("/api/accounts?q=pw-0001").get("items").get(0);
    assertThat(account.get("id").stringValue()).isEqualTo("pw-0001");
    JsonNode comparison = client.getJson("/api/scenarios/comparison?keys=spread,focused");
    assertThat(comparison.get("capacityWeeks").doubleValue()).isEqualTo(30);
    JsonNode focused = comparison.get("scenarios").get(1);
    assertThat(focused.get("weeksOver").doubleValue()).isEqualTo(3);
    assertThat(focused.get("notServed").valueStream().map(it -> it.get("key").stringValue()))
        .containsExactly("technology", "non-profit");
    assertThat(focused.get("notServed").get(0).get("openRequests").intValue()).isPositive();
  }

  private void load(String key) {
    var answer = client.postJson("/api/samples/" + key, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static double valueAdded(JsonNode map) {
    return map.get("total").get("valueAdded").doubleValue();
  }

  private static double happyAccounts(JsonNode map) {
    return map.get("total").get("happyAccounts").get("mid").doubleValue();
  }

  private static JsonNode segment(JsonNode map, String key) {
    return map.get("segments")
        .valueStream()
        .filter(it -> it.get("key").stringValue().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Double> happyShares(JsonNode map) {
    Map<String, Double> shares = new HashMap<>();
    map.get("segments")
        .valueStream()
        .forEach(it ->
            shares.put(it.get("key").stringValue(), it.get("happyShare").get("mid").doubleValue()));
    return shares;
  }
}
