package io.beachhead.behaviour.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Events told in a line, sent as a product sends them. */
public final class TestEvents {
  private TestEvents() {}

  /**
   * Each {@code USER ACCOUNT EVENT TIME}; the event may have spaces. A group call makes the user a
   * member of the account.
   */
  public static void send(TestClient client, String... lines) {
    sendWith(TestWorkspace.WRITE_KEY, client, lines);
  }

  private static void sendWith(String key, TestClient client, String... lines) {
    var batch =
        Arrays.stream(lines)
            .map(TestEvents::calls)
            .collect(Collectors.joining(",", "{\"batch\":[", "]}"));
    var answer = client.withKey(key).post("/v1/batch", batch, "Content-Type", "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /**
   * Each {@code USER ACCOUNT EVENT}, in this order, an hour apart and the last one an hour ago: for
   * pages that show what happened lately.
   */
  public static void sendRecent(TestClient client, String... lines) {
    sendRecentWith(TestWorkspace.WRITE_KEY, client, lines);
  }

  /** The same with another write key. */
  public static void sendRecentWith(String key, TestClient client, String... lines) {
    var begin = Instant.now().minus(Duration.ofHours(lines.length));
    var timed = new String[lines.length];
    for (int i = 0; i < lines.length; i++) {
      timed[i] = lines[i] + " " + begin.plus(Duration.ofHours(i));
    }
    sendWith(key, client, timed);
  }

  private static String calls(String line) {
    var words = line.split(" ");
    var event = String.join(" ", Arrays.copyOfRange(words, 2, words.length - 1));
    return """
    {"type":"group","userId":"%1$s","groupId":"%2$s","messageId":"%5$s-g","timestamp":"%4$s"},
    {"type":"track","userId":"%1$s","event":"%3$s","messageId":"%5$s","timestamp":"%4$s"}
    """
        .formatted(words[0], words[1], event, words[words.length - 1], UUID.randomUUID());
  }
}
