package io.beachhead.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.beachhead.TestWorkspace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TestWorkspace
class SimilarityTest {
  private static final List<Similarity.Item> REQUESTS =
      List.of(
          item("calls", "Owners call us every week to ask what happened"),
          item("okta", "Okta single sign-on for all employees"),
          item("saml", "Single sign-on with our identity provider"),
          item("status", "Can owners see repair status without calling?"),
          item("korean1", "엑셀로 내보내기 기능이 필요합니다"),
          item("korean2", "엑셀 내보내기 버튼을 추가해 주세요"),
          item("alone", "The moon is made of cheese"));

  @Autowired Similarity similarity;
  @Autowired TextGroups groups;
  @Autowired Vectors vectors;

  @Test
  void findsWhatSaysTheSameInOtherWords() {
    assertThat(similarity.nearest("Let landlords look up the state of a repair", REQUESTS, 2))
        .first()
        .extracting(Similarity.Similar::id)
        .isEqualTo("status");
    assertThat(
            similarity
                .nearest("Log in through our own identity provider", REQUESTS, 1)
                .getFirst()
                .id())
        .isEqualTo("saml");
    assertThat(similarity.nearest(REQUESTS.getFirst().text(), REQUESTS, 1).getFirst().similarity())
        .isCloseTo(1, within(.001));
  }

  @Test
  void findsByLettersWhatTheModelDoesNotRead() {
    assertThat(similarity.nearest("엑셀 내보내기", REQUESTS, 2))
        .extracting(Similarity.Similar::id)
        .containsExactlyInAnyOrder("korean1", "korean2");
    assertThat(similarity.nearest("  ", REQUESTS, 2)).isEmpty();
    assertThat(similarity.nearest("SSO", List.of(), 2)).isEmpty();
  }

  @Test
  void groupsWhatBelongsTogetherAndLeavesTheRest() {
    var steps = new AtomicLong();
    var found = groups.of(REQUESTS, steps::addAndGet);
    assertThat(found.groups())
        .extracting(TextGroups.Group::ids)
        .containsExactlyInAnyOrder(
            List.of("calls", "status"), List.of("okta", "saml"), List.of("korean1", "korean2"));
    assertThat(found.unassigned()).containsExactly("alone");
    assertThat(found.groups())
        .filteredOn(group -> group.ids().contains("calls"))
        .singleElement()
        .satisfies(group -> assertThat(group.words()).contains("Owners"));
    assertThat(steps.get()).isLessThanOrEqualTo(TextGroups.steps(REQUESTS.size()));
    assertThat(groups.of(REQUESTS, _ -> {})).isEqualTo(found);
    assertThat(groups.of(List.of(), _ -> {}).groups()).isEmpty();
  }

  @Test
  void keepsVectorsAndKeepsWhatWasDoneWhenItIsStopped() {
    var texts = new ArrayList<String>();
    for (int i = 0; i < 130; i++) {
      texts.add("Show the number of open invoices for month " + i + " and year " + (i + 1900));
    }
    assertThat(vectors.missing(texts)).isEqualTo(130);
    var told = new ArrayList<Long>();
    assertThatThrownBy(() ->
            vectors.of(
                texts,
                done -> {
                  told.add(done);
                  if (told.size() == 2) {
                    throw new IllegalStateException("stopped");
                  }
                }))
        .hasMessage("stopped");
    assertThat(told).containsExactly(0L, 64L);
    assertThat(vectors.missing(texts)).isEqualTo(66);
  }

  @Test
  void asksAnAddressForVectors() throws IOException {
    var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    var asked = new ArrayList<String>();
    server.createContext(
        "/v1/embeddings",
        exchange -> {
          asked.add(
              exchange.getRequestHeaders().getFirst("Authorization")
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          boolean bad = asked.getLast().contains("bad");
          byte[] answer =
              "{\"data\":[{\"embedding\":[3,4]},{\"embedding\":[1,0]}]}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(bad ? 401 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      var address =
          URI.create("http://localhost:" + server.getAddress().getPort() + "/v1/embeddings");
      var endpoint = new EmbeddingEndpoint(address, "m1", "secret");
      assertThat(endpoint.embed(List.of("one", "two")))
          .containsExactly(new float[] {3, 4}, new float[] {1, 0});
      assertThat(asked.getFirst())
          .contains("Bearer secret", "\"model\":\"m1\"", "\"input\":[\"one\",\"two\"]");
      assertThatThrownBy(() -> endpoint.embed(List.of("three")))
          .isInstanceOf(EmbeddingFailed.class)
          .hasMessageContaining("it sent 2 vectors for 1 texts");
      assertThatThrownBy(() -> endpoint.embed(List.of("bad")))
          .hasMessageContaining("it answered 401")
          .hasMessageContaining("BEACHHEAD_EMBEDDINGS_URL");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void saysWhichModelCannotBeLoaded() {
    assertThatThrownBy(
            () -> new SentenceModel(Path.of("/nowhere/model.onnx")).embed(List.of("text")))
        .isInstanceOf(EmbeddingFailed.class)
        .hasMessageContaining("model.onnx cannot be loaded");
  }

  private static Similarity.Item item(String id, String text) {
    return new Similarity.Item(id, text);
  }
}
