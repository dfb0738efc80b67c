package io.beachhead.voice.words;

import java.util.List;

/** What customers said in one way: requests, interviews. Each kind is a bean. */
public interface Passages {
  /** {@code interviews}, {@code requests}, {@code surveys} or {@code jobs}. */
  String kind();

  /** Everything, said by anybody; each voice of a merged request is its own. */
  List<Passage> all();
}
