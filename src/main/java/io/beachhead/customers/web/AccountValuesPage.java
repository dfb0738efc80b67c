package io.beachhead.customers.web;

import io.beachhead.web.Shell;
import java.util.List;

/**
 * Every value of an attribute, each a link to the accounts that have it.
 *
 * @param label of the attribute
 * @param attribute its name, for the search
 * @param typed what is searched for
 * @param hidden other conditions on the list, which the search keeps
 * @param rest what is not shown; empty where everything is
 * @param listHref the list without a condition on this attribute
 */
public record AccountValuesPage(
    Shell shell,
    String label,
    String attribute,
    String typed,
    List<AccountsPage.Hidden> hidden,
    List<Row> rows,
    String rest,
    String listHref) {

  /** A value and how many accounts have it. */
  public record Row(String value, String accounts, String href) {}
}
