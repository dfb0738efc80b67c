package io.beachhead.behaviour;

import io.beachhead.behaviour.people.History;

/** One question in one walk over everybody: shown each history once, then asked for the answer. */
interface Measurement<A> {
  void count(History history);

  A answer();
}
