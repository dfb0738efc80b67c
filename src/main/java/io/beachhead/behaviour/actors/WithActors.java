package io.beachhead.behaviour.actors;

/** An answer, and who is behind one of its numbers; found in one walk. */
public record WithActors<A>(A answer, Actors actors) {}
