package io.beachhead.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TestWorkspace
class RetentionApiTest {
  @Autowired TestClient client;

  @BeforeEach
  void fourAccounts() {
    client.emptyWorkspace();
    client.postCsv("/api/imports/accounts", "id,name,industry\na,A,x\nb,B,x\nc,C,y\nd,D,y\n");
    // a grows 100 → 150, b shrinks 200 → 50, c leaves 100 → 0, d is new 0 → 30
    client.postCsv(
        "/api/imports/revenue",
        """
        account_id,date,mrr
        a,2025-01-01,100
        a,2025-06-01,150
        b,2025-01-01,200
        b,2025-07-01,50
        c,2025-01-01,100
        c,2025-09-01,0
        d,2025-08-01,30
        """);
    client.postJson(
        "/api/segmentations",
        """
        {"key":"i","name":"Industry",
         "rules":[{"segment":"x","name":"X","when":"industry = 'x'"}],"otherwise":"other"}
        """);
  }

  @Test
  void keepsRevenuePerAccount() {
    var answer = client.getJson("/api/revenue-retention?from=2025-03-01&to=2025-12-31");
    var total = answer.get("total");
    assertThat(total.get("grr").get("mid").doubleValue()).isCloseTo(150.0 / 400, within(1e-9));
    assertThat(total.get("nrr").get("mid").doubleValue()).isCloseTo(200.0 / 400, within(1e-9));
    assertThat(total.get("logoRetention").get("mid").doubleValue())
        .isCloseTo(2 / 3.0, within(1e-9));
    assertThat(total.get("start").get("amount").doubleValue()).isEqualTo(400);
    assertThat(total.get("expansion").get("amount").doubleValue()).isEqualTo(50);
    assertThat(total.get("contraction").get("amount").doubleValue()).isEqualTo(150);
    assertThat(total.get("churned").get("amount").doubleValue()).isEqualTo(100);
    assertThat(total.get("new").get("amount").doubleValue()).isEqualTo(30);
    var x = answer.get("segments").get(0);
    assertThat(x.get("key").stringValue()).isEqualTo("x");
    assertThat(x.get("nrr").get("mid").doubleValue()).isCloseTo(200.0 / 300, within(1e-9));
  }

  @Test
  void saysWhyThereIsNoNumber() {
    var total = client.getJson("/api/revenue-retention?from=2020-01-01&to=2020-12-31").get("total");
    assertThat(total.get("grr").isNull()).isTrue();
    assertThat(total.get("notEnoughData").get("need").intValue()).isEqualTo(1);
  }

  @Test
  void followsAccountsUntilTheyLeave() {
    var answer = client.getJson("/api/survival?asOf=2025-12-31&unit=month");
    var other = answer.get("segments").get(1);
    assertThat(other.get("accounts").intValue()).isEqualTo(2);
    var step = other.get("curve").get(0);
    assertThat(step.get("time").intValue()).isEqualTo(8);
    assertThat(step.get("atRisk").intValue()).isEqualTo(1);
    assertThat(step.get("survival").doubleValue()).isZero();
    assertThat(answer.get("logRank").get("df").intValue()).isEqualTo(1);
    assertThat(client.get("/api/survival?unit=year").statusCode()).isEqualTo(422);
  }
}
