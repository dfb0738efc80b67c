package io.beachhead.text;

/** The vectors of texts cannot be computed; the message says why and what to do. */
public final class EmbeddingFailed extends RuntimeException {
  EmbeddingFailed(String message, Throwable cause) {
    super(message, cause);
  }

  EmbeddingFailed(String message) {
    super(message);
  }
}
