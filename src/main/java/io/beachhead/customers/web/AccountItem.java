package io.beachhead.customers.web;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.DateAttribute;
import io.beachhead.customers.attribute.FlagAttribute;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.customers.attribute.TextAttribute;
import io.beachhead.customers.revenue.Money;
import io.beachhead.statistics.NotEnoughData;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account in JSON.
 *
 * @param segment of the segmentation in use; null where there is none
 * @param arr per year; null with {@code notEnoughData} where no record says what it pays
 * @param people how many are known
 * @param attributes the custom ones that are known, by their names
 */
record AccountItem(
    String id,
    String name,
    @Nullable String domain,
    @Nullable String industry,
    @Nullable Long employees,
    @Nullable String country,
    @Nullable String plan,
    @Nullable String stage,
    @Nullable String owner,
    @Nullable Instant createdAt,
    @Nullable SegmentName segment,
    @Nullable Money arr,
    @Nullable NotEnoughData notEnoughData,
    int people,
    Map<String, Object> attributes) {

  /** Key and name of a segment. */
  record SegmentName(String key, String name) {
    static @Nullable SegmentName of(Optional<AccountGroups> groups, int row) {
      if (groups.isEmpty()) {
        return null;
      }
      AccountGroup group = groups.get().of(row);
      return new SegmentName(group.key(), group.name());
    }
  }

  static final Set<String> STANDARD =
      Set.of(
          "id",
          "name",
          "domain",
          "industry",
          "employees",
          "country",
          "plan",
          "stage",
          "owner",
          "created_at");

  static AccountItem of(CustomerBase base, int row, Optional<AccountGroups> groups) {
    return new AccountItem(
        base.id(row),
        base.name(row),
        text(base, "domain", row),
        text(base, "industry", row),
        base.attribute("employees") instanceof NumberAttribute employees && employees.known(row)
            ? Long.valueOf((long) employees.number(row))
            : null,
        text(base, "country", row),
        text(base, "plan", row),
        text(base, "stage", row),
        text(base, "owner", row),
        base.created(row),
        SegmentName.of(groups, row),
        base.hasRevenue(row) ? Money.of(base.arr(row), base.currency()) : null,
        base.hasRevenue(row) ? null : unknownRevenue(base, row),
        base.people().count(row),
        custom(base, row));
  }

  static NotEnoughData unknownRevenue(CustomerBase base, int row) {
    return switch (base.revenue().source(row)) {
      case NONE ->
          new NotEnoughData(0, 1, "no revenue, subscription or invoice of this account is known");
      case REVENUE, SUBSCRIPTIONS, INVOICES ->
          new NotEnoughData(
              0,
              1,
              "its revenue is in a currency without an exchange rate: "
                  + String.join(", ", base.revenue().currenciesWithoutRate()));
    };
  }

  static @Nullable String text(CustomerBase base, String attribute, int row) {
    Attribute column = base.attribute(attribute);
    return column == null ? null : column.text(row);
  }

  private static Map<String, Object> custom(CustomerBase base, int row) {
    Map<String, Object> known = new LinkedHashMap<>();
    for (Attribute attribute : base.attributes()) {
      if (!STANDARD.contains(attribute.name()) && attribute.known(row)) {
        known.put(attribute.name(), value(attribute, row));
      }
    }
    return known;
  }

  /** As JSON has it: numbers without a fraction as whole numbers, dates as text. */
  private static Object value(Attribute attribute, int row) {
    return switch (attribute) {
      case TextAttribute text -> text.value(text.code(row));
      case NumberAttribute numbers -> {
        double number = numbers.number(row);
        yield number == Math.rint(number) && Math.abs(number) < 1e15
            ? (Object) (long) number
            : (Object) number;
      }
      case FlagAttribute flags -> flags.flag(row);
      case DateAttribute dates -> String.valueOf(dates.date(row));
    };
  }
}
