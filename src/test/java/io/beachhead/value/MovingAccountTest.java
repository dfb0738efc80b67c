package io.beachhead.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * An account that has changed its segment takes what it said along: its statements speak for the
 * segment it is in now, those made about its old segment stay there.
 */
@TestWorkspace
class MovingAccountTest {
  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  @BeforeEach
  void given() {
    CustomersGiven.threeIndustries(client, program);
    client.postJson(
        "/api/features", "{\"key\":\"core\",\"name\":\"Boards\",\"state\":\"shipped\"}");
    says("\"segment\":\"real-estate\"", "survey", 3000, 100);
    says("\"segment\":\"technology\"", "survey", 1000, 100);
  }

  private void says(String whom, String kind, double value, double se) {
    var answer =
        client.postJson(
            "/api/evidence",
            "{\"feature\":\"core\",%s,\"kind\":\"%s\",\"value\":%s,\"se\":%s}"
                .formatted(whom, kind, value, se));
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
  }

  @Test
  void takesItsStatementsAlongAndLeavesThoseOfItsOldSegment() {
    double estate = mean("real-estate");
    double technology = mean("technology");
    says("\"accountId\":\"re-1\"", "willingness-to-pay", 9000, 200);
    double own = worth();
    assertThat(mean("real-estate")).isGreaterThan(estate);
    assertThat(mean("technology")).isCloseTo(technology, within(1e-6));

    var moved = client.postCsv("/api/imports/accounts", "id,name,industry\nre-1,re 1,Technology\n");
    assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);

    assertThat(mean("real-estate")).isCloseTo(estate, within(1e-6));
    assertThat(mean("technology")).isGreaterThan(technology);
    // Its own statement outweighs either segment, so its value hardly moves with it.
    assertThat(worth()).isCloseTo(own, within(0.1 * own));
    assertThat(client.get("/value-map/statements?feature=core&segment=technology").body())
        .contains("/accounts/re-1");
  }

  private double mean(String segment) {
    JsonNode map = client.getJson("/api/value-map");
    for (JsonNode each : map.get("segments")) {
      if (each.get("key").stringValue().equals(segment)) {
        return each.at("/features/0/mean").doubleValue();
      }
    }
    throw new AssertionError("no segment " + segment);
  }

  private double worth() {
    return client.getJson("/api/accounts/re-1").at("/value/value/mid").doubleValue();
  }
}
