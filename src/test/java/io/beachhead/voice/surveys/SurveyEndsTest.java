package io.beachhead.voice.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** When a survey ends, and its figures as a picture and a table. */
@TestWorkspace
class SurveyEndsTest {
  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  @BeforeEach
  void aSurveyOfPrices() {
    client.emptyWorkspace();
    client.postJson(
        "/api/surveys", "{\"key\":\"seat\",\"name\":\"A seat\",\"kind\":\"van-westendorp\"}");
  }

  @Test
  void opensAClosedSurveyAgainAndSaysUntilWhen() {
    client.post("/api/surveys/seat/closure", "");
    assertThat(client.getJson("/api/surveys/seat").get("closed").isNull()).isFalse();

    var saved =
        client.putJson("/api/surveys/seat/end", "{\"closesOn\":\"2199-01-31\",\"quota\":40}");

    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    assertThat(client.getJson("/api/surveys/seat").get("closed").isNull()).isTrue();
    assertThat(client.get("/surveys/seat").body())
        .contains("Open until 31 Jan 2199, 0 of at most 40 answers in.");
    client.putJson("/api/surveys/seat/end", "{}");
    assertThat(client.get("/surveys/seat").body()).contains("0 answered. Open.");
  }

  @Test
  void refusesAnEndThatCannotBe() {
    assertThat(client.putJson("/api/surveys/seat/end", "{\"closesOn\":\"2001-01-31\"}").body())
        .contains("is over");
    assertThat(client.putJson("/api/surveys/seat/end", "{\"quota\":0}").body())
        .contains("expected at least 1");
    assertThat(client.putJson("/api/surveys/none/end", "{}").statusCode()).isEqualTo(404);
    var browser = SignedInBrowser.of(program, client, Role.PRODUCT);
    var page = browser.submit("/surveys/seat", "/surveys/seat/end", "closesOn", "soon");
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("Last day: is not a date", "value=\"soon\"");
  }

  @Test
  void drawsTheCurvesAndGivesThemAsNumbers() {
    assertThat(client.get("/surveys/seat").body()).doesNotContain("v-psm-low");
    var rows = new StringBuilder("survey,respondent,question,answer\n");
    for (int i = 0; i < 10; i++) {
      rows.append("seat,p%d,too-cheap,%d\n".formatted(i, 10));
      rows.append("seat,p%d,cheap,%d\n".formatted(i, 20));
      rows.append("seat,p%d,expensive,%d\n".formatted(i, i < 5 ? 30 : 40));
      rows.append("seat,p%d,too-expensive,%d\n".formatted(i, 50));
    }
    client.postCsv("/api/imports/survey-answers", rows.toString());

    var curves = client.getJson("/api/surveys/seat/results").get("curves");

    assertThat(curves.get("prices").toString()).isEqualTo("[10.0,20.0,30.0,40.0,50.0]");
    assertThat(curves.get("tooCheap").toString()).isEqualTo("[1.0,0.0,0.0,0.0,0.0]");
    assertThat(curves.get("cheap").toString()).isEqualTo("[1.0,1.0,0.0,0.0,0.0]");
    assertThat(curves.get("expensive").toString()).isEqualTo("[0.0,0.0,0.5,1.0,1.0]");
    assertThat(curves.get("tooExpensive").toString()).isEqualTo("[0.0,0.0,0.0,0.0,1.0]");
    assertThat(client.get("/surveys/seat").body()).contains("v-psm-low", "v-psm-high dash");
    assertThat(client.get("/surveys/seat/results.csv").body())
        .startsWith("segment,item,figure,low,mid,high,respondents\r\nall,,marginal cheapness,")
        .contains("all,,optimal,");
  }
}
