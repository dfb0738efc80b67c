package io.beachhead.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beachhead.App;
import io.beachhead.TestClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The program as it starts for the first time, and again. */
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTest {
  private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/setup\\?token=\\S+)");
  private static final String[] COMPLETE = {
    "workspace", "Planwright", "currency", "EUR", "timezone", "Europe/Berlin",
    "name", "Ada Admin", "email", "Ada@Planwright.test", "password", "four plain words here"
  };

  @TempDir Path folder;

  @Test
  void isSetUpOnceByTheLinkOfTheConsole(CapturedOutput console) {
    String first;
    try (var context = start()) {
      first = lastLink(console);
      var browser = client(context).browser();
      assertThat(browser.get("/setup").body()).contains("the console printed");
      assertThat(browser.get("/sign-in").statusCode()).isEqualTo(302);
      assertThat(browser.get("/setup?token=guessed").statusCode()).isEqualTo(403);
      assertThat(browser.get(first).statusCode()).isEqualTo(200);
    }
    try (var context = start()) {
      var browser = client(context).browser();
      var link = lastLink(console);
      assertThat(link).isNotEqualTo(first);
      assertThat(browser.get(first).statusCode()).as("the link before").isEqualTo(403);

      var incomplete =
          browser.submit(
              link, "/setup", "token", token(link), "email", "no address", "password", "short");
      assertThat(incomplete.statusCode()).isEqualTo(422);
      assertThat(incomplete.body())
          .contains("This is not an e-mail address", "at least 12 characters", "The name needs");

      var planted = session(browser.get(link));
      var done = browser.submit(link, "/setup", with(COMPLETE, "token", token(link)));
      assertThat(done.statusCode()).isEqualTo(302);
      assertThat(session(done)).as("a new session").isNotEmpty().isNotEqualTo(planted);
      assertThat(browser.get("/settings").body()).contains("Planwright", "Europe/Berlin");

      var again = client(context).browser();
      assertThat(TestClient.header(again.get(link), "Location")).containsExactly("/sign-in");
      var replayed = again.submit("/sign-in", "/setup", with(COMPLETE, "token", token(link)));
      assertThat(replayed.statusCode()).as("the same link again").isEqualTo(403);
    }
    try (var context = start()) {
      assertThat(links(console)).as("nothing more is printed").hasSize(2);
      assertThat(client(context).browser().get("/setup").statusCode()).isEqualTo(302);
    }
  }

  @Test
  void refusesToStartWithAKeyThatIsTooShort(CapturedOutput console) {
    assertThatThrownBy(() -> start("--BEACHHEAD_API_KEY=short").close())
        .hasStackTraceContaining("BEACHHEAD_API_KEY is not a valid key");
    assertThatThrownBy(() -> start("--BEACHHEAD_WRITE_KEY=sixteen chars, but a comma").close())
        .hasStackTraceContaining("BEACHHEAD_WRITE_KEY is not a valid key");
    assertThat(console.getAll()).contains("use 16 or more characters");
    var same = "the-same-key-for-both-0123";
    assertThatThrownBy(
            () -> start("--BEACHHEAD_API_KEY=" + same, "--BEACHHEAD_WRITE_KEY=" + same).close())
        .hasStackTraceContaining("have the same value");
  }

  private ConfigurableApplicationContext start(String... more) {
    var arguments = with(new String[] {"--server.port=0", "--beachhead.data=" + folder}, more);
    return new SpringApplicationBuilder(App.class).run(arguments);
  }

  private static TestClient client(ConfigurableApplicationContext context) {
    return new TestClient(context.getEnvironment(), context.getBean(JsonMapper.class));
  }

  private static List<String> links(CapturedOutput console) {
    return LINK.matcher(console.getOut()).results().map(found -> found.group(1)).toList();
  }

  private static String lastLink(CapturedOutput console) {
    return links(console).getLast();
  }

  private static String token(String link) {
    return link.substring(link.indexOf('=') + 1);
  }

  private static String session(HttpResponse<?> response) {
    return TestClient.header(response, "Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("beachhead-"))
        .reduce("", (_, last) -> last);
  }

  private static String[] with(String[] some, String... more) {
    var all = java.util.Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
