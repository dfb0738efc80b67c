package io.beachhead.growth.payments;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Which account a customer of Stripe is: the one that the object's metadata names as {@code
 * account_id}, else the one whose id, or whose attribute {@code stripe_customer}, is the customer's
 * id, else the one of the person with the invoice's address.
 */
@Component
class AccountOfCustomer {
  private static final List<String> ATTRIBUTES =
      List.of("stripe_customer", "stripe_customer_id", "stripe customer", "stripe id");

  private final CustomerBases bases;
  private final WorkspaceSettings settings;
  private final JdbcClient sql;
  private final Clock clock;

  AccountOfCustomer(CustomerBases bases, WorkspaceSettings settings, JdbcClient sql, Clock clock) {
    this.bases = bases;
    this.settings = settings;
    this.sql = sql;
    this.clock = clock;
  }

  /** Its id; null where nobody knows. */
  @Nullable String of(JsonNode object, @Nullable String customer, @Nullable String email) {
    var base = bases.asOf(settings.current().today(clock));
    for (var place :
        List.of(
            object.path("metadata"),
            object.path("subscription_details").path("metadata"),
            object.path("parent").path("subscription_details").path("metadata"))) {
      var named = place.path("account_id").stringValue("");
      if (base.rowOf(named) >= 0) {
        return named;
      }
    }
    if (customer != null && base.rowOf(customer) >= 0) {
      return customer;
    }
    var byAttribute = customer == null ? null : byAttribute(customer, base);
    if (byAttribute != null || email == null) {
      return byAttribute;
    }
    return sql
        .sql("SELECT account_id FROM person WHERE lower(email) = lower(:email) ORDER BY id")
        .param("email", email)
        .query(String.class)
        .list()
        .stream()
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String byAttribute(String customer, CustomerBase base) {
    for (var name : ATTRIBUTES) {
      var attribute = base.attribute(name);
      for (int row = 0; attribute != null && row < base.size(); row++) {
        if (customer.equals(attribute.text(row))) {
          return base.id(row);
        }
      }
    }
    return null;
  }
}
