package io.beachhead.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of interviews, jobs and surveys, as they are used without script. */
@TestWorkspace
class VoicePagesTest {
  @Autowired TestClient client;

  @BeforeEach
  void anAccount() {
    client.emptyWorkspace();
    load("accounts", "id,name\nhalden,Halden Property\n");
    load("people", "id,account_id,email,name,persona\np1,halden,r@halden.example,Rasmus,CTO\n");
    load(
        "interviews",
        "id,person_email,transcript,interviewer,recording_url\n"
            + "i1,r@halden.example,\"[02:10] Mara: How?\n"
            + "[02:20] Rasmus: <b>By hand</b> and دائما.\",Mara,https://x.example/r\n");
  }

  @Test
  void showsWhoSpeaksAndMarksWhatIsChosen() {
    var page = client.get("/interviews/i1");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "Rasmus",
            "(asks)",
            "&lt;b&gt;By hand&lt;/b&gt; and دائما.",
            "https://x.example/r#t=140")
        .contains("dir=\"auto\"", "?from=35&amp;to=")
        .doesNotContain("<b>By hand");
    assertThat(client.get("/interviews/i1?from=35&to=43").body()).contains("value=\"35\"");
    assertThat(client.get("/interviews/none").statusCode()).isEqualTo(404);
    client.postJson("/api/interviews/i1/quotes", "{\"from\":35,\"to\":50,\"code\":\"problem\"}");
    assertThat(client.get("/interviews/i1").body()).contains("<mark class=\"q\" title=\"problem\"");
    assertThat(client.get("/interviews").body()).contains("Rasmus", "1 quote", "CTO");
  }

  @Test
  void unfoldsAGuideThatPeopleEdit() {
    assertThat(client.get("/interviews/guide").body()).contains("in a hurry", "- Who was waiting");
    assertThat(client.get("/interviews/i1").body()).contains("0 of 15 asked");
  }

  @Test
  void exchangesCodesAsACodebook() {
    var book =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="QualCoder"><Codes>
        <Code guid="a" name="Waiting &amp; asking" isCodable="true"><Code guid="b" name="by phone"/></Code>
        </Codes><Sets/></CodeBook>\
        """;
    var added = client.post("/api/codebook", book, "Content-Type", "application/xml");
    assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
    assertThat(client.json(added).get("added").asInt()).isEqualTo(2);
    assertThat(client.get("/api/codebook.qdc").body())
        .contains("urn:QDA-XML:codebook:1.0", "name=\"Waiting &amp; asking\"", "guid=");
    assertThat(client.post("/api/codebook", "<x/>", "Content-Type", "application/xml").body())
        .contains("is not a REFI-QDA codebook");
    assertThat(client.post("/api/codebook", "no", "Content-Type", "application/xml").statusCode())
        .isEqualTo(422);
  }

  @Test
  void showsJobsAndSurveys() {
    assertThat(client.get("/jobs").body()).contains("No jobs yet");
    load(
        "jobs",
        "person_email,want,quote,importance,satisfaction,job\n"
            + "r@halden.example,know,\"Tell <me>\",5,1,See it\n");
    assertThat(client.get("/jobs").body()).contains("See it", "“Tell &lt;me&gt;”", "CTO");
    assertThat(client.get("/surveys").body()).contains("No surveys yet");
    client.postJson("/api/surveys", "{\"key\":\"n\",\"name\":\"Nps <x>\",\"kind\":\"nps\"}");
    client.postJson("/api/surveys/n/invitations", "{\"people\":[\"r@halden.example\"]}");
    load("survey-answers", "survey,person_email,question,answer\nn,r@halden.example,recommend,9\n");
    assertThat(client.get("/surveys/n").body())
        .contains("Nps &lt;x&gt;", "Promoters", "mailto:r%40halden.example");
    for (var kind : new String[] {"stay-or-leave", "van-westendorp"}) {
      client.postJson(
          "/api/surveys", "{\"key\":\"" + kind + "\",\"name\":\"S\",\"kind\":\"" + kind + "\"}");
      assertThat(client.get("/surveys/" + kind).statusCode()).isEqualTo(200);
    }
    for (var kind : new String[] {"outcomes", "maxdiff"}) {
      client.postJson(
          "/api/surveys",
          "{\"key\":\"%s\",\"name\":\"S\",\"kind\":\"%s\",\"items\":[{\"text\":\"A\"},{\"text\":\"B\"},{\"text\":\"C\"}]}"
              .formatted(kind, kind));
      assertThat(client.get("/surveys/" + kind).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void findsTheWordsOfJobsAndSurveys() {
    load("jobs", "person_email,want,quote\nr@halden.example,know,We stitch it together\n");
    client.postJson("/api/surveys", "{\"key\":\"n\",\"name\":\"N\",\"kind\":\"nps\"}");
    load(
        "survey-answers",
        "survey,person_email,question,answer\nn,r@halden.example,why,I stitch reports\n");
    for (var kind : new String[] {"jobs", "surveys"}) {
      var lines = client.getJson("/api/concordance?term=stitch&kinds=" + kind);
      assertThat(lines.get("total").asInt()).as(kind).isEqualTo(1);
      assertThat(lines.get("lines").get(0).get("account").asString()).isEqualTo("halden");
    }
  }

  private void load(String kind, String csv) {
    var answer = client.postCsv("/api/imports/" + kind, csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
