package io.beachhead.web;

import java.util.List;

/** The page of {@code web/search.jte} and its fragment {@code web/_hits.jte}. */
public record SearchPage(Shell shell, String text, List<SearchHit> hits) {}
