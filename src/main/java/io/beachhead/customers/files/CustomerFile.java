package io.beachhead.customers.files;

import io.beachhead.imports.ImportKind;
import io.beachhead.workspace.Role;
import java.util.List;

/** A file about customers: both teams may import it, and see it on the accounts. */
interface CustomerFile extends ImportKind {
  @Override
  default List<Role> roles() {
    return List.of(Role.PRODUCT, Role.GTM);
  }

  @Override
  default String page() {
    return "/accounts";
  }
}
