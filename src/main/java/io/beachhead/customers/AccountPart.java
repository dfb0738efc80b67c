package io.beachhead.customers;

import java.util.Optional;

/**
 * What another module knows about one account, shown as a section of the account's page and as a
 * property of its JSON: what it is worth against its cost, what it asks for, what it uses.
 * Implement it as a Spring bean.
 */
public interface AccountPart {
  /**
   * The section for one account.
   *
   * @return empty where the module has nothing to do with accounts yet; a section that has no data
   *     for this account says so itself
   */
  Optional<AccountSection> section(AccountInQuestion account);
}
