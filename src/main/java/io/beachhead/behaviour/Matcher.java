package io.beachhead.behaviour;

import io.beachhead.behaviour.people.History;
import java.util.List;

/** Whether an event of a history is the one that a question means. Used by many threads. */
public interface Matcher {
  int ANY_NAME = -2;

  /** Any event. */
  Matcher EVERY = (_, _) -> true;

  boolean matches(History history, int i);

  /** The only event name it can match, as a word; {@link #ANY_NAME} where it may be any. */
  default int name() {
    return ANY_NAME;
  }

  /** Events of one name, a word; −1 matches none. */
  static Matcher named(int name) {
    return new Named(name);
  }

  /** Whether it may match an event of this name, a word. */
  default boolean mayMatch(int word) {
    return name() == ANY_NAME || name() == word;
  }

  /**
   * The names of events that some of these may match, for {@link History#named}: the last entry
   * stands for all words from there on.
   */
  public static byte[] names(List<Matcher> matchers) {
    int last = -1;
    for (var matcher : matchers) {
      last = Math.max(last, matcher.name());
    }
    var wanted = new byte[last + 2];
    for (int name = 0; name < wanted.length; name++) {
      for (var matcher : matchers) {
        if (matcher.mayMatch(name)) {
          wanted[name] = 1;
        }
      }
    }
    return wanted;
  }

  /** Both conditions; this one is asked first. */
  default Matcher and(Matcher other) {
    if (this == EVERY) {
      return other;
    }
    return other == EVERY ? this : new Both(this, other);
  }

  /** Either condition; this one is asked first. */
  default Matcher or(Matcher other) {
    if (this == EVERY || other == EVERY) {
      return EVERY;
    }
    return (history, i) -> matches(history, i) || other.matches(history, i);
  }

  /** The name is the cheapest to ask and tells most events apart. */
  record Named(int name) implements Matcher {
    @Override
    public boolean matches(History history, int i) {
      return history.name(i) == name;
    }
  }

  /** Two conditions that must hold. */
  record Both(Matcher first, Matcher second) implements Matcher {
    @Override
    public boolean matches(History history, int i) {
      return first.matches(history, i) && second.matches(history, i);
    }

    @Override
    public int name() {
      return first.name() == ANY_NAME ? second.name() : first.name();
    }
  }
}
