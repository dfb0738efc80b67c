package io.beachhead.customers;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * How one segmentation divides the accounts of one {@link CustomerBase}.
 *
 * @param key of the segmentation
 * @param groups in their order, the one for everybody else last
 * @param groupOf account row to index into {@code groups}
 */
public record AccountGroups(
    String key, String name, List<AccountGroup> groups, IntUnaryOperator groupOf) {

  /** The group of an account row. */
  public AccountGroup of(int row) {
    return groups.get(groupOf.applyAsInt(row));
  }

  /** Index of the group with that key, or −1. */
  public int indexOf(String groupKey) {
    for (int index = 0; index < groups.size(); index++) {
      if (groups.get(index).key().equals(groupKey)) {
        return index;
      }
    }
    return -1;
  }
}
