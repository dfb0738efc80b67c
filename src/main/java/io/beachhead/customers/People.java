package io.beachhead.customers;

import io.beachhead.customers.attribute.TextAttribute;

/**
 * The people of all accounts, grouped by account: those of an account row are the person rows from
 * {@link #first} up to, not including, {@link #end}. What a person is (persona, title, seniority,
 * buying role) is a column over person rows.
 */
public final class People {
  private final int[] offsets;
  private final TextAttribute persona;
  private final TextAttribute title;
  private final TextAttribute seniority;
  private final TextAttribute buyingRole;

  public People(
      int[] offsets,
      TextAttribute persona,
      TextAttribute title,
      TextAttribute seniority,
      TextAttribute buyingRole) {
    this.offsets = offsets;
    this.persona = persona;
    this.title = title;
    this.seniority = seniority;
    this.buyingRole = buyingRole;
  }

  /** All people of all accounts. */
  public int size() {
    return offsets[offsets.length - 1];
  }

  /** First person row of an account. */
  public int first(int accountRow) {
    return offsets[accountRow];
  }

  /** The person row after the last one of an account. */
  public int end(int accountRow) {
    return offsets[accountRow + 1];
  }

  /** People of one account. */
  public int count(int accountRow) {
    return offsets[accountRow + 1] - offsets[accountRow];
  }

  public TextAttribute persona() {
    return persona;
  }

  public TextAttribute title() {
    return title;
  }

  public TextAttribute seniority() {
    return seniority;
  }

  public TextAttribute buyingRole() {
    return buyingRole;
  }
}
