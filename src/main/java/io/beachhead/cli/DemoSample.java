package io.beachhead.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Fills an empty demo with the sample company. */
final class DemoSample {
  private static final String COMPANY = "planwright";
  private static final int NOT_EMPTY = 409;

  private DemoSample() {}

  static void load(String url, String key) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(url + "/api/samples/" + COMPANY))
              .header("Authorization", "Bearer " + key)
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      var answer = client.send(request, BodyHandlers.ofString());
      // A demo started before has its data: whatever became of them there is kept.
      if (answer.statusCode() != 200 && answer.statusCode() != NOT_EMPTY) {
        throw new Refusal(
            ExitCode.FAILED,
            "The sample company cannot be loaded: "
                + WorkspaceConnection.explanation(answer.body()));
      }
    }
  }
}
