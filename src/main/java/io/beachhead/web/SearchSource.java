package io.beachhead.web;

import java.util.List;

/** What a module adds to the search in the top bar. Called while the person types: be quick. */
public interface SearchSource {
  /**
   * @param text at least two characters, stripped
   * @return best first, at most {@code limit}
   */
  List<SearchHit> search(String text, int limit);
}
