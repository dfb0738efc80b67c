package io.beachhead.web.card;

/**
 * What a template needs to draw one card.
 *
 * @param order within the page, lowest first; leave room between yours and others' (10, 20, 30)
 * @param template under {@code src/main/jte}, without {@code .jte}; its one parameter is named
 *     {@code page}, and it draws the whole {@code <section class="card">}, heading included
 * @param page what the template shows, every number formatted
 */
public record Card(int order, String template, Record page) {}
