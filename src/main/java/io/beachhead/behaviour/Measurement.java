package io.beachhead.behaviour;

import io.beachhead.behaviour.people.Tally;

/** One question in one walk: counts the people or accounts of a part, adds up parts, answers. */
interface Measurement<A, M extends Measurement<A, M>> extends Tally<M> {
  A answer();
}
