package io.beachhead.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class ValueImportsTest {
  @Autowired TestClient client;
  @Autowired JdbcClient sql;

  @BeforeEach
  void company() {
    client.emptyWorkspace();
    run(200, "accounts", "id,name,industry\na,Acme,Retail\nb,Bolt,Metal\n");
    run(200, "features", "key,name,state,effort_weeks\nsso,Single sign-on,live,6\nrep,Reports,,\n");
    client.postJson(
        "/api/segmentations",
        """
        {"key":"by-industry","name":"By industry","otherwise":"other",
         "rules":[{"segment":"retail","name":"Retail","when":"industry = 'Retail'"}]}\
        """);
  }

  @Test
  void keepsFeaturesInTheOrderOfTheirFile() {
    run(200, "features", "key,name\nabc,First\nrep,Renamed\n");
    assertThat(
            list("SELECT key || '|' || name || '|' || state FROM feature ORDER BY position, key"))
        .containsExactly(
            "sso|Single sign-on|shipped", "rep|Renamed|candidate", "abc|First|candidate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "x,X,candidate,-1,!effort_weeks!negative effort",
        "x,X,sometimes,1,!state!shipped, building, candidate, declined",
        "x y,X,,1,!key!not a valid key",
        "x,X,,1.2.3,!effort_weeks!two decimal separators",
        "x,X,,1,x!requires!itself",
        "x,X,,1,nope!requires!not the key of a feature",
        "x,,,1,!name!missing"
      })
  void refusesBadFeatures(String row, String column, String says) {
    assertProblem(
        run(422, "features", "key,name,state,effort_weeks,requires\n" + row + "\n"), column, says);
  }

  @Test
  void takesEvidenceForSegmentsAndAccountsAndUpdatesTheSameRow() {
    String header = "feature,segment,account_id,kind,value,spread,se,n,source,noted_at\n";
    run(
        200,
        "evidence",
        header
            + "sso,retail,,survey,1200,300,50,40,Spring,2026-03-01\n"
            + "Reports,by-industry/other,,WTP,80,,,,,\n"
            + "rep,,a,expert,7.5,,,,,\n");
    var again =
        run(200, "evidence", header + "sso,retail,,survey,1300,300,50,40,Spring,1 Mar 2026\n");
    assertThat(again.get("updated").asInt()).isEqualTo(1);
    assertThat(
            list(
                """
                SELECT feature || '|' || segmentation || '|' || segment || '|' || account_id || '|'
                       || kind || '|' || value FROM evidence ORDER BY value\
                """))
        .containsExactly(
            "rep|||a|expert|7.5",
            "rep|by-industry|other||willingness-to-pay|80.0",
            "sso|by-industry|retail||survey|1300.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "nope,retail,,survey,1,,,!feature!not a feature",
        "sso,nope,,survey,1,,,!segment!retail, other",
        "sso,nope/retail,,survey,1,,,!segment!by-industry",
        "sso,,,survey,1,,,!segment!give one of them",
        "sso,retail,a,survey,1,,,!segment!give one of them",
        "sso,,zz,survey,1,,,!account_id!not a known account",
        "sso,retail,,gossip,1,,,!kind!survey, usage",
        "sso,retail,,,1,,,!kind!missing",
        "sso,retail,,survey,,,,!value!missing",
        "sso,retail,,survey,1,-1,,!spread!is negative",
        "sso,retail,,survey,1,,-1,!se!is negative",
        "sso,retail,,survey,1,,0,1!se!n is 1",
        "sso,retail,,survey,1,,,0!n!fewer than 1",
        "sso,retail,,survey,€5,,,!value!must be in USD"
      })
  void refusesBadEvidence(String row, String column, String says) {
    assertProblem(
        run(422, "evidence", "feature,segment,account_id,kind,value,spread,se,n\n" + row + "\n"),
        column,
        says);
  }

  @Test
  void readsUseLong() {
    var report =
        run(
            200,
            "feature-usage",
            "account_id,feature,from,to,uses\n"
                + "a,sso,2026-01-01,2026-02-01,12\nb,sso,,,no\nb,rep,,,\n");
    assertThat(report.get("created").asInt()).isEqualTo(2);
    assertThat(uses()).containsExactly("a|sso|2026-01-01|12.0", "b|rep||1.0");
    run(200, "feature-usage", "account_id,feature,uses\nb,rep,no\n");
    assertThat(uses()).contains("b|rep||0.0");
    assertProblem(
        run(422, "feature-usage", "account_id,feature\na,nope\n"), "feature", "not a feature");
  }

  @Test
  void readsUseWideCreatesTheFeaturesItFindsAndTakesAllOfItBack() {
    var report =
        run(
            200,
            "feature-usage?map=who:account_id&features=sso,Dark%20mode,Chat,Never",
            "who,sso,Dark mode,Chat,Never,Other\n"
                + "a,Yes,No internet service,3,,y\nb,no,FALSE,0,,x\n");
    assertThat(report.get("rows").asInt()).isEqualTo(2);
    assertThat(report.get("created").asInt()).isEqualTo(2);
    assertThat(report.at("/notes/0").asString()).startsWith("3 features").contains("Dark-mode");
    assertThat(report.at("/ignored/0").asString()).isEqualTo("Other");
    assertThat(uses()).containsExactly("a|Chat||3.0", "a|sso||1.0");
    assertThat(list("SELECT key || name || state FROM feature WHERE key LIKE 'Dark%'"))
        .containsExactly("Dark-modeDark modeshipped");
    assertThat(client.delete("/api/imports/" + report.get("id").asString()).statusCode())
        .isEqualTo(200);
    assertThat(uses()).isEmpty();
    assertThat(list("SELECT key FROM feature ORDER BY key")).containsExactly("rep", "sso");
  }

  @Test
  void knowsRequestsWithoutIdByWhatTheySay() {
    String file =
        "account_id,text,importance,theme,amount,created_at\n"
            + "a,\"We need SSO, badly\",Must have,Access,1000,2026-01-02\n"
            + "b,Dark mode,,Look & feel,,\n"
            + "b,Dark mode,,Look & feel,,\n";
    var report = run(200, "requests", file);
    assertThat(report.get("created").asInt()).isEqualTo(2);
    assertThat(report.get("unchanged").asInt()).isEqualTo(1);
    assertThat(run(200, "requests", file).get("unchanged").asInt()).isEqualTo(3);
    assertThat(
            list(
                """
                SELECT text || '|' || coalesce(importance, '-') || '|' || theme FROM request
                JOIN request_theme ON request_id = request.id\
                """))
        .containsExactlyInAnyOrder("We need SSO, badly|blocker|access", "Dark mode|-|look-feel");
    assertThat(list("SELECT name FROM theme ORDER BY key"))
        .containsExactly("Access", "Look & feel");
    assertThat(client.delete("/api/imports/" + report.get("id").asString()).statusCode())
        .isEqualTo(200);
    assertThat(list("SELECT id FROM request")).isEmpty();
    assertThat(list("SELECT key FROM theme")).isEmpty();
  }

  private List<String> uses() {
    return list(
        """
        SELECT account_id || '|' || feature || '|' || from_date || '|' || uses FROM feature_use
        ORDER BY account_id, feature\
        """);
  }

  private List<String> list(String query) {
    return sql.sql(query).query(String.class).list();
  }

  private JsonNode run(int status, String path, String csv) {
    var answer = client.postCsv("/api/imports/" + path, csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return client.json(answer);
  }

  private static void assertProblem(JsonNode report, String column, String says) {
    var problem = report.at("/problems/0");
    assertThat(problem.get("line").asInt()).isEqualTo(2);
    assertThat(problem.get("column").asString()).as(problem.toString()).isEqualTo(column);
    assertThat(problem.get("problem").asString()).contains(says);
  }
}
