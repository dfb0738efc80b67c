package io.beachhead.roadmap.optimum;

/**
 * What a search is for.
 *
 * @param goal what a roadmap is worth
 * @param why says it in words
 */
record Aim(Goal goal, Explaining why) {}
