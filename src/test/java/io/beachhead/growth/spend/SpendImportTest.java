package io.beachhead.growth.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.growth.spend.Spend.Stage;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Spend as advertising platforms and finance departments export it. */
@TestWorkspace
class SpendImportTest {
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

  @Autowired TestClient client;
  @Autowired Spend spend;

  @BeforeEach
  void empty() {
    client.emptyWorkspace();
  }

  @Test
  void addsUpByStageAndCorrectsWhenADayIsRevised() {
    run(
        200,
        "spend",
        """
        date,channel,amount,stage
        2026-06-01,Search,"1,000.50",acquire
        2026-06-01,Search,200,scale
        2026-06-02,Events,300,retention
        2026-06-02,Podcast,50,
        """);
    var june = june();
    assertThat(june.on(Stage.ACQUIRE, Stage.SCALE)).isCloseTo(1200.5, within(1e-9));
    assertThat(june.on(Stage.RETAIN)).isEqualTo(300);
    assertThat(june.on((Stage) null)).isEqualTo(50);
    var revised =
        run(200, "spend", "Day,Platform,Amount spent,stage\n2026-06-01,search,900,acquire\n");
    assertThat(revised.get("updated").asInt()).isEqualTo(1);
    assertThat(june().on(Stage.ACQUIRE)).isEqualTo(900);
    client.delete("/api/imports/" + revised.get("id").asString());
    assertThat(june().on(Stage.ACQUIRE)).isCloseTo(1000.5, within(1e-9));
  }

  @Test
  void takesTaxOffAndAsksAboutAColumnThatMayBeTax() {
    String file = "date,channel,amount,VAT\n2026-06-01,Search,119,19\n";
    assertThat(run(422, "spend", file).toString()).contains("map=VAT:included_tax");
    run(200, "spend?map=VAT:included_tax", file);
    assertThat(june().on((Stage) null)).isEqualTo(100);
  }

  @Test
  void saysWhichRowsAreWrong() {
    var report =
        run(
            422,
            "spend",
            """
            date,channel,amount,stage
            2026-06-01,Search,-5,acquire
            2026-06-02,Search,5,acquire
            2026-06-02,Search,6,acquire
            soon,Search,5,acquire
            2026-06-04,Search,5,magic
            2026-06-05,,5,
            """);
    assertThat(report.get("problems").valueStream().map(p -> p.get("line").asInt()))
        .containsExactly(2, 4, 5, 6, 7);
    assertThat(report.toString()).contains("is below 0");
    assertThat(june().items()).isEmpty();
  }

  @Test
  void asksForARateOfAnotherCurrency() {
    var refused =
        run(
            422,
            "spend",
            "date,channel,amount,currency,stage\n2026-06-01,Search,100,CHF,acquire\n");
    assertThat(refused.get("problems").get(0).get("column").asString()).isEqualTo("currency");
    assertThat(refused.toString()).contains("has no exchange rate to USD; set one in Settings");
  }

  private Spend.Ledger june() {
    return spend.between(JUNE, JUNE.plusDays(29));
  }

  private JsonNode run(int status, String kind, String file) {
    var response = client.postCsv("/api/imports/" + kind, file);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return client.json(response);
  }
}
