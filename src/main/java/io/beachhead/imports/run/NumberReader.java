package io.beachhead.imports.run;

import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportRow.Amount;
import io.beachhead.imports.ImportRow.Price;
import io.beachhead.imports.cell.BadCellException;
import io.beachhead.imports.cell.CurrencySign;
import io.beachhead.imports.cell.DecimalMark;
import io.beachhead.imports.cell.Interval;
import io.beachhead.imports.cell.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the numbers and amounts of one row. What stands beside the digits is part of what they say:
 * where a column has no use for it, the cell is a problem and not a number without it.
 */
final class NumberReader {
  /** Amounts beyond this many digits are slips of the finger, and would not fit. */
  private static final int MOST_DIGITS = 15;

  private static final Map<String, Integer> MINOR_DIGITS =
      Currency.getAvailableCurrencies().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Currency::getCurrencyCode, c -> Math.max(0, c.getDefaultFractionDigits())));

  private final RowReader row;
  private final RowPlan plan;
  private final ImportContext context;

  NumberReader(RowReader row, RowPlan plan, ImportContext context) {
    this.row = row;
    this.plan = plan;
    this.context = context;
  }

  private @Nullable NumberText taken(int column) {
    String cell = row.cell(column);
    if (cell == null) {
      return null;
    }
    var number = NumberText.of(cell);
    if (number == null) {
      row.bad(column, "is not a number; use 1234.50");
    }
    return number;
  }

  /** A number that is nothing but a number. */
  @Nullable BigDecimal number(int column) {
    var number = taken(column);
    if (number == null || !onlyNumber(column, number)) {
      return null;
    }
    return value(column, number, plan.mark(column));
  }

  private boolean onlyNumber(int column, NumberText number) {
    if (number.percent()) {
      row.bad(column, "is a percentage, not a number");
    } else if (number.money() != null) {
      row.bad(column, "is an amount of money; this column takes a number");
    } else if (number.per() != null || number.each()) {
      row.bad(column, "says what it is for; this column takes the number alone");
    } else if (!counts(column, number)) {
      row.bad(column, "is not in the unit of this column; use the number alone");
    } else {
      return true;
    }
    return false;
  }

  /** Whether a unit is the one of the column, by its name: weeks of effort_weeks. */
  private boolean counts(int column, NumberText number) {
    var unit = number.unit();
    String scale = number.scale();
    boolean letter = scale != null && scale.length() == 1 && !scale.equalsIgnoreCase("k");
    return !letter && (unit == null || plan.name(column).endsWith("_" + unit.word() + "s"));
  }

  private @Nullable BigDecimal value(int column, NumberText number, @Nullable DecimalMark mark) {
    try {
      var value = number.value(mark);
      int header = plan.headerZeros(column);
      value = header == 0 || number.scale() != null ? value : value.scaleByPowerOfTen(header);
      if (value.signum() != 0 && value.precision() - value.scale() > 400) {
        row.bad(column, "is too large");
        return null;
      }
      return value;
    } catch (BadCellException e) {
      row.bad(column, e.getMessage());
      return null;
    }
  }

  @Nullable Double real(int column) {
    return finite(column, number(column));
  }

  private @Nullable Double finite(int column, @Nullable BigDecimal number) {
    if (number == null) {
      return null;
    }
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      row.bad(column, "is too large");
      return null;
    }
    return value;
  }

  /** An amount per account and year in the workspace's currency. */
  @Nullable Double worth(int column, @Nullable String currencyColumn) {
    var number = taken(column);
    if (number == null || !money(column, number)) {
      return null;
    }
    String currency = currency(column, number, currencyColumn);
    if (currency == null) {
      return null;
    }
    if (!currency.equals(context.currency())) {
      row.bad(column, "is in %s; it must be in %s".formatted(currency, context.currency()));
      return null;
    }
    if (number.per() != null && number.per() != Interval.YEAR) {
      row.bad(
          column,
          "is per %s; this column takes what it is worth per year".formatted(number.per().word()));
      return null;
    }
    return finite(column, value(column, number, plan.mark(column)));
  }

  @Nullable Long integer(int column) {
    var number = taken(column);
    if (number == null || !onlyNumber(column, number)) {
      return null;
    }
    try {
      // 1.234 can only be 1234 where no fractions exist.
      boolean groups = number.marks() == NumberText.Marks.EITHER && plan.mark(column) == null;
      var mark =
          !groups
              ? plan.mark(column)
              : number.body().indexOf('.') >= 0 ? DecimalMark.COMMA : DecimalMark.POINT;
      var value = value(column, number, mark);
      if (value == null) {
        return null;
      }
      if (tooLarge(value)) {
        row.bad(column, "is too large");
        return null;
      }
      return value.longValueExact();
    } catch (ArithmeticException _) {
      row.bad(column, "is not a whole number");
      return null;
    }
  }

  private static boolean tooLarge(BigDecimal value) {
    return value.precision() - value.scale() > MOST_DIGITS;
  }

  /** A percentage as a fraction: 20 and 20% are 0.2. */
  @Nullable BigDecimal share(int column) {
    var number = taken(column);
    if (number == null) {
      return null;
    }
    if (!number.percent() && !onlyNumber(column, number)) {
      return null;
    }
    var value = value(column, number, plan.mark(column));
    return value == null || number.percent() ? value : value.movePointLeft(2);
  }

  @Nullable Amount amount(int column, @Nullable String currencyColumn) {
    var price = price(column, currencyColumn);
    if (price == null) {
      return null;
    }
    if (price.per() != null || price.each()) {
      row.bad(
          column,
          price.each()
              ? "is the price of one; this column takes the total"
              : "is paid per %s; this column takes the total"
                  .formatted(String.valueOf(price.per())));
      return null;
    }
    return new Amount(price.minor(), price.currency(), price.value());
  }

  @Nullable Price price(int column, @Nullable String currencyColumn) {
    var number = taken(column);
    if (number == null || !money(column, number)) {
      return null;
    }
    String currency = currency(column, number, currencyColumn);
    if (currency == null) {
      return null;
    }
    if (!context.convertible().contains(currency)) {
      noRate(column, currency, currencyColumn);
      return null;
    }
    var value = value(column, number, plan.mark(column));
    if (value == null) {
      return null;
    }
    if (tooLarge(value)) {
      row.bad(column, "is too large");
      return null;
    }
    var per = number.per();
    return new Price(
        value, minor(value, currency), currency, per == null ? null : per.word(), number.each());
  }

  private void noRate(int column, String currency, @Nullable String currencyColumn) {
    row.bad(
        currencyColumn == null || row.text(currencyColumn) == null
            ? column
            : plan.index(currencyColumn),
        MINOR_DIGITS.containsKey(currency)
            ? "has no exchange rate to %s; set one in Settings".formatted(context.currency())
            : "is not an ISO 4217 currency code");
  }

  /** Whether a cell is an amount and nothing else. */
  private boolean money(int column, NumberText number) {
    if (number.percent()) {
      row.bad(column, "is a percentage, not an amount");
      return false;
    }
    if (number.unit() != null) {
      row.bad(
          column,
          "has a span of time behind it; for what is paid per %s write “/ %s”"
              .formatted(number.unit().word(), number.unit().word()));
      return false;
    }
    return true;
  }

  /**
   * The currency of an amount: of its own column, else as written in the cell, else as the header
   * says, else the workspace's. Null where they contradict or a sign means several.
   */
  private @Nullable String currency(
      int column, NumberText number, @Nullable String currencyColumn) {
    String said = currencyColumn == null ? null : row.text(currencyColumn);
    var money = number.money() == null ? plan.headerMoney(column) : number.money();
    if (said != null) {
      var stated = CurrencySign.of(said);
      if (stated == null) {
        return said.toUpperCase(Locale.ROOT);
      }
      if (money != null && money.codes().stream().noneMatch(stated.codes()::contains)) {
        row.bad(column, "is in %s, its row says %s".formatted(named(money), said));
        return null;
      }
      return one(money == null ? stated : both(money, stated), column, currencyColumn);
    }
    return money == null ? context.currency() : one(money, column, currencyColumn);
  }

  private static CurrencySign both(CurrencySign one, CurrencySign other) {
    return new CurrencySign(
        one.written(), one.codes().stream().filter(other.codes()::contains).toList());
  }

  private static String named(CurrencySign money) {
    String code = money.code();
    return code == null ? money.written() : code;
  }

  private @Nullable String one(CurrencySign money, int column, @Nullable String currencyColumn) {
    String code = money.code();
    if (code != null) {
      return code;
    }
    if (money.codes().contains(context.currency())) {
      return context.currency();
    }
    String choices = String.join(", ", money.codes().subList(0, Math.min(4, money.codes().size())));
    row.bad(
        column,
        "does not say which currency “%s” is (%s, …); ".formatted(money.written(), choices)
            + (currencyColumn == null
                ? "write the amount in " + context.currency()
                : "say set=%s:%s, or another code"
                    .formatted(currencyColumn, money.codes().getFirst())));
    return null;
  }

  private static long minor(BigDecimal value, String currency) {
    int digits = MINOR_DIGITS.getOrDefault(currency, 2);
    return value.movePointRight(digits).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
