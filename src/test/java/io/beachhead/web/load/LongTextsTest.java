package io.beachhead.web.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts that cost a careless reader their length squared: a hundred thousand of one character, then
 * one that does not fit. Each answer comes; the time allowed is a hundred times what it takes.
 */
@TestWorkspace
@Timeout(120)
class LongTextsTest {
  private static final int LONG = 100_000;
  private static final List<String> ENDLESS =
      List.of(" ", "/", "\n", "a.", "-", "(", "not ", "9", "€", "'");

  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  @BeforeEach
  void start() {
    client.emptyWorkspace();
  }

  private static List<String> texts() {
    return ENDLESS.stream()
        .map(unit -> "x" + unit.repeat(LONG / unit.length()) + "\u0001")
        .toList();
  }

  private static String json(String text) {
    return new JsonMapper().writeValueAsString(text);
  }

  @Test
  void fieldsOfTheApi() {
    for (var text : texts()) {
      var quoted = json(text);
      var answers =
          List.of(
              client.postJson("/api/requests", "{\"text\":" + quoted + "}"),
              client.postJson("/api/requests", "{\"text\":\"t\",\"theme\":" + quoted + "}"),
              client.postJson("/api/features", "{\"name\":" + quoted + "}"),
              client.postJson("/api/scenarios", "{\"name\":" + quoted + ",\"features\":[]}"),
              client.postJson(
                  "/api/segmentations",
                  "{\"key\":\"k\",\"name\":"
                      + quoted
                      + ",\"rules\":[{\"segment\":\"s\",\"when\":"
                      + quoted
                      + "}]}"),
              client.postJson("/api/keys", "{\"name\":" + quoted + ",\"role\":\"viewer\"}"),
              client.postJson("/api/members", "{\"email\":" + quoted + ",\"role\":\"viewer\"}"),
              client.putJson("/api/workspace", "{\"timezone\":" + quoted + "}"),
              client.putJson("/api/value-model", "{\"distribution\":" + quoted + "}"),
              client.putJson("/api/happiness/definition", "{\"uses\":{\"seats\":" + quoted + "}}"),
              client.postJson(
                  "/api/behaviour/funnel",
                  "{\"steps\":[{\"event\":"
                      + quoted
                      + "}],\"attribution\":"
                      + quoted
                      + ",\"breakdown\":"
                      + quoted
                      + "}"));
      assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isLessThan(500));
    }
    assertThat(client.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void fieldsOfForms() {
    var browser = SignedInBrowser.of(program, client, Role.ADMIN);
    for (var whole : texts()) {
      // A form may have two megabytes, and some characters take nine bytes in it.
      var encoded = URLEncoder.encode(whole, StandardCharsets.UTF_8).length();
      var text = whole.substring(0, Math.min(whole.length(), (int) (4L * LONG * LONG / encoded)));
      var answers =
          List.of(
              browser.submit(
                  "/settings",
                  "/happiness/definition/preview",
                  "windowDays",
                  text,
                  "refers.events",
                  "Invited where" + text,
                  "engages.events",
                  text),
              browser.submit(
                  "/settings",
                  "/value-map/model/preview",
                  "correlation",
                  text,
                  "happy.amount",
                  text,
                  "cost.fixed",
                  text),
              browser.submit(
                  "/settings",
                  "/settings",
                  "name",
                  text,
                  "capacityWeeks",
                  text,
                  "rateCurrency",
                  "EUR",
                  "rate",
                  text));
      assertThat(answers).noneMatch(answer -> answer.statusCode() == 403);
      assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isLessThan(500));
    }
    assertThat(client.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void cellsOfFiles() {
    for (var text : texts()) {
      var cell = "\"" + text.replace("\"", "\"\"") + "\"";
      var answers =
          List.of(
              client.postCsv(
                  "/api/imports/accounts",
                  "id,name,domain,employees,created_at\na,"
                      + cell
                      + ","
                      + cell
                      + ","
                      + cell
                      + ","
                      + cell
                      + "\n"),
              client.postCsv(
                  "/api/imports/accounts?skipInvalid=true", "id,name,domain\na,A," + cell + "\n"),
              client.postCsv(
                  "/api/imports/revenue",
                  "account_id,date,mrr,currency\na," + cell + "," + cell + "," + cell + "\n"));
      assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isLessThan(500));
      assertThat(client.get("/sources/people").statusCode()).isEqualTo(200);
      assertThat(client.get("/accounts").statusCode()).isEqualTo(200);
    }
    assertThat(client.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void rulesOfManyValuesOverManyAccounts() {
    var rows =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "a" + i + ",Account " + i + "\n")
            .collect(Collectors.joining("", "id,name\n", ""));
    assertThat(client.postCsv("/api/imports/accounts", rows).statusCode()).isEqualTo(200);
    var values =
        IntStream.range(0, 4_000)
            .mapToObj(i -> "'nobody " + i + "'")
            .collect(Collectors.joining(","));
    var unknown =
        IntStream.range(0, 3_000)
            .mapToObj(i -> "unknown" + i + " = 1")
            .collect(Collectors.joining(" or "));
    var created =
        client.postJson(
            "/api/segmentations",
            "{\"key\":\"k\",\"name\":\"K\",\"rules\":[{\"segment\":\"s\",\"when\":\"id ="
                + " 'a1'\"}]}");
    assertThat(created.statusCode()).isEqualTo(201);
    var long10 =
        IntStream.range(0, 10)
            .mapToObj(i -> "{\"segment\":\"s" + i + "\",\"when\":\"name in (" + values + ")\"}")
            .collect(Collectors.joining(","));
    var preview = client.postJson("/api/segmentations/k/preview", "{\"rules\":[" + long10 + "]}");
    assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);
    assertThat(client.json(preview).get("notes").size()).isEqualTo(20);
    var wrong =
        client.postJson(
            "/api/segmentations/k/preview",
            "{\"rules\":[{\"segment\":\"s\",\"when\":\"" + unknown + "\"}]}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).hasSizeLessThan(100_000);
    assertThat(client.json(wrong).get("problems").size()).isEqualTo(20);
  }
}
