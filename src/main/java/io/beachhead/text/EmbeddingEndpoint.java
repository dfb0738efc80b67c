package io.beachhead.text;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model behind an address that answers as OpenAI's {@code POST /embeddings} does. */
final class EmbeddingEndpoint implements Embedder {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI address;
  private final String model;
  private final @Nullable String key;
  private @Nullable HttpClient http;

  /**
   * @param address ends in {@code /embeddings}
   * @param key sent as a bearer token; null for none
   */
  EmbeddingEndpoint(URI address, String model, @Nullable String key) {
    this.address = address;
    this.model = model;
    this.key = key;
  }

  @Override
  public String name() {
    return "endpoint:" + model;
  }

  /** Whoever names an address knows what its model reads. */
  @Override
  public boolean reads(Language language) {
    return true;
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    var json = JsonMapper.shared();
    var request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    json.writeValueAsString(Map.of("model", model, "input", texts))));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    try {
      var answer = client().send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw failed("it answered " + answer.statusCode(), null);
      }
      return vectors(json.readTree(answer.body()).path("data"), texts.size());
    } catch (IOException | JacksonException e) {
      throw failed(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("the work was stopped", e);
    }
  }

  private List<float[]> vectors(JsonNode data, int expected) {
    if (data.size() != expected) {
      throw failed("it sent %d vectors for %d texts".formatted(data.size(), expected), null);
    }
    var vectors = new ArrayList<float[]>();
    for (JsonNode item : data) {
      JsonNode values = item.path("embedding");
      float[] vector = new float[values.size()];
      for (int i = 0; i < vector.length; i++) {
        vector[i] = values.get(i).floatValue();
      }
      if (vector.length == 0) {
        throw failed("it sent an empty vector", null);
      }
      vectors.add(vector);
    }
    return vectors;
  }

  private EmbeddingFailed failed(String why, @Nullable Throwable cause) {
    String message =
        "The embeddings at %s cannot be had: %s. Check BEACHHEAD_EMBEDDINGS_URL."
            .formatted(address, why);
    return cause == null ? new EmbeddingFailed(message) : new EmbeddingFailed(message, cause);
  }

  private synchronized HttpClient client() {
    HttpClient client = http;
    if (client == null) {
      client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
      http = client;
    }
    return client;
  }
}
