package io.beachhead.behaviour.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dictionary from texts to dense ids, so that a hundred million events carry integers. Written by
 * the event log's thread only; ids never change. Reads from other threads see every id of an event
 * they were given.
 */
public final class Words {
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  /**
   * Takes over a word that was stored, under the id it was stored with. They come in order of id.
   *
   * @throws IllegalStateException where the id or the text is taken or an id is left out
   */
  synchronized void restore(int id, String text) {
    if (id != texts.size() || ids.putIfAbsent(text, id) != null) {
      throw new IllegalStateException("word %d (%s) is not the next one".formatted(id, text));
    }
    texts.add(text);
  }

  synchronized int idOf(String text) {
    var known = ids.get(text);
    if (known != null) {
      return known;
    }
    ids.put(text, texts.size());
    texts.add(text);
    return texts.size() - 1;
  }

  /** The id of a text, −1 where it never occurred. */
  public synchronized int find(@Nullable String text) {
    return text == null ? -1 : ids.getOrDefault(text, -1);
  }

  public synchronized String text(int id) {
    return texts.get(id);
  }

  public synchronized int size() {
    return texts.size();
  }

  public synchronized List<String> from(int id) {
    return List.copyOf(texts.subList(id, texts.size()));
  }

  /** Forgets the ids from {@code size} on: their transaction failed. */
  synchronized void truncate(int size) {
    while (texts.size() > size) {
      ids.remove(texts.removeLast());
    }
  }
}
