package io.beachhead.web;

/**
 * One answer of the search.
 *
 * @param kind what it is, in a word: account, feature, request
 * @param icon name of a Tabler icon without {@code ti-}
 */
public record SearchHit(String kind, String icon, String label, String href) {}
