package io.beachhead.voice.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class JobsTest {
  @Autowired TestClient client;

  @BeforeEach
  void twoSegments() {
    client.emptyWorkspace();
    load("accounts", "id,name,industry\nhalden,Halden,Real estate\nbright,Brightloop,Tech\n");
    load("people", "id,account_id,email,persona\np1,halden,r@halden.example,Head of operations\n");
    var made =
        client.postJson(
            "/api/segmentations",
            """
            {"key":"industry","name":"Industry","otherwise":"other",
             "rules":[{"segment":"re","name":"Real estate","when":"industry = 'Real estate'"}]}
            """);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    client.post("/api/segmentations/industry/activation", "");
  }

  @Test
  void showsImportanceSatisfactionAndOpportunityBySegment() {
    var made =
        client.postJson(
            "/api/jobs",
            "{\"name\":\"See it coming\",\"when\":\"a lease ends\",\"want\":\"know"
                + " before\",\"soThat\":\"act\"}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(client.json(made).get("key").asString()).isEqualTo("see-it-coming");
    load(
        "jobs",
        """
        person_email,account_id,persona,when,want,so_that,quote,importance,satisfaction,job
        r@halden.example,,,a lease ends,know early,act,"I want to know",5,2,see-it-coming
        b@x.example,bright,CTO,a date moves,know early,act,,2,4,See it coming
        c@x.example,bright,CTO,the work is done,show it,get paid,,,,Show its worth
        d@x.example,bright,CTO,,something else,,,,,
        """);

    JsonNode all = client.getJson("/api/jobs?segmentation=industry");

    assertThat(all.get("jobs").findValuesAsString("key"))
        .contains("see-it-coming", "show-its-worth");
    assertThat(all.get("unassigned").asInt()).isEqualTo(1);
    JsonNode seen = all.get("jobs").get(0);
    assertThat(seen.get("soThat").asString()).isEqualTo("act");
    assertThat(seen.get("statements").asInt()).isEqualTo(2);
    assertThat(seen.get("accounts").asInt()).isEqualTo(2);
    assertThat(seen.get("importance").get("mid").asDouble()).isEqualTo(5);
    assertThat(seen.get("satisfaction").get("mid").asDouble()).isEqualTo(5);
    assertThat(seen.get("opportunity").get("mid").asDouble()).isEqualTo(5);
    JsonNode realEstate = seen.get("segments").get(0);
    assertThat(realEstate.get("key").asString()).isEqualTo("re");
    assertThat(realEstate.get("opportunity").get("mid").asDouble()).isEqualTo(20);
    JsonNode unrated = all.get("jobs").get(1);
    assertThat(unrated.get("opportunity").isNull()).isTrue();
    assertThat(unrated.get("notEnoughData").get("need").asInt()).isEqualTo(1);
    assertThat(client.get("/api/jobs?segmentation=none").statusCode()).isEqualTo(404);
  }

  @Test
  void countsTheRatingsOfSurveysWithThoseOfStatements() {
    client.postJson("/api/jobs", "{\"name\":\"See it coming\"}");
    var made =
        client.postJson(
            "/api/surveys",
            """
            {"key":"out","name":"Outcomes","kind":"outcomes","items":[
              {"key":"see-it-coming","text":"To see it coming"},
              {"key":"notice","text":"To be told in time","job":"see-it-coming"},
              {"key":"other","text":"To have a nice day"}]}
            """);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(client.json(made).get("items").get(0).get("job").asString())
        .isEqualTo("see-it-coming");
    assertThat(client.json(made).get("items").get(2).get("job").isNull()).isTrue();
    load(
        "jobs",
        "person_email,want,importance,satisfaction,job\nr@halden.example,know,3,3,see-it-coming\n");
    load(
        "survey-answers",
        """
        survey,person_email,account_id,question,answer
        out,R@halden.example,,see-it-coming/importance,5
        out,R@halden.example,,see-it-coming/satisfaction,1
        out,b@x.example,bright,notice/importance,5
        out,b@x.example,bright,notice/satisfaction,2
        out,b@x.example,bright,other/importance,1
        out,b@x.example,bright,other/satisfaction,5
        out,c@x.example,bright,see-it-coming/importance,5
        """);

    JsonNode job = client.getJson("/api/jobs?segmentation=industry").get("jobs").get(0);

    // One who said 3 and 5 is at 4, which is in the top two; c rated no satisfaction.
    assertThat(job.get("statements").asInt()).isEqualTo(1);
    assertThat(job.get("opportunity").get("mid").asDouble()).isEqualTo(20);
    assertThat(job.get("segments").get(1).get("opportunity").get("mid").asDouble()).isEqualTo(20);
    assertThat(job.get("segments").get(1).get("statements").asInt()).isZero();
    assertThat(
            client
                .postJson(
                    "/api/surveys",
                    "{\"name\":\"X\",\"kind\":\"outcomes\",\"items\":[{\"text\":\"T\",\"job\":\"none\"}]}")
                .body())
        .contains("there is no such job");
  }

  @Test
  void groupsStatementsIntoJobsThatPeopleAccept() throws InterruptedException {
    load(
        "jobs",
        """
        id,person_email,when,want,so_that,job
        s1,a@x.example,a lease ends,know early when a tenant is leaving,re-let the flat,
        s2,b@x.example,,know early which tenant is leaving,re-let the flat in time,
        s3,c@x.example,,know when tenants are going to leave,fill the flat,
        s4,d@x.example,,send the monthly report to my board,keep my budget,
        s5,e@x.example,,send a report to the board every month,keep the budget,
        s6,f@x.example,,know early that a tenant leaves,re-let,Placed by hand
        """);
    assertThat(client.postJson("/api/jobs/groupings", "{\"of\":\"some\"}").statusCode())
        .isEqualTo(422);
    var started = client.postJson("/api/jobs/groupings", "{\"of\":\"all\"}");
    assertThat(started.statusCode()).isEqualTo(202);
    String run = "/api/jobs/groupings/" + client.json(started).get("id").asString();
    JsonNode done = client.getJson(run);
    for (int i = 0; i < 600 && done.get("state").asString().equals("running"); i++) {
      Thread.sleep(100);
      done = client.getJson(run);
    }
    assertThat(done.get("state").asString()).as(done.toString()).isEqualTo("done");
    JsonNode group = null;
    for (JsonNode each : done.get("groups")) {
      group = each.get("statements").toString().contains("s1") ? each : group;
    }
    assertThat(group).as(done.toString()).isNotNull();
    assertThat(group.get("statements").toString()).contains("s2");
    assertThat(client.get("/jobs").body()).contains("Proposed groups", "belong to none");

    String accepted =
        "{\"groups\":[{\"id\":\"%s\",\"job\":\"See it coming\"}]}"
            .formatted(group.get("id").asString());
    assertThat(client.postJson(run + "/acceptance", accepted).statusCode()).isEqualTo(204);
    assertThat(client.postJson(run + "/acceptance", accepted).statusCode()).isEqualTo(204);
    assertThat(client.postJson(run + "/acceptance", "{\"groups\":[{\"id\":\"g99\"}]}").statusCode())
        .isEqualTo(422);

    JsonNode jobs = client.getJson("/api/jobs").get("jobs");
    assertThat(jobs.size()).isEqualTo(2);
    assertThat(jobs.get(0).get("key").asString()).isEqualTo("placed-by-hand");
    assertThat(jobs.get(1).get("key").asString()).isEqualTo("see-it-coming");
    assertThat(jobs.get(1).get("when").asString()).isEqualTo("a lease ends");
    JsonNode byHand = client.getJson("/api/jobs/statements?job=placed-by-hand");
    assertThat(byHand.get("items").findValuesAsString("id")).containsExactly("s6");
    assertThat(client.get("/jobs/statements?job=see-it-coming").body())
        .contains("know early when a tenant is leaving", "Move what is ticked to");

    assertThat(client.putJson("/api/jobs/statements/s1/job", "{\"job\":null}").statusCode())
        .isEqualTo(204);
    assertThat(client.putJson("/api/jobs/statements/s1/job", "{\"job\":\"x\"}").statusCode())
        .isEqualTo(404);
    assertThat(client.getJson("/api/jobs/statements?job=none").toString()).contains("s1");
    assertThat(client.get("/api/jobs/statements?limit=0").statusCode()).isEqualTo(400);
    assertThat(client.get("/jobs/statements?job=x").statusCode()).isEqualTo(404);
  }

  @Test
  void stopsAGroupingHalfWayAndChangesNothing() {
    var csv = new StringBuilder("id,want\n");
    for (int i = 0; i < 3_000; i++) {
      csv.append("s%d,do the %d thing with the %d other\n".formatted(i, i, 7 * i));
    }
    load("jobs", csv.toString());
    String run =
        "/api/jobs/groupings/"
            + client.json(client.postJson("/api/jobs/groupings", "{}")).get("id").asString();
    assertThat(client.postJson(run + "/acceptance", "{\"groups\":[]}").statusCode()).isEqualTo(409);
    assertThat(client.delete(run).statusCode()).isEqualTo(204);
    assertThat(client.getJson(run).get("state").asString()).isEqualTo("stopped");
    assertThat(client.getJson("/api/jobs").get("unassigned").asInt()).isEqualTo(3_000);
    assertThat(client.delete("/api/jobs/groupings/none").statusCode()).isEqualTo(404);
  }

  @Test
  void saysWhetherPersonasMatter() {
    assertThat(client.getJson("/api/jobs/personas").get("share").isNull()).isTrue();
    var csv = new StringBuilder("id,persona,want,job\n");
    for (int i = 0; i < 40; i++) {
      csv.append(
          "%d,%s,do it,%s\n".formatted(i, i % 2 == 0 ? "CTO" : "Head", i % 4 < 2 ? "a" : "b"));
    }
    load("jobs", csv.toString());
    JsonNode same = client.getJson("/api/jobs/personas");
    assertThat(same.get("personas").size()).isEqualTo(2);
    assertThat(same.get("counts").get(0).get(0).asInt()).isEqualTo(10);
    assertThat(same.get("mutualInformationBits").asDouble()).isZero();
    assertThat(same.get("p").asDouble()).isEqualTo(1);
    assertThat(same.get("sentence").asString())
        .isEqualTo(
            "Two personas, the same two jobs. Knowing the persona tells 0% of which job it is"
                + " (permutation p = 1.0).");
  }

  @Test
  void refusesWhatIsNoJobAndNoRating() {
    assertThat(client.postJson("/api/jobs", "{\"name\":\" \"}").statusCode()).isEqualTo(422);
    assertThat(client.postJson("/api/jobs", "{\"name\":\"A\"}").statusCode()).isEqualTo(201);
    assertThat(client.postJson("/api/jobs", "{\"name\":\"a\"}").statusCode()).isEqualTo(409);
    var refused = client.postCsv("/api/imports/jobs", "want,importance\nknow,7\n");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("must be from 1 to 5");
    assertThat(client.get("/api/export/jobs.csv").statusCode()).isEqualTo(200);
  }

  private void load(String kind, String csv) {
    var answer = client.postCsv("/api/imports/" + kind, csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
