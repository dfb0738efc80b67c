package io.beachhead.voice.themes;

import io.beachhead.text.Similarity;
import io.beachhead.workspace.DataEraser;
import org.springframework.stereotype.Component;

/** Erases what is kept of the words of requests so that they can be compared. */
@Component
class VectorsEraser implements DataEraser {
  private final Similarity similarity;

  VectorsEraser(Similarity similarity) {
    this.similarity = similarity;
  }

  @Override
  public void erase() {
    similarity.forgetAll();
  }
}
