package io.beachhead.text;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which model reads sentences: an address, a file, or the one that ships with the program. */
@Configuration(proxyBeanMethods = false)
class TextConfiguration {
  @Bean
  Embedder embedder(
      @Value("${beachhead.embeddings.url:}") String url,
      @Value("${beachhead.embeddings.model:text-embedding-3-small}") String model,
      @Value("${beachhead.embeddings.key:}") String key,
      @Value("${beachhead.embeddings.file:}") String file) {
    if (!url.isBlank()) {
      return new EmbeddingEndpoint(URI.create(url.strip()), model, key.isBlank() ? null : key);
    }
    return new SentenceModel(file.isBlank() ? null : Path.of(file.strip()));
  }
}
