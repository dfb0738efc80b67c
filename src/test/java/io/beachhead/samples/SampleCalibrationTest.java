package io.beachhead.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Of the sample company, as many customers are modelled happy as are observed: in total, and in
 * every segment of every segmentation, the model's number lies within the 80% range of the observed
 * one. Loaded with the events of the window in which happiness is observed.
 */
@TestWorkspace
@TestPropertySource(properties = "beachhead.sample.days=95")
class SampleCalibrationTest {
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

  @Test
  void expectsAsManyHappyCustomersAsAreObservedInEverySegment() throws Exception {
    client.emptyWorkspace();
    samples.load("planwright");
    for (int tries = 0; tries < 1200 && !history.progress().orElseThrow().over(); tries++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(client.postJson("/api/segmentations", BY_PLAN).statusCode()).isEqualTo(201);
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
}
