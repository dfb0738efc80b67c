package io.beachhead.behaviour.annotations;

import io.beachhead.workspace.DataEraser;
import org.springframework.stereotype.Component;

/** Deletes the notes with all data. */
@Component
class AnnotationEraser implements DataEraser {
  private final Annotations annotations;

  AnnotationEraser(Annotations annotations) {
    this.annotations = annotations;
  }

  @Override
  public void erase() {
    annotations.deleteAll();
  }
}
