package io.beachhead.value.surveyed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class SurveyEvidenceTest {
  private static final int PEOPLE = 60;

  /** Log odds above the price list, which is worth 1,000 a year. */
  private static final Map<String, Double> WANTED =
      Map.of("portal", Math.log(2), "sso", Math.log(.5), "prices", 0.0, "paper", -1.5);

  @Autowired TestClient client;

  @BeforeEach
  void customers() {
    client.emptyWorkspace();
    var accounts = new StringBuilder("id,name,industry\n");
    var people = new StringBuilder("id,account_id,email\n");
    for (int i = 0; i < PEOPLE; i++) {
      accounts.append("t%d,Tech %d,Tech\n".formatted(i, i));
      people.append("p%d,t%d,p%d@t%d.example\n".formatted(i, i, i, i));
    }
    load("accounts", accounts + "b,Beta,Retail\n");
    load("people", people.toString());
    load(
        "features",
        """
        key,name,state
        portal,Portal,candidate
        sso,SSO,candidate
        prices,Price list,shipped
        """);
    client.postJson(
        "/api/segmentations",
        """
        {"key":"industry","name":"Industry","otherwise":"other","rules":[
          {"segment":"tech","name":"Tech","when":"industry = 'Tech'"}]}
        """);
    client.postJson(
        "/api/segmentations",
        """
        {"key":"all","name":"All","otherwise":"rest","rules":[
          {"segment":"everybody","name":"Everybody","when":"name contains 'e'"}]}
        """);
    client.postJson("/api/segmentations/industry/activation", "");
  }

  @Test
  void isWorthTheAnchorTimesWhatTheyWantItMore() {
    survey(1000);
    load("survey-answers", answers("", PEOPLE));

    JsonNode answered = client.getJson("/api/evidence/surveys/wanted");

    assertThat(answered.get("segmentation").asString()).isEqualTo("industry");
    assertThat(answered.get("anchor").get("item").asString()).isEqualTo("prices");
    assertThat(answered.get("biasVariance").asDouble()).isEqualTo(300 * 300);
    assertThat(answered.get("notedAt").asString()).isEqualTo("2026-03-01");
    // Two features in two segments: the anchor is an assumption, and paper is no feature.
    assertThat(answered.get("lines").size()).isEqualTo(4);
    JsonNode portal = answered.get("lines").get(0);
    assertThat(portal.get("feature").asString()).isEqualTo("portal");
    assertThat(portal.get("respondents").asInt()).isEqualTo(PEOPLE);
    assertThat(portal.get("effectiveRespondents").asDouble()).isCloseTo(PEOPLE, within(1e-9));
    double mid = portal.get("value").get("mid").asDouble();
    double se = portal.get("se").asDouble();
    assertThat(mid).isCloseTo(2000, within(3 * se));
    assertThat(portal.get("value").get("high").asDouble())
        .isCloseTo(mid * Math.exp(1.2815515655446004 * se / mid), within(1e-6));
    JsonNode other = answered.get("lines").get(2);
    assertThat(other.get("segment").asString()).isEqualTo("other");
    assertThat(other.get("value").isNull()).isTrue();
    assertThat(other.get("why").asString()).isEqualTo("0 of 30 people have answered.");
  }

  @Test
  void countsTheSameAnswersOnceInTheValueModel() {
    survey(1000);
    load("survey-answers", answers("", 29));
    assertThat(client.postJson("/api/evidence/surveys/wanted", "{}").statusCode()).isEqualTo(409);
    load("survey-answers", answers("", PEOPLE));

    assertThat(client.postJson("/api/evidence/surveys/wanted", "{}").body())
        .isEqualTo("{\"noted\":2}");
    JsonNode noted = client.getJson("/api/evidence?feature=portal").get("items");
    assertThat(noted.size()).isEqualTo(1);
    assertThat(noted.get(0).get("kind").asString()).isEqualTo("survey");
    assertThat(noted.get(0).get("source").asString()).isEqualTo("survey:wanted");
    assertThat(noted.get(0).get("n").asDouble()).isCloseTo(PEOPLE, within(1e-9));
    assertThat(client.get("/value-map/statements?feature=portal&kind=survey").body())
        .contains("href=\"/surveys/wanted\"");
    assertThat(client.get("/features/portal").body())
        .contains("Asked in surveys", "What do you want?");
    assertThat(client.get("/surveys/wanted").body()).contains("The value map uses 2 values of it");
    JsonNode tech = client.getJson("/api/value-map").get("segments").get(0);
    assertThat(tech.get("features").toString()).contains("\"kind\":\"survey\"");

    // By another segmentation it is still the same people: they do not count twice.
    client.postJson("/api/evidence/surveys/wanted", "{\"segmentation\":\"all\"}");
    noted = client.getJson("/api/evidence?feature=portal").get("items");
    assertThat(noted.size()).isEqualTo(1);
    assertThat(noted.get(0).get("segment").asString()).isEqualTo("all/everybody");
  }

  @Test
  void letsPeopleOfOneAccountCountAsOneVoice() {
    survey(1000);
    load("survey-answers", answers("t0", PEOPLE));
    JsonNode portal = client.getJson("/api/evidence/surveys/wanted").get("lines").get(0);
    assertThat(portal.get("respondents").asInt()).isEqualTo(PEOPLE);
    assertThat(portal.get("effectiveRespondents").asDouble()).isCloseTo(1, within(1e-9));
    double se = portal.get("se").asDouble();
    load("survey-answers", answers("", PEOPLE));
    double alone =
        client.getJson("/api/evidence/surveys/wanted").get("lines").get(0).get("se").asDouble();
    assertThat(se).isCloseTo(alone * Math.sqrt(PEOPLE), within(1e-6));
  }

  @Test
  void saysWhatASurveyLacksToBeEvidence() {
    survey(null);
    load("survey-answers", answers("", PEOPLE));
    JsonNode answered = client.getJson("/api/evidence/surveys/wanted");
    assertThat(answered.get("anchor").isNull()).isTrue();
    assertThat(answered.get("lines").get(0).get("why").asString()).contains("no anchor");
    assertThat(client.get("/surveys/wanted").body()).contains("A MaxDiff has no zero");
    assertThat(client.get("/api/evidence/surveys/none").statusCode()).isEqualTo(404);
    client.postJson("/api/surveys", "{\"key\":\"nps\",\"name\":\"NPS\",\"kind\":\"nps\"}");
    assertThat(client.get("/api/evidence/surveys/nps").statusCode()).isEqualTo(409);
    assertThat(client.get("/api/evidence/surveys/wanted?segmentation=nope").statusCode())
        .isEqualTo(404);
    assertThat(
            client
                .postJson(
                    "/api/surveys",
                    """
                    {"name":"Two","kind":"maxdiff","items":[
                      {"key":"a","text":"A","worth":1},{"key":"b","text":"B","worth":2},
                      {"key":"c","text":"C"}]}
                    """)
                .body())
        .contains("only one item, the anchor");
  }

  @Test
  void letsPromotersCountAsReferringAndWhoeverAnswersAsEngaged() {
    load(
        "revenue",
        "account_id,date,mrr\nt0,2025-01-01,100\nt1,2025-01-01,100\nt2,2025-01-01,100\n");
    client.postJson("/api/surveys", "{\"key\":\"nps\",\"name\":\"NPS\",\"kind\":\"nps\"}");
    load(
        "survey-answers",
        """
        survey,person_email,question,answer,answered_at
        nps,p0@t0.example,recommend,9,2026-03-10
        nps,p1@t1.example,recommend,8,2026-03-10
        nps,p2@t2.example,recommend,10,2025-03-10
        """);
    assertThat(marks("t0", "2026-03-31")).containsExactly("yes", "yes");
    assertThat(marks("t1", "2026-03-31")).containsExactly("no", "yes");
    assertThat(marks("t2", "2026-03-31")).containsExactly("no", "no");
    assertThat(client.get("/accounts/t0?asOf=2026-03-31").body())
        .contains("Promoter’s answer: 9 of 10", "1 survey answer");
    // Before anybody was asked nothing is known.
    assertThat(marks("t0", "2025-03-01")).containsExactly("unknown", "unknown");
  }

  private List<String> marks(String account, String asOf) {
    JsonNode happy = client.getJson("/api/accounts/" + account + "?asOf=" + asOf).get("happiness");
    List<String> marks = new ArrayList<>();
    for (String behaviour : List.of("refers", "engages")) {
      for (JsonNode each : happy.get("behaviours")) {
        if (each.get("behaviour").asString().equals(behaviour)) {
          marks.add(each.get("mark").asString());
        }
      }
    }
    return marks;
  }

  private void survey(Integer worth) {
    var answer =
        client.postJson(
            "/api/surveys",
            """
            {"key":"wanted","name":"What do you want?","kind":"maxdiff","items":[
              {"key":"portal","text":"Portal","feature":"portal"},
              {"key":"sso","text":"SSO","feature":"sso"},
              {"key":"prices","text":"Prices","feature":"prices","worth":%s},
              {"key":"paper","text":"Paper"}]}
            """
                .formatted(worth));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  /** What people choose who want {@link #WANTED}, each at an account of their own or all at one. */
  private String answers(String account, int people) {
    var csv = new StringBuilder("survey,account_id,respondent,set,shown,best,worst,answered_at\n");
    var random = new Random(7);
    JsonNode sets = client.getJson("/api/surveys/wanted").get("sets");
    for (int person = 0; person < people; person++) {
      for (int set = 0; set < sets.size(); set++) {
        List<String> shown = new ArrayList<>();
        sets.get(set).forEach(item -> shown.add(item.asString()));
        String[] pair = chosen(shown, random);
        csv.append(
            "wanted,%s,r%d,%d,%s,%s,%s,2026-03-01\n"
                .formatted(
                    account.isEmpty() ? "t" + person : account,
                    person,
                    set + 1,
                    String.join(";", shown),
                    pair[0],
                    pair[1]));
      }
    }
    return csv.toString();
  }

  private static String[] chosen(List<String> shown, Random random) {
    double sum = 0;
    for (String best : shown) {
      for (String worst : shown) {
        sum += best.equals(worst) ? 0 : Math.exp(WANTED.get(best) - WANTED.get(worst));
      }
    }
    double at = random.nextDouble() * sum;
    for (String best : shown) {
      for (String worst : shown) {
        at -= best.equals(worst) ? 0 : Math.exp(WANTED.get(best) - WANTED.get(worst));
        if (at < 0) {
          return new String[] {best, worst};
        }
      }
    }
    throw new IllegalStateException("a draw beyond the sum");
  }

  private void load(String kind, String csv) {
    var answer = client.postCsv("/api/imports/" + kind, csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
