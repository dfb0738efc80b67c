package io.beachhead.customers;

import org.jspecify.annotations.Nullable;

/**
 * One section of an account's page.
 *
 * @param place where on the page
 * @param order within the place, lowest first; give yours room: value 10, use 20, requests 30
 * @param template under {@code src/main/jte}, without {@code .jte}; its one parameter is named
 *     {@code page}. A section in {@link Place#MAIN} or {@link Place#SIDE} is a whole card
 * @param page what the template shows
 * @param jsonName property of the account's JSON, camel case; null adds none
 * @param json value of that property
 */
public record AccountSection(
    Place place,
    int order,
    String template,
    Object page,
    @Nullable String jsonName,
    @Nullable Object json) {

  /** Where sections go. */
  public enum Place {
    /** Under the name, in the card of the header: the four behaviours. */
    HEADER,
    /** The wide column. */
    MAIN,
    /** The narrow column. */
    SIDE
  }
}
