package io.beachhead.voice.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.statistics.Keyness;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class SaidWordsTest {
  @Autowired TestClient client;

  @BeforeEach
  void requests() {
    client.emptyWorkspace();
    load(
        "accounts",
        """
        id,name,industry
        a,Alpha,Real estate
        b,Beta,Real estate
        c,Gamma,Real estate
        d,Delta,Tech
        """);
    client.postJson(
        "/api/segmentations",
        """
        {"key":"industry","name":"Industry","otherwise":"other","rules":[
          {"segment":"real-estate","name":"Real estate","when":"industry = 'Real estate'"}]}
        """);
    client.postJson("/api/segmentations/industry/activation", "");
    load(
        "requests",
        """
        id,account_id,text,created_at
        r1,a,Spreadsheet after spreadsheet by hand,2026-01-01
        r2,b,We keep a spreadsheet of tenants,2026-01-02
        r3,c,The Spreadsheet breaks 😀 every month,2026-01-03
        r4,d,Boards load slowly every month,2026-01-04
        r5,d,Boards of our team,2026-01-05
        """);
  }

  @Test
  void findsTheWordsOfASegment() {
    var answer = client.json(words("{\"of\":{\"segment\":\"real-estate\"}}"));
    assertThat(answer.get("language").asString()).isEqualTo("en");
    assertThat(terms(answer).keySet()).containsExactly("spreadsheet");
    var term = terms(answer).get("spreadsheet");
    assertThat(term.get("count").asInt()).isEqualTo(4);
    assertThat(term.get("countAgainst").asInt()).isZero();
    assertThat(term.get("accounts").asInt()).isEqualTo(3);
    long words = answer.get("words").asLong();
    long against = answer.get("wordsAgainst").asLong();
    assertThat(term.get("g2").asDouble())
        .isCloseTo(Keyness.of(4, words, 0, against).g2(), Offset.offset(1e-9));
    assertThat(term.get("logRatio").asDouble()).isPositive();
    assertThat(term.get("q").asDouble()).isBetween(0.0, 1.0);
  }

  @Test
  void saysNothingOfRatiosWhereThereIsNothingToCompareWith() {
    var answer = client.json(words("{}"));
    var term = terms(answer).get("spreadsheet");
    assertThat(term.get("count").asInt()).isEqualTo(4);
    assertThat(term.get("g2").isNull()).isTrue();
    assertThat(term.get("q").isNull()).isTrue();
    assertThat(client.json(words("{\"of\":{\"kinds\":[\"surveys\"]}}")).get("terms")).isEmpty();
  }

  @Test
  void leadsToThePlaceWhereAWordWasSaid() {
    var answer = client.json(client.get("/api/concordance?term=every%20MONTH&kinds=requests"));
    assertThat(answer.get("total").asInt()).isEqualTo(2);
    String text = "The Spreadsheet breaks 😀 every month";
    for (JsonNode line : answer.get("lines")) {
      if (line.get("id").asString().equals("r3")) {
        assertThat(line.get("from").asInt()).isEqualTo(text.indexOf("every"));
        assertThat(line.get("to").asInt()).isEqualTo(text.length());
        assertThat(line.get("left").asString()).isEqualTo("The Spreadsheet breaks 😀 ");
        assertThat(line.get("account").asString()).isEqualTo("c");
        assertThat(line.get("kind").asString()).isEqualTo("requests");
      }
    }
    assertThat(client.json(client.get("/api/concordance?term=spread")).get("total").asInt())
        .isZero();
    var one = client.json(client.get("/api/concordance?term=spreadsheet&limit=1"));
    assertThat(one.get("lines").size()).isEqualTo(1);
    assertThat(one.get("total").asInt()).isEqualTo(4);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(words("{\"of\":{\"kinds\":[\"letters\"]}}").statusCode()).isEqualTo(422);
    assertThat(words("{\"of\":{\"segment\":\"nope\"}}").statusCode()).isEqualTo(422);
    assertThat(words("{\"of\":{\"outcome\":\"drawn\"}}").statusCode()).isEqualTo(422);
    assertThat(client.get("/api/concordance").statusCode()).isEqualTo(422);
    assertThat(client.get("/api/concordance?term=%20").statusCode()).isEqualTo(422);
    assertThat(client.get("/api/concordance?term=x&limit=0").statusCode()).isEqualTo(400);
    assertThat(client.get("/api/concordance?term=x&kinds=letters").statusCode()).isEqualTo(422);
    assertThat(client.get("/api/concordance?term=(((a%2B)%2B)%2B)%2Bx").statusCode())
        .isEqualTo(200);
  }

  private HttpResponse<String> words(String body) {
    return client.postJson("/api/words", body);
  }

  private static Map<String, JsonNode> terms(JsonNode answer) {
    var terms = new HashMap<String, JsonNode>();
    answer.get("terms").forEach(term -> terms.put(term.get("term").asString(), term));
    return terms;
  }

  private void load(String kind, String csv) {
    var answer = client.postCsv("/api/imports/" + kind, csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
