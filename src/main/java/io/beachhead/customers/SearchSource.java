package io.beachhead.customers;

import java.util.List;

/**
 * Something that the search of the top bar looks through: accounts, features, requests. Implement
 * it as a Spring bean.
 */
public interface SearchSource {
  /** Heading over the hits, plural: "Accounts". */
  String heading();

  /** Position among the sources, lowest first: accounts 10, features 20, requests 30. */
  int order();

  /**
   * The best hits, best first.
   *
   * @param text what was typed, stripped and not empty
   * @param limit at most so many
   */
  List<Hit> search(String text, int limit);

  /**
   * One hit.
   *
   * @param href page of the hit
   * @param title what it is called
   * @param note one short line beside it, or empty
   * @param slot segment colour and shape where it has a segment, else 0
   */
  record Hit(String href, String title, String note, int slot) {}
}
