package io.beachhead.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The vectors of texts, computed once: kept in the store by the text's digest, and those used last
 * in memory.
 */
@Component
class Vectors {
  /** How many texts a model reads, and the store is asked about, at a time. */
  private static final int AT_A_TIME = 64;

  private static final int ASKED_AT_A_TIME = 500;

  /** 50,000 vectors of 384 dimensions are 19 MB. */
  private static final long MOST_IN_MEMORY = 32L << 20;

  private final Embedder embedder;
  private final Languages languages;
  private final JdbcClient sql;
  private final JdbcTemplate batches;
  private final TransactionTemplate transaction;
  private final Cache<String, Vector> memory =
      Caffeine.newBuilder()
          .maximumWeight(MOST_IN_MEMORY)
          .<String, Vector>weigher((_, vector) -> vector.bytes().length + 150)
          .build();

  Vectors(
      Embedder embedder,
      Languages languages,
      JdbcClient sql,
      JdbcTemplate batches,
      PlatformTransactionManager transactions) {
    this.embedder = embedder;
    this.languages = languages;
    this.sql = sql;
    this.batches = batches;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** The vector of a text that somebody is still typing: not kept. */
  Vector of(String text) {
    String digest = digest(text);
    Vector known = memory.getIfPresent(digest);
    if (known != null) {
      return known;
    }
    return languageIsRead(text) ? Vector.of(embedder.embed(List.of(text)).getFirst()) : Vector.NONE;
  }

  /**
   * The vectors of all texts, in their order; those not known are computed and kept.
   *
   * @param step told how many more texts are done; may throw to stop, and what was done is kept
   * @throws EmbeddingFailed where they cannot be computed
   */
  List<Vector> of(List<String> texts, LongConsumer step) {
    var digests = texts.stream().map(Vectors::digest).toList();
    var found = known(digests);
    var missing = new LinkedHashMap<String, String>();
    for (int i = 0; i < texts.size(); i++) {
      if (!found.containsKey(digests.get(i))) {
        missing.put(digests.get(i), texts.get(i));
      }
    }
    step.accept(texts.size() - missing.size());
    var part = new LinkedHashMap<String, String>();
    for (var text : missing.entrySet()) {
      part.put(text.getKey(), text.getValue());
      if (part.size() == AT_A_TIME) {
        found.putAll(computed(part));
        step.accept(part.size());
        part.clear();
      }
    }
    found.putAll(computed(part));
    step.accept(part.size());
    memory.putAll(found);
    return digests.stream().map(digest -> Objects.requireNonNull(found.get(digest))).toList();
  }

  /** How many of the texts have no vector yet. */
  int missing(List<String> texts) {
    var digests = texts.stream().map(Vectors::digest).distinct().toList();
    var known = known(digests);
    memory.putAll(known);
    return digests.size() - known.size();
  }

  void forgetAll() {
    sql.sql("DELETE FROM text_vector").update();
    memory.invalidateAll();
  }

  private Map<String, Vector> known(List<String> digests) {
    Map<String, Vector> found = new LinkedHashMap<>(memory.getAllPresent(digests));
    var asked = digests.stream().distinct().filter(digest -> !found.containsKey(digest)).toList();
    for (int from = 0; from < asked.size(); from += ASKED_AT_A_TIME) {
      sql.sql(
              "SELECT digest, vector FROM text_vector WHERE model = :model AND digest IN"
                  + " (:digests)")
          .param("model", embedder.name())
          .param("digests", asked.subList(from, Math.min(asked.size(), from + ASKED_AT_A_TIME)))
          .query((row, _) -> Map.entry(row.getString(1), new Vector(row.getBytes(2))))
          .list()
          .forEach(row -> found.put(row.getKey(), row.getValue()));
    }
    return found;
  }

  private Map<String, Vector> computed(Map<String, String> texts) {
    var computed = new LinkedHashMap<String, Vector>();
    var read = new ArrayList<Map.Entry<String, String>>();
    for (var text : texts.entrySet()) {
      if (languageIsRead(text.getValue())) {
        read.add(Map.entry(text.getKey(), text.getValue()));
      } else {
        computed.put(text.getKey(), Vector.NONE);
      }
    }
    if (!read.isEmpty()) {
      var vectors = embedder.embed(read.stream().map(Map.Entry::getValue).toList());
      for (int i = 0; i < read.size(); i++) {
        computed.put(read.get(i).getKey(), Vector.of(vectors.get(i)));
      }
    }
    keep(computed);
    return computed;
  }

  private void keep(Map<String, Vector> vectors) {
    var rows =
        vectors.entrySet().stream()
            .map(row -> new Object[] {embedder.name(), row.getKey(), row.getValue().bytes()})
            .toList();
    if (!rows.isEmpty()) {
      transaction.executeWithoutResult(_ ->
          batches.batchUpdate(
              """
              INSERT INTO text_vector (model, digest, vector) VALUES (?, ?, ?)
              ON CONFLICT (model, digest) DO NOTHING
              """,
              rows));
    }
  }

  private boolean languageIsRead(String text) {
    return embedder.reads(languages.of(text));
  }

  private static String digest(String text) {
    try {
      byte[] all =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(all, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
