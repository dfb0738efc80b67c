package io.beachhead.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TestWorkspace
class RequestEvidenceTest {
  @Autowired TestClient client;

  @BeforeEach
  void customers() {
    client.emptyWorkspace();
    load("accounts", "id,name,industry\na,Alpha,Tech\nb,Beta,Tech\nc,Gamma,Tech\n");
    load("revenue", "account_id,date,mrr\na,2025-01-01,300\nb,2025-01-01,100\nc,2025-01-01,100\n");
    load(
        "features",
        "key,name,state\nportal,Portal,candidate\nsso,SSO,candidate\napi,API,candidate\n");
    client.postJson(
        "/api/segmentations",
        """
        {"key":"industry","name":"Industry","otherwise":"other","rules":[
          {"segment":"tech","name":"Tech","when":"industry = 'Tech'"}]}
        """);
    client.postJson("/api/segmentations/industry/activation", "");
    load(
        "requests",
        """
        id,account_id,text,importance,feature,created_at
        r1,a,Portal,blocker,portal,2026-01-01
        r2,b,Portal,important,portal,2026-01-01
        r3,b,Sign-on,blocker,sso,2026-01-01
        r4,c,Interface,,api,2026-01-01
        """);
  }

  @Test
  void weighsWhoAsksByWhatTheyPayAndHowBadly() {
    var answer = client.json(client.get("/api/evidence/requests?rate=1000"));
    var portal = answer.get("lines").get(0);
    double share = (300 + 100 * 2 / 3.0) / 500;
    assertThat(portal.get("feature").asString()).isEqualTo("portal");
    assertThat(portal.get("segment").asString()).isEqualTo("tech");
    assertThat(portal.get("share").get("mid").asDouble()).isCloseTo(share, Offset.offset(1e-9));
    assertThat(portal.get("unweighted").asDouble()).isCloseTo(2 / 3.0, Offset.offset(1e-9));
    assertThat(portal.get("effectiveAccounts").asDouble())
        .isCloseTo(250_000 / 110_000.0, Offset.offset(1e-9));
    assertThat(portal.get("value").get("mid").asDouble())
        .isCloseTo(1000 * share, Offset.offset(1e-6));
  }

  @Test
  void fitsTheRateOnWillingnessToPayAndNotesEvidence() {
    assertThat(client.postJson("/api/evidence/requests", "{}").statusCode()).isEqualTo(409);
    load(
        "evidence",
        """
        feature,segment,kind,value,se,n
        portal,tech,willingness-to-pay,733.333333,10,30
        sso,tech,willingness-to-pay,200,10,30
        api,tech,willingness-to-pay,66.666667,10,30
        """);
    var rate = client.json(client.get("/api/evidence/requests")).get("rate");
    assertThat(rate.get("fitted").asDouble()).isCloseTo(1000, Offset.offset(1e-3));
    assertThat(rate.get("pairs").asInt()).isEqualTo(3);
    assertThat(client.postJson("/api/evidence/requests", "{}").body()).isEqualTo("{\"noted\":3}");
    assertThat(client.postJson("/api/evidence/requests", "{\"rate\":500}").statusCode())
        .isEqualTo(200);
    var noted = client.json(client.get("/api/evidence?feature=portal&kind=requests"));
    assertThat(noted.get("items").size()).isEqualTo(1);
    assertThat(noted.get("items").get(0).get("value").asDouble())
        .isCloseTo(500 * (300 + 100 * 2 / 3.0) / 500, Offset.offset(1e-6));
  }

  @Test
  void countsTheSameRequestsOnceHoweverTheyWereDividedBefore() {
    client.postJson("/api/evidence/requests", "{\"rate\":500}");
    client.postJson(
        "/api/segmentations",
        """
        {"key":"sector","name":"Sector","otherwise":"other","rules":[
          {"segment":"software","name":"Software","when":"industry = 'Tech'"}]}
        """);
    assertThat(
            client
                .postJson("/api/evidence/requests", "{\"rate\":500,\"segmentation\":\"sector\"}")
                .statusCode())
        .isEqualTo(200);
    var noted = client.json(client.get("/api/evidence?feature=portal&kind=requests"));
    assertThat(noted.get("items").size()).isEqualTo(1);
    assertThat(noted.get("items").get(0).get("segment").asString()).isEqualTo("sector/software");
  }

  @Test
  void refusesARateThatCannotBe() {
    assertThat(client.get("/api/evidence/requests?rate=0").statusCode()).isEqualTo(422);
    assertThat(client.get("/api/evidence/requests?rate=x").statusCode()).isEqualTo(400);
    assertThat(client.get("/api/evidence/requests?segmentation=nope").statusCode()).isEqualTo(404);
  }

  private void load(String kind, String csv) {
    var answer = client.postCsv("/api/imports/" + kind, csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
