package io.beachhead.customers.web;

import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.AccountList;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.web.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list of accounts as a file: every account that matches, every attribute. */
final class AccountsCsv {
  private AccountsCsv() {}

  static void write(AccountLookup lookup, AccountsQuestion question, HttpServletResponse response) {
    CustomerBase base = lookup.base();
    Optional<AccountGroups> groups = lookup.groups(base, question.segmentation());
    // Asked before the first byte leaves, so that a bad question still gets an answer of its own.
    List<Integer> rows = new AccountList(base, groups).all(question.filter(), question.order());
    List<Attribute> attributes = List.copyOf(base.attributes());
    Csv.download(
        response,
        "accounts",
        csv -> {
          List<@Nullable Object> cells = new ArrayList<>();
          attributes.forEach(attribute -> cells.add(attribute.name()));
          cells.add("segment");
          cells.add("arr");
          cells.add("currency");
          cells.add("people");
          csv.row(cells.toArray());
          for (int row : rows) {
            cells.clear();
            for (Attribute attribute : attributes) {
              cells.add(
                  attribute instanceof NumberAttribute numbers && numbers.known(row)
                      ? Double.valueOf(numbers.number(row))
                      : attribute.text(row));
            }
            cells.add(groups.isPresent() ? groups.get().of(row).key() : null);
            cells.add(base.hasRevenue(row) ? Double.valueOf(base.arr(row)) : null);
            cells.add(base.hasRevenue(row) ? base.currency() : null);
            cells.add(base.people().count(row));
            csv.row(cells.toArray());
          }
        });
  }
}
