package io.beachhead.customers;

import java.util.Optional;

/**
 * The account that a page or an answer is about.
 *
 * @param row of {@code base}
 * @param groups the segmentation in use; empty where there is none
 */
public record AccountInQuestion(CustomerBase base, int row, Optional<AccountGroups> groups) {

  public String id() {
    return base.id(row);
  }

  public Optional<AccountGroup> group() {
    return groups.map(division -> division.of(row));
  }
}
