package io.beachhead.voice.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.RealData;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class SurveysTest {
  private static final List<String> RICE =
      List.of("origin", "variety", "price", "taste", "safety", "washfree", "milling");

  @Autowired TestClient client;

  @BeforeEach
  void twoAccounts() {
    client.emptyWorkspace();
    load("accounts", "id,name,industry\nhalden,Halden,Real estate\nbright,Brightloop,Tech\n");
    load("people", "id,account_id,email\np1,halden,r@halden.example\np2,bright,b@bright.example\n");
    client.postJson(
        "/api/segmentations",
        """
        {"key":"industry","name":"Industry","otherwise":"other",
         "rules":[{"segment":"re","name":"Real estate","when":"industry = 'Real estate'"}]}
        """);
    client.post("/api/segmentations/industry/activation", "");
  }

  @Test
  @Tag("real-data")
  void givesTheRiceSurveysCountsAndUtilities() throws IOException {
    maxDiff();
    load("survey-answers", rice());

    JsonNode results = client.getJson("/api/surveys/rice/results?segmentation=industry");

    assertThat(results.get("respondents").asInt()).isEqualTo(90);
    assertThat(results.get("sets").asInt()).isEqualTo(630);
    assertThat(results.get("reference").asString()).isEqualTo("washfree");
    assertThat(results.get("logLikelihood").asDouble()).isCloseTo(-1318.006, within(5e-4));
    JsonNode price = results.get("items").get(2);
    assertThat(price.get("best").asInt()).isEqualTo(160);
    assertThat(price.get("worst").asInt()).isEqualTo(39);
    assertThat(price.get("shown").asInt()).isEqualTo(360);
    assertThat(price.get("score").asDouble()).isCloseTo(121 / 360.0, within(1e-9));
    assertThat(price.get("utility").get("mid").asDouble()).isCloseTo(2.01292, within(5e-6));
    assertThat(price.get("worth").isNull()).isTrue();
    JsonNode segments = results.get("segments");
    assertThat(segments.get(0).get("key").asString()).isEqualTo("re");
    assertThat(segments.get(0).get("respondents").asInt()).isEqualTo(60);
    assertThat(segments.get(0).get("items").size()).isEqualTo(7);
    assertThat(segments.get(1).get("respondents").asInt()).isEqualTo(29);
    assertThat(segments.get(1).get("items").isNull()).isTrue();
    assertThat(segments.get(1).get("notEnoughData").get("need").asInt()).isEqualTo(30);
    JsonNode alone =
        client.getJson("/api/surveys/rice/results?individuals=true").get("individuals");
    assertThat(alone.get("people").size()).isEqualTo(90);
    assertThat(alone.get("mean").get("price").asDouble()).isGreaterThan(1.5);
    assertThat(client.get("/api/export/survey-answers.csv").body()).contains("origin;");
  }

  @Test
  void showsABalancedSetOfItemsAndTakesOneAnswerAPerson() {
    maxDiff();
    JsonNode survey = client.getJson("/api/surveys/rice");
    assertThat(survey.get("sets").size()).isEqualTo(7);
    String link = invite("rice", "R@halden.example");
    assertThat(invite("rice", "r@halden.example")).isEqualTo(link);
    var browser = client.browser();
    var page = browser.get(link);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-security-policy").orElse(""))
        .contains("script-src 'self'");
    assertThat(page.body())
        .contains("1 of 7", "Taste &lt;b>")
        .doesNotContain("Halden", "/accounts");

    assertThat(browser.form(link, "1/best", "price").statusCode()).isEqualTo(422);
    var answered = browser.form(link, all(survey));
    assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
    assertThat(answered.body()).contains("Your answers are in");

    assertThat(browser.get(link).statusCode()).isEqualTo(410);
    assertThat(browser.get(link).body()).contains("You have already answered");
    assertThat(browser.form(link, all(survey)).statusCode()).isEqualTo(410);
    JsonNode results = client.getJson("/api/surveys/rice/results?segmentation=industry");
    assertThat(results.get("respondents").asInt()).isEqualTo(1);
    assertThat(results.get("segments").get(0).get("respondents").asInt()).isEqualTo(1);
  }

  @Test
  void comesInAndGoesOutAsAFile() {
    load("features", "key,name,state\nportal,Portal,candidate\n");
    load("jobs", "want,job\nknow,See it coming\n");
    String csv =
        """
        survey,name,kind,closes_on,item,text,feature,worth,job
        next,What next?,maxdiff,,portal,Portal,portal,,
        next,,,,off,Money off,,500,
        next,,,,paper,Paper,,,
        next,,,,ink,Ink,,,
        served,How well?,outcomes,2099-01-01,see-it-coming,Seeing it,,,see-it-coming
        nps,NPS,nps,,,,,,
        """;
    load("surveys", csv);
    load("surveys", csv);

    JsonNode next = client.getJson("/api/surveys/next");
    assertThat(next.get("items").size()).isEqualTo(4);
    assertThat(next.get("items").get(1).get("worth").asDouble()).isEqualTo(500);
    assertThat(next.get("sets").size()).isEqualTo(4);
    assertThat(client.getJson("/api/surveys/served").get("items").get(0).get("job").asString())
        .isEqualTo("see-it-coming");
    assertThat(client.getJson("/api/surveys").size()).isEqualTo(3);
    String export = client.get("/api/export/surveys.csv").body();
    assertThat(export).contains("next,What next?,maxdiff", ",off,Money off,,500", "nps,NPS,nps");
    assertThat(client.postCsv("/api/imports/surveys?dryRun=true", export).statusCode())
        .isEqualTo(200);

    assertThat(
            client
                .postCsv(
                    "/api/imports/surveys",
                    "survey,name,kind,item,feature,worth\nnew,,nps,,,\nnext,,,paper,,7\n"
                        + "next,,,x,nope,\nnext,N,nps,,,\n")
                .body())
        .contains(
            "is needed in the first row of a survey",
            "only one item of a survey",
            "there is no such feature",
            "is another one than that of the survey");
  }

  @Test
  void saysWhyALinkLeadsNowhere() {
    maxDiff();
    var browser = client.browser();
    assertThat(browser.get("/s/none").statusCode()).isEqualTo(404);
    assertThat(browser.get("/s/none").body()).contains("does not lead to a survey");
    assertThat(browser.form("/s/none", "1/best", "price").statusCode()).isEqualTo(404);
    String link = invite("rice", "r@halden.example");
    assertThat(client.post("/api/surveys/rice/closure", "").statusCode()).isEqualTo(204);
    assertThat(browser.get(link).statusCode()).isEqualTo(410);
    assertThat(browser.get(link).body()).contains("This survey is closed");
    assertThat(browser.form(link, all(client.getJson("/api/surveys/rice"))).statusCode())
        .isEqualTo(410);
    assertThat(client.getJson("/api/surveys/rice").get("respondents").asInt()).isZero();
  }

  @Test
  void closesWhenAsManyHaveAnsweredAsWereAskedFor() {
    add("{\"key\":\"nps\",\"name\":\"NPS\",\"kind\":\"nps\",\"quota\":1}");
    var browser = client.browser();
    String open = client.json(client.post("/api/surveys/nps/open-link", "")).get("link").asString();
    String path = open.substring(open.indexOf("/s/"));
    assertThat(browser.get(path).body()).contains("Your e-mail address");
    assertThat(browser.form(path, "recommend", "9").statusCode()).isEqualTo(422);
    assertThat(
            browser
                .form(path, "recommend", "9", "why", "<b>fast</b>", "email", "b@bright.example")
                .statusCode())
        .isEqualTo(200);
    assertThat(browser.get(path).body()).contains("as many answers as were asked for");
    JsonNode results = client.getJson("/api/surveys/nps/results");
    assertThat(results.get("score").get("mid").asDouble()).isEqualTo(100);
    assertThat(results.get("reasons").get(0).get("text").asString()).isEqualTo("<b>fast</b>");
    assertThat(results.get("reasons").get(0).get("account").asString()).isEqualTo("bright");
  }

  @Test
  void addsUpTheOtherKinds() {
    add("{\"key\":\"early\",\"name\":\"Early\",\"kind\":\"stay-or-leave\"}");
    add("{\"key\":\"price\",\"name\":\"Price\",\"kind\":\"van-westendorp\"}");
    add(
        "{\"key\":\"out\",\"name\":\"Out\",\"kind\":\"outcomes\",\"items\":[{\"key\":\"days\",\"text\":\"Days\"}]}");
    load(
        "survey-answers",
        "survey,respondent,question,answer\n"
            + "early,a,plan,stay\n"
            + "early,b,plan,leave\n"
            + "early,b,why,Too dear\n");
    load(
        "survey-answers",
        "survey,account_id,question,answer\n"
            + "out,halden,days/importance,5\n"
            + "out,halden,days/satisfaction,2\n");
    var prices = new StringBuilder("survey,respondent,question,answer\n");
    for (int i = 0; i < 12; i++) {
      int[] four = {10 + i, 20 + i, 40 + i, 60 + i};
      for (int j = 0; j < 4; j++) {
        prices.append("price,%d,%s,%d\n".formatted(i, AnswerRules.PRICES.get(j), four[j]));
      }
    }
    load("survey-answers", prices.toString());

    JsonNode early = client.getJson("/api/surveys/early/results");
    assertThat(early.get("plans").get("stay").asInt()).isEqualTo(1);
    assertThat(early.get("stay").get("mid").asDouble()).isEqualTo(.5);
    JsonNode out = client.getJson("/api/surveys/out/results");
    assertThat(out.get("items").get(0).get("opportunity").get("mid").asDouble()).isEqualTo(20);
    JsonNode price = client.getJson("/api/surveys/price/results");
    assertThat(price.get("prices").get("n").asInt()).isEqualTo(12);
    assertThat(price.get("prices").get("optimal").get("mid").asDouble()).isBetween(20.0, 61.0);
  }

  @Test
  void givesItemsAWorthWhereOneIsKnown() {
    add(
        """
        {"key":"worth","name":"Worth","kind":"maxdiff","items":[
          {"key":"off","text":"$600 off a year","worth":600},{"key":"a","text":"A"},{"key":"b","text":"B"}]}
        """);
    var csv = new StringBuilder("survey,respondent,set,shown,best,worst\n");
    for (int i = 0; i < 60; i++) {
      String best = i % 6 < 3 ? "a" : i % 6 < 5 ? "off" : "b";
      String worst = best.equals("b") ? "off" : i % 4 == 0 ? (best.equals("a") ? "off" : "a") : "b";
      csv.append("worth,%d,1,off;a;b,%s,%s\n".formatted(i, best, worst));
    }
    load("survey-answers", csv.toString());
    JsonNode results = client.getJson("/api/surveys/worth/results");
    assertThat(results.get("reference").asString()).isEqualTo("off");
    assertThat(results.get("items").get(0).get("worth").get("mid").asDouble()).isEqualTo(600);
    double a = results.get("items").get(1).get("worth").get("mid").asDouble();
    double utility = results.get("items").get(1).get("utility").get("mid").asDouble();
    assertThat(a).isCloseTo(600 * Math.exp(utility), within(1e-6)).isGreaterThan(600);
  }

  @Test
  void refusesWhatIsNoSurveyAndNoAnswer() {
    assertThat(client.postJson("/api/surveys", "{\"kind\":\"quiz\"}").statusCode()).isEqualTo(422);
    assertThat(
            client
                .postJson(
                    "/api/surveys",
                    "{\"name\":\"M\",\"kind\":\"maxdiff\",\"items\":[{\"text\":\"A\"},{}]}")
                .statusCode())
        .isEqualTo(422);
    maxDiff();
    assertThat(
            client
                .postJson("/api/surveys", "{\"key\":\"rice\",\"name\":\"R\",\"kind\":\"nps\"}")
                .statusCode())
        .isEqualTo(409);
    var invited = client.postJson("/api/surveys/rice/invitations", "{\"people\":[\"nobody\"]}");
    assertThat(invited.statusCode()).isEqualTo(422);
    assertThat(client.postJson("/api/surveys/rice/invitations", "{}").statusCode()).isEqualTo(422);
    assertThat(client.postJson("/api/surveys/no/invitations", "{}").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/surveys/no/results").statusCode()).isEqualTo(404);
    var refused =
        client.postCsv(
            "/api/imports/survey-answers",
            """
            survey,respondent,set,shown,best,worst
            rice,a,1,price;taste,price,price
            rice,b,1,price;glue,price,taste
            rice,,1,price;taste,price,taste
            other,a,1,price;taste,price,taste
            """);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains(
            "another worst item",
            "glue, which is not an item",
            "needs an account_id",
            "no such survey");
    client.delete("/api/surveys/rice");
    assertThat(client.get("/api/surveys").body()).isEqualTo("[]");
  }

  private void maxDiff() {
    var items = new ArrayList<String>();
    for (String key : RICE) {
      String text = key.equals("taste") ? "Taste <b>" : key;
      items.add("{\"key\":\"%s\",\"text\":\"%s\"}".formatted(key, text));
    }
    add(
        "{\"key\":\"rice\",\"name\":\"Rice\",\"kind\":\"maxdiff\",\"items\":[%s]}"
            .formatted(String.join(",", items)));
  }

  private static String[] all(JsonNode survey) {
    var fields = new ArrayList<String>();
    for (int i = 0; i < survey.get("sets").size(); i++) {
      JsonNode set = survey.get("sets").get(i);
      fields.addAll(List.of((i + 1) + "/best", set.get(0).asString()));
      fields.addAll(List.of((i + 1) + "/worst", set.get(1).asString()));
    }
    return fields.toArray(String[]::new);
  }

  private static String rice() throws IOException {
    var design = RealData.text("bws/ricebws1_design.csv").lines().skip(1).toList();
    var csv = new StringBuilder("survey,respondent,account_id,set,shown,best,worst\n");
    for (var line : RealData.text("bws/ricebws1.csv").lines().skip(1).toList()) {
      var cells = line.split(",");
      int person = Integer.parseInt(cells[0]);
      // The first 60 belong to one segment, 29 to the other, one to none.
      String account = person <= 60 ? "halden" : person <= 89 ? "bright" : "";
      for (int question = 0; question < 7; question++) {
        var shown =
            java.util.Arrays.stream(design.get(question).split(","))
                .skip(1)
                .map(item -> RICE.get(Integer.parseInt(item) - 1))
                .toList();
        csv.append(
            "rice,%d,%s,%d,%s,%s,%s\n"
                .formatted(
                    person,
                    account,
                    question + 1,
                    String.join(";", shown),
                    shown.get(Integer.parseInt(cells[1 + 2 * question]) - 1),
                    shown.get(Integer.parseInt(cells[2 + 2 * question]) - 1)));
      }
    }
    return csv.toString();
  }

  private String invite(String survey, String email) {
    var answer =
        client.postJson(
            "/api/surveys/" + survey + "/invitations", "{\"people\":[\"" + email + "\"]}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String link = client.json(answer).get(0).get("link").asString();
    return link.substring(link.indexOf("/s/"));
  }

  private void add(String json) {
    HttpResponse<String> answer = client.postJson("/api/surveys", json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private void load(String kind, String csv) {
    var answer = client.postCsv("/api/imports/" + kind, csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
