package io.beachhead.behaviour.asked;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.behaviour.web.TestEvents;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Steps that take several events, and two groups beside each other. */
@TestWorkspace
class FunnelGroupsTest {
  private static final String JANUARY = "\"dateFrom\":\"2026-01-01\",\"dateTo\":\"2026-01-31\"";

  @Autowired TestClient client;

  /** Ada uses it three times on two days, Bob three times on one day, Eve once. */
  @BeforeEach
  void threePeople() {
    client.emptyWorkspace();
    client.postCsv("/api/imports/accounts", "id,name,plan\nacme,Acme,pro\nchip,Chip,free\n");
    TestEvents.send(
        client,
        "ada acme Signed up 2026-01-01T09:00:00Z",
        "ada acme Used 2026-01-01T10:00:00Z",
        "ada acme Used 2026-01-01T11:00:00Z",
        "ada acme Used 2026-01-03T10:00:00Z",
        "ada acme Paid 2026-01-02T10:00:00Z",
        "bob chip Used 2026-01-01T08:00:00Z",
        "bob chip Signed up 2026-01-01T09:00:00Z",
        "bob chip Used 2026-01-01T10:00:00Z",
        "bob chip Used 2026-01-01T11:00:00Z",
        "bob chip Used 2026-01-01T12:00:00Z",
        "bob chip Paid 2026-01-02T10:00:00Z",
        "eve chip Signed up 2026-01-01T09:00:00Z",
        "eve chip Used 2026-01-01T10:00:00Z");
  }

  @Test
  void aStepCanBeAtLeastNTimesOrActiveOnNDays() {
    assertThat(counts("{\"event\":\"Used\"}")).containsExactly(3, 3, 2);
    assertThat(counts("{\"event\":\"Used\",\"times\":{\"atLeast\":3}}"))
        .as("Ada has paid before her third use")
        .containsExactly(3, 2, 1);
    assertThat(counts("{\"event\":\"Used\",\"times\":{\"atLeast\":4}}"))
        .as("what Bob did before he signed up does not count")
        .containsExactly(3, 0, 0);
    assertThat(counts("{\"event\":\"Used\",\"days\":{\"atLeast\":2}}")).containsExactly(3, 1, 0);
  }

  @Test
  void theFirstStepIsReachedOnceItIsEnough() {
    var answer =
        ask(
            """
            {"steps":[{"event":"Used","times":{"atLeast":3}},{"event":"Paid"}], %s}
            """);
    assertThat(answer.at("/steps/0/count").asInt()).isEqualTo(2);
    assertThat(answer.at("/steps/1/count").asInt()).as("Ada paid before").isEqualTo(1);
  }

  @Test
  void comparesTwoGroupsWithTheRangeOfTheDifference() {
    var answer =
        ask(
            """
            {"steps":[{"event":"Signed up"},{"event":"Paid"}],
             "compare":[{"account.plan":"pro"},{"account.plan":"free"}], %s}
            """);
    var comparison = answer.get("comparison");
    assertThat(comparison.at("/groups/0/entered").asInt()).isEqualTo(1);
    assertThat(comparison.at("/groups/1/converted").asInt()).isEqualTo(1);
    assertThat(comparison.at("/difference/mid").asDouble()).isEqualTo(0.5);
    assertThat(comparison.at("/difference/low").asDouble()).isNegative();
    var nobody =
        ask(
            """
            {"steps":[{"event":"Signed up"},{"event":"Paid"}],
             "compare":[{"account.plan":"pro"},{"account.plan":"none"}], %s}
            """);
    assertThat(nobody.at("/comparison/difference").isNull()).isTrue();
  }

  @Test
  void saysWhatIsWrong() {
    refused("{\"steps\":[{\"event\":\"A\",\"times\":{\"atLeast\":0}}]}", "steps[0].times.atLeast");
    refused("{\"steps\":[{\"event\":\"A\",\"days\":{}}]}", "needs atLeast");
    refused(
        "{\"steps\":[{\"event\":\"A\",\"times\":{\"atLeast\":2}},{}],\"order\":\"any\"}",
        "must be sequential");
    refused("{\"steps\":[{},{}],\"compare\":[{}]}", "takes two conditions");
  }

  private void refused(String body, String said) {
    var answer = client.postJson("/api/behaviour/funnel", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains(said);
  }

  private List<Integer> counts(String second) {
    return ask("""
    {"steps":[{"event":"Signed up"},SECOND,{"event":"Paid"}], %s}
    """
            .replace("SECOND", second))
        .get("steps")
        .valueStream()
        .map(step -> step.get("count").asInt())
        .toList();
  }

  private JsonNode ask(String body) {
    var answer = client.postJson("/api/behaviour/funnel", body.formatted(JANUARY));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return client.json(answer);
  }
}
