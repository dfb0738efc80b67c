package io.beachhead.value.firstuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Days to the first use, worked out by hand for the end of 15 May 2026. Data begin on 1 May.
 *
 * <pre>
 * real estate  days to first use 2, 4, 4, 10; waiting after 5 and 15
 *   S(2) = 5/6, S(4) = 5/6 · 3/5 = 1/2, S(10) = 1/2 · 1/2 = 1/4
 *   the median is 4; the curve's 80% range reaches a half from day 4 on (at day 2 its lower end is
 *   .518), and its upper end never comes down to a half (.521 at day 10)
 * technology   one began after 3 days, four wait
 * left out     a prospect, one without a date, one created in April, one whose use has no day
 * </pre>
 */
@TestWorkspace
class FirstUseTest {
  private static final String DAY = "asOf=2026-05-15";

  @Autowired TestClient client;

  @BeforeEach
  void given() {
    client.emptyWorkspace();
    imported(
        "accounts",
        """
        id,name,industry,stage,created_at
        r1,Alder,Real estate,paying,2026-05-01
        r2,Birch,Real estate,paying,2026-05-01
        r3,Cedar,Real estate,free,2026-05-02
        r4,Elm,Real estate,paying,2026-05-01
        r5,Fir,Real estate,trial,2026-05-11
        r6,Hazel,Real estate,churned,2026-05-01
        t1,Iris,Technology,paying,2026-05-02
        t2,Jade,Technology,paying,2026-05-02
        t3,Kale,Technology,paying,2026-05-02
        t4,Lime,Technology,paying,2026-05-02
        t5,Moss,Technology,paying,2026-05-02
        early,Oak,Technology,paying,2026-04-30
        undated,Pine,Technology,paying,2026-05-03
        asks,Rose,Technology,prospect,2026-05-03
        dateless,Sage,Technology,paying,
        later,Teak,Technology,paying,2026-05-20
        """);
    imported(
        "features",
        """
        key,name,state,events
        tasks,Tasks,shipped,Task created; Task moved where board = main
        portal,Portal,candidate,Portal opened
        """);
    imported("feature-usage", "account_id,feature,from,uses\nr4,tasks,2026-05-11,3\n");
    imported("feature-usage", "account_id,feature,uses\nundated,tasks,1\n");
    // Neither a page viewed nor a candidate's event is a first use; a moved task is one on main.
    event("r1", "Task created", "2026-05-03", "{}");
    event("r1", "Task created", "2026-05-09", "{}");
    event("r2", "Task moved", "2026-05-02", "{\"board\":\"other\"}");
    event("r2", "Task moved", "2026-05-05", "{\"board\":\"main\"}");
    event("r3", "Task created", "2026-05-06", "{}");
    event("r5", "Portal opened", "2026-05-12", "{}");
    event("r6", "Logged in", "2026-05-01", "{}");
    event("r6", "Task created", "2026-05-16", "{}");
    event("t1", "Task created", "2026-05-05", "{}");
    client.postJson(
        "/api/segmentations",
        """
        {"key":"industry","name":"Industry","otherwise":"other","rules":[
          {"segment":"real-estate","name":"Real estate","when":"industry = 'Real estate'"},
          {"segment":"technology","name":"Technology","when":"industry = 'Technology'"}]}
        """);
  }

  @Test
  void takesTheMedianOfThoseWhoBeganAndThoseWhoWait() {
    JsonNode answer = answer();
    JsonNode estate = answer.at("/segments/0");
    assertThat(estate.at("/accounts").intValue()).isEqualTo(6);
    assertThat(estate.at("/used").intValue()).isEqualTo(4);
    assertThat(estate.at("/medianDays/mid").doubleValue()).isEqualTo(4, within(1e-9));
    assertThat(estate.at("/medianDays/low").doubleValue()).isEqualTo(4, within(1e-9));
    assertThat(estate.at("/medianDays/high").isNull()).isTrue();
  }

  @Test
  void hasNoMedianWhileFewerThanHalfBegan() {
    JsonNode technology = answer().at("/segments/1");
    assertThat(technology.at("/accounts").intValue()).isEqualTo(5);
    assertThat(technology.at("/used").intValue()).isEqualTo(1);
    assertThat(technology.at("/medianDays").isNull()).isTrue();
    assertThat(technology.at("/notEnoughData/have").intValue()).isEqualTo(1);
    assertThat(technology.at("/notEnoughData/need").intValue()).isEqualTo(3);
  }

  @Test
  void saysWhomItLeavesOut() {
    JsonNode answer = answer();
    assertThat(answer.at("/dataFrom").stringValue()).isEqualTo("2026-05-01");
    assertThat(answer.at("/leftOut"))
        .hasToString(
            "{\"prospects\":1,\"withoutCreationDate\":1,\"createdBeforeData\":1,\"useWithoutDate\":1}");
    assertThat(client.get("/happiness?" + DAY).body())
        .contains("Days to first use", "4 of 6", ">4</button>", "4 or more", "not yet half")
        .contains("1 created before the data begin on", "1 whose use has no first day");
  }

  @Test
  void isTheSameInTheTableAndInTheExplanation() {
    assertThat(client.get("/api/happiness/first-use.csv?" + DAY).body())
        .contains("real-estate,Real estate,6,4,4", "technology,Technology,5,1,,,,2026-05-15");
    assertThat(client.get("/why/time-to-first-use?segment=real-estate&" + DAY).body())
        .contains("are still waiting", "4 or more", "/method/time-to-first-use");
    assertThat(client.get("/why/time-to-first-use?segment=nothing").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/happiness/first-use?segmentation=nothing").statusCode())
        .isEqualTo(404);
    assertThat(Path.of("docs/metrics", FirstUse.METRIC + ".md")).satisfies(Files::exists);
  }

  @Test
  void saysThatNothingIsKnownOfUseYet() {
    JsonNode before = client.getJson("/api/happiness/first-use?asOf=2026-04-30");
    assertThat(before.at("/dataFrom").isNull()).isTrue();
    assertThat(before.at("/total/medianDays").isNull()).isTrue();
    assertThat(before.at("/total/notEnoughData/need").intValue()).isEqualTo(5);
  }

  private JsonNode answer() {
    return client.getJson("/api/happiness/first-use?" + DAY);
  }

  private void imported(String kind, String csv) {
    var report = client.postCsv("/api/imports/" + kind, csv);
    assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
  }

  private void event(String account, String name, String day, String properties) {
    var answer =
        client
            .withKey(null)
            .post(
                "/v1/track",
                """
                {"messageId":"%s-%d","userId":"u-%s","event":"%s","timestamp":"%sT00:00:00Z",
                 "context":{"groupId":"%s"},"properties":%s}
                """
                    .formatted(account, System.nanoTime(), account, name, day, account, properties),
                "Content-Type",
                "application/json",
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(
                            (TestWorkspace.WRITE_KEY + ":").getBytes(StandardCharsets.UTF_8)));
    assertThat(answer.statusCode()).isEqualTo(200);
  }
}
