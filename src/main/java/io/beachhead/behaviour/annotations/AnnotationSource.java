package io.beachhead.behaviour.annotations;

import java.time.LocalDate;
import java.util.List;

/** A module that knows what happened when. Every bean of this kind is asked. */
public interface AnnotationSource {
  /** What happened on these days, both included, in any order. */
  List<Annotation> between(LocalDate from, LocalDate to);
}
