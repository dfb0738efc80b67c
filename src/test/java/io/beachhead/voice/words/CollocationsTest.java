package io.beachhead.voice.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Words that stand near a word, though not beside it. */
@TestWorkspace
class CollocationsTest {
  @Autowired TestClient client;

  @BeforeEach
  void requests() {
    client.emptyWorkspace();
    client.postCsv("/api/imports/accounts", "id,name\na,Alpha\nb,Beta\nc,Gamma\nd,Delta\n");
    client.postCsv(
        "/api/imports/requests",
        """
        id,account_id,text
        r1,a,The report about tenants breaks whenever somebody opens it twice on Monday morning
        r2,b,Every report of late tenants
        r3,c,Tenants wait long for a report
        r4,d,Boards load slowly and nobody of our engineers knows why it happens each week
        r5,d,Boards load slowly here too and engineers complain about it
        """);
  }

  @Test
  void findsWordsWithinTheWindowThatThreeAccountsSay() {
    var near = client.getJson("/api/collocations?term=report");
    assertThat(near.get("window").asInt()).isEqualTo(5);
    assertThat(near.get("count").asInt()).isEqualTo(3);
    assertThat(near.get("collocates")).hasSize(1);
    var tenants = near.at("/collocates/0");
    assertThat(tenants.get("term").asString()).startsWith("tenant");
    assertThat(tenants.get("together").asInt()).isEqualTo(3);
    assertThat(tenants.get("count").asInt()).isEqualTo(3);
    assertThat(tenants.get("accounts").asInt()).isEqualTo(3);
    assertThat(tenants.get("logRatio").asDouble()).isPositive();
    assertThat(client.getJson("/api/collocations?term=report&window=1").get("collocates"))
        .isEmpty();
    assertThat(client.getJson("/api/collocations?term=nobody-says-this").get("count").asInt())
        .isZero();
  }

  @Test
  void refusesWhatCannotBeAsked() {
    assertThat(client.get("/api/collocations").statusCode()).isEqualTo(422);
    assertThat(client.get("/api/collocations?term=report&window=0").body())
        .contains("from 1 to 20");
    assertThat(client.get("/api/collocations?term=report&kinds=letters").statusCode())
        .isEqualTo(422);
  }

  @Test
  void showsThemOnThePageAndGivesAllWordsAsCsv() {
    assertThat(client.get("/words?segment=&term=report").body())
        .contains("Said near it", "3 of its 3 times, 3 accounts");
    assertThat(client.get("/words.csv?segment=").body())
        .startsWith("term,count,count_elsewhere,log_ratio,g2,q,accounts\r\n")
        .contains("report,3,0,,,,3");
  }
}
