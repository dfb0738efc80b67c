package io.beachhead.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.alerts.digest.Digests;
import io.beachhead.behaviour.saved.SavedQuestions;
import io.beachhead.behaviour.web.TestEvents;
import io.beachhead.workspace.Colleagues;
import io.beachhead.workspace.Role;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** E-mails through a real mail server on this machine. */
@TestWorkspace
class AlertMailTest {
  @Autowired TestClient client;
  @Autowired SavedQuestions questions;
  @Autowired AlertChecks checks;
  @Autowired Digests digests;
  @Autowired Colleagues colleagues;
  @Autowired ApplicationContext program;
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    client.emptyWorkspace();
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
    client.delete("/api/mail");
  }

  @Test
  void anAlertIsMailedOnce() throws Exception {
    assertThat(set("\"username\":null").statusCode()).isEqualTo(200);
    questions.save("Payments", "/trends?event=Paid&measure=total&interval=day");
    var added =
        client.postJson(
            "/api/alerts",
            """
            {"name":"Paid","number":"question:payments","happens":"above","threshold":0,
             "emails":["ada@example.com","bob@example.com"]}
            """);
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    TestEvents.send(client, "ada acme Paid %sT00:00:01Z".formatted(LocalDate.now(ZoneOffset.UTC)));
    checks.checkAll();
    checks.checkAll();
    assertThat(server.waitForIncomingEmail(10_000, 2)).isTrue();
    Thread.sleep(300);
    var mails = server.getReceivedMessages();
    assertThat(mails).hasSize(2);
    assertThat(mails[0].getSubject()).isEqualTo("Alert: Paid");
    assertThat(GreenMailUtil.getBody(mails[0])).contains("Paid: 1 in the day of");
    assertThat(client.getJson("/api/mail/sent").at("/items/0/state").asString()).isEqualTo("sent");
  }

  @Test
  void mailsWhatChangedForMyAccountsOnceAWeek() {
    var browser = SignedInBrowser.of(program, client, Role.GTM);
    var owner =
        colleagues.all().stream()
            .map(Colleagues.Colleague::email)
            .filter(email -> email.contains("gtm"))
            .findFirst()
            .orElseGet(() -> colleagues.all().getFirst().email());
    var week = digests.week();
    client.postCsv("/api/imports/accounts", "id,name,owner\nacme,Acme,%s\n".formatted(owner));
    TestEvents.send(client, "ada acme Used %sT12:00:00Z".formatted(week.minusDays(3)));
    assertThat(client.getJson("/api/digest?owner=" + owner).at("/lines/0").asString())
        .isEqualTo("Acme: nobody used the product, after use in the week before.");
    assertThat(digests.send()).as("no server").isZero();
    set("\"username\":null");
    client.putJson("/api/digest", "{\"owner\":\"%s\",\"muted\":true}".formatted(owner));
    assertThat(digests.send()).as("muted").isZero();
    client.putJson("/api/digest", "{\"owner\":\"%s\",\"muted\":false}".formatted(owner));
    assertThat(digests.send()).isEqualTo(1);
    assertThat(digests.send()).as("once a week").isZero();
    assertThat(client.get("/api/digest?owner=nobody@example.com").statusCode()).isEqualTo(404);
    assertThat(browser.get("/alerts").body()).contains("Weekly digest", "Mute it for me");
  }

  @Test
  void saysInTheServersWordsWhyATestIsRefused() {
    server.setUser("ada", "right-password");
    set("\"username\":\"ada\",\"secret\":\"wrong\"");
    server.getManagers().getUserManager().setAuthRequired(true);
    var refused = client.postJson("/api/mail/test", "{\"to\":\"ada@example.com\"}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("The mail server refused", "535");
    assertThat(client.get("/api/mail").body())
        .contains("\"hasSecret\":true")
        .doesNotContain("wrong");
    var browser = SignedInBrowser.of(program, client, Role.ADMIN);
    var page = browser.submit("/settings/mail", "/settings/mail/test", "to", "ada@example.com");
    assertThat(page.body()).contains("The mail server refused", "535").doesNotContain("wrong");
    set("\"username\":\"ada\",\"secret\":\"right-password\"");
    assertThat(client.postJson("/api/mail/test", "{\"to\":\"ada@example.com\"}").statusCode())
        .isEqualTo(204);
  }

  @Test
  void saysWhatIsWrongWithAServer() {
    var wrong = client.putJson("/api/mail", "{\"port\":0,\"tls\":\"ssl\",\"sender\":\"nobody\"}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("smtp.example.com", "1 to 65535", "none, starttls or tls", "an e-mail address");
    assertThat(client.postJson("/api/mail/test", "{\"to\":\"a@b.c\"}").statusCode()).isEqualTo(409);
    assertThat(client.get("/api/mail").statusCode()).isEqualTo(404);
    int port = server.getSmtp().getPort();
    server.stop();
    put(port, "\"username\":null");
    assertThat(client.postJson("/api/mail/test", "{\"to\":\"a@example.com\"}").body())
        .contains("The mail server refused", "onnect");
  }

  private HttpResponse<String> set(String more) {
    return put(server.getSmtp().getPort(), more);
  }

  private HttpResponse<String> put(int port, String more) {
    return client.putJson(
        "/api/mail",
        "{\"host\":\"127.0.0.1\",\"port\":%d,\"tls\":\"none\",\"sender\":\"beachhead@example.com\",%s}"
            .formatted(port, more));
  }
}
