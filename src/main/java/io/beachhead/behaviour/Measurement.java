package io.beachhead.behaviour;

import io.beachhead.behaviour.actors.Kept;
import io.beachhead.behaviour.actors.Of;
import io.beachhead.behaviour.people.Tally;
import org.jspecify.annotations.Nullable;

/** One question in one walk: counts the people or accounts of a part, adds up parts, answers. */
interface Measurement<A, M extends Measurement<A, M>> extends Tally<M> {
  A answer();

  /** Those behind the number it was told to keep; nobody where it was told none. */
  Kept kept();

  /** Makes one that has counted nobody; called from several threads. */
  interface Fresh<M> {
    /**
     * @param events it may count
     * @param of the number whose people or accounts it keeps; null = nobody
     */
    M counting(Matcher events, @Nullable Of of);
  }
}
