package io.beachhead.value.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.value.CustomersGiven;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@TestWorkspace
class FeaturePageTest {
  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  @BeforeEach
  void given() {
    CustomersGiven.threeIndustries(client, program);
    client.postJson(
        "/api/features", "{\"key\":\"core\",\"name\":\"Task boards\",\"state\":\"shipped\"}");
    client.postJson(
        "/api/features",
        "{\"key\":\"portal\",\"name\":\"Client portal\",\"owner\":\"Priya\",\"effortWeeks\":11,"
            + "\"requires\":[\"core\"],\"events\":[\"Portal opened\"]}");
    client.postJson(
        "/api/evidence",
        "{\"feature\":\"portal\",\"segment\":\"real-estate\",\"kind\":\"survey\",\"value\":2400,\"se\":100,\"source\":\"Spring"
            + " survey\"}");
    client.postJson(
        "/api/evidence",
        "{\"feature\":\"portal\",\"accountId\":\"re-1\",\"kind\":\"willingness-to-pay\",\"value\":3100,\"se\":200}");
  }

  @Test
  void showsWhatIsKnownOfAFeature() {
    String page = client.get("/features/portal").body();
    assertThat(page)
        .contains("Client portal", "Priya", "Task boards, shipped", "Spring survey", "re 1")
        .contains("The event \"Portal opened\" has never been received")
        .contains("/accounts/re-1");
    assertThat(client.get("/features/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void leadsFromACellToEachStatement() {
    assertThat(client.get("/value-map/evidence?feature=portal&segment=real-estate").body())
        .contains("/value-map/statements?", "kind=survey");
    assertThat(
            client
                .get(
                    "/value-map/statements?feature=portal&segment=real-estate&kind=willingness-to-pay")
                .body())
        .contains("1 statement", "/accounts/re-1", "re 1");
    assertThat(client.get("/value-map/statements?feature=portal&segment=technology").body())
        .contains("No statements");
    assertThat(client.get("/value-map/statements?feature=nothing").statusCode()).isEqualTo(404);
    assertThat(client.get("/value-map/statements?kind=rumour").statusCode()).isEqualTo(404);
    assertThat(client.get("/why/account-value?account=re-1").body())
        .contains("Task boards", "/value-map/statements?account=re-1");
    assertThat(client.get("/why/account-value?account=nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void showsWhoAskedForIt() {
    assertThat(client.get("/features/portal").body()).contains("Nobody has asked for it.");
    client.postJson(
        "/api/requests",
        "{\"accountId\":\"re-1\",\"text\":\"Let our tenants log in\",\"feature\":\"portal\"}");
    assertThat(client.get("/features/portal").body())
        .contains("Let our tenants log in", ">1 request<", "href=\"/accounts/re-1\">re 1</a>");
    assertThat(client.get("/features/core").body()).doesNotContain("Let our tenants log in");
  }

  @Test
  void saysWhatDeletingTakesWithIt() {
    assertThat(client.get("/features/portal/deletion").body()).contains("2 statements");
    assertThat(client.get("/features/core/deletion").body()).contains("what Client portal needs");
  }
}
