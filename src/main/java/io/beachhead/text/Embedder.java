package io.beachhead.text;

import java.util.List;

/** Turns texts into vectors that lie near each other where the texts mean the same. */
interface Embedder {
  /** Names the model; vectors of different names are never compared. */
  String name();

  /** Whether it understands that language. */
  boolean reads(Language language);

  /**
   * A vector for each text, of the same length for all.
   *
   * @throws EmbeddingFailed where they cannot be had
   */
  List<float[]> embed(List<String> texts);
}
