package io.beachhead.value.happiness;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Eight customers whose happiness on 30 June 2026 can be worked out by hand: two seats each, two
 * key features, a window of 90 days from 2 April on.
 *
 * <pre>
 *                 active days   features    refers     engages    uses  pays
 *                 per seat      per seat
 * a0 real estate  (11+4)/2=7.5  (2+1)/2=1.5 referral   request    yes   100       happy
 * a1 real estate  10/2     = 5  1/2  = 0.5  score 9    survey     yes   100 → 80  lacks pays
 * a2 real estate  6/2      = 3  2/2  = 1    score 8    survey     yes   100 → 120 lacks refers
 * a3 real estate  2/2      = 1  1/2  = 0.5  referral   in January no    100
 * a4 real estate  0             0           no         no         no    100
 * a5 real estate  no event ever             no         no         ?     trial
 * a6 real estate  comes on 15 July
 * a7 technology   no event ever             no         no         ?     100
 * median of a0 to a4: 3 days and 0.5 features per seat
 * </pre>
 */
final class EightCustomers {
  static final String DAY = "2026-06-30";

  private final TestClient client;
  private final List<String> events = new ArrayList<>();

  private EightCustomers(TestClient client) {
    this.client = client;
  }

  static void move(TestClient client) {
    new EightCustomers(client).moveIn();
  }

  private void moveIn() {
    client.emptyWorkspace();
    imported(
        "accounts",
        """
        id,name,industry,stage,created_at,Seats
        a0,Alder,Real estate,paying,2026-01-01,2
        a1,Birch,Real estate,paying,2026-01-01,2
        a2,Cedar,Real estate,paying,2026-01-01,2
        a3,Dogwood,Real estate,paying,2026-01-01,2
        a4,Elm,Real estate,paying,2026-01-01,2
        a5,Fir,Real estate,trial,2026-01-01,2
        a6,Ginkgo,Real estate,paying,2026-07-15,2
        a7,Hazel,Technology,paying,2026-01-01,2
        """);
    imported(
        "revenue",
        """
        account_id,date,mrr
        a0,2026-01-01,100
        a1,2026-01-01,100
        a1,2026-05-15,80
        a2,2026-01-01,100
        a2,2026-05-01,120
        a3,2026-01-01,100
        a4,2026-01-01,100
        a6,2026-07-15,100
        a7,2026-01-01,100
        """);
    imported(
        "features",
        """
        key,name,state,events
        tasks,Tasks,shipped,Task created
        reports,Reports,shipped,Report viewed
        portal,Portal,candidate,Portal opened
        """);
    imported(
        "requests",
        """
        id,account_id,text,created_at
        r0,a0,More reports,2026-06-02
        r3,a3,More tasks,2026-01-20
        """);
    active("a0", "u0", 10, "Task created", "Report viewed");
    active("a0", "v0", 4, "Task created");
    active("a1", "u1", 10, "Task created");
    active("a2", "u2", 6, "Task created", "Report viewed");
    active("a3", "u3", 2, "Report viewed");
    event("a4", "u4", "Task created", "2026-01-10", "{}");
    event("a0", "u0", "Referral accepted", "2026-06-01", "{}");
    event("a3", "u3", "Referral accepted", "2026-05-04", "{}");
    // Answered on days when they were active anyhow.
    event("a1", "u1", "Survey answered", "2026-05-04", "{\"score\":9}");
    event("a2", "u2", "Survey answered", "2026-05-04", "{\"score\":8}");
    send();
    var made =
        client.postJson(
            "/api/segmentations",
            """
            {"key":"industry","name":"Industry","otherwise":"other","rules":[
              {"segment":"real-estate","name":"Real estate","when":"industry = 'Real estate'"},
              {"segment":"technology","name":"Technology","when":"industry = 'Technology'"}]}
            """);
    if (made.statusCode() != 201) {
      throw new AssertionError(made.body());
    }
  }

  private void imported(String kind, String csv) {
    var report = client.postCsv("/api/imports/" + kind, csv);
    if (report.statusCode() != 200) {
      throw new AssertionError(report.body());
    }
  }

  /** Active on so many days from 4 May on, doing everything named each day, some of it twice. */
  private void active(String account, String user, int days, String... names) {
    for (int day = 0; day < days; day++) {
      String date = "2026-05-%02d".formatted(4 + day);
      for (String name : names) {
        event(account, user, name, date, "{}");
        event(account, user, name, date, "{}");
      }
    }
  }

  private void event(String account, String user, String name, String date, String properties) {
    events.add(
        """
        {"type":"track","messageId":"m%d-%d","userId":"%s","event":"%s","timestamp":"%sT10:00:00Z",\
        "context":{"groupId":"%s"},"properties":%s}\
        """
            .formatted(events.size(), System.nanoTime(), user, name, date, account, properties));
  }

  private void send() {
    send(client, String.join(",", events));
  }

  static void send(TestClient client, String events) {
    var answer =
        client
            .withKey(null)
            .post(
                "/v1/batch",
                "{\"batch\":[" + events + "]}",
                "Content-Type",
                "application/json",
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(
                            (TestWorkspace.WRITE_KEY + ":").getBytes(StandardCharsets.UTF_8)));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }
}
