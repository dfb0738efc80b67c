package io.beachhead.web;

import java.util.List;

/**
 * The page of {@code web/search.jte} and its fragment {@code web/_hits.jte}.
 *
 * @param more whether some kind has more hits than are shown
 */
public record SearchPage(Shell shell, String text, List<SearchHit> hits, boolean more) {}
