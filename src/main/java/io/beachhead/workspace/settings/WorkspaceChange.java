package io.beachhead.workspace.settings;

import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.Workspace;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings as somebody wants them; what is null stays as it is.
 *
 * @param weekStart {@code monday} or {@code sunday}
 * @param exchangeRates currency → what one unit of it is worth in the workspace's currency
 * @param capacityWeeks person-weeks per quarter; 0 = not known
 * @param keepNumbers says that stored amounts may be read in the new currency as they are
 */
public record WorkspaceChange(
    @Nullable String name,
    @Nullable String currency,
    @Nullable String timezone,
    @Nullable String weekStart,
    @Nullable Map<String, BigDecimal> exchangeRates,
    @Nullable Double capacityWeeks,
    @Nullable Boolean keepNumbers) {

  private static final int LONGEST_NAME = 100;
  private static final int MOST_WEEKS = 100_000;

  /**
   * The workspace after the change; what is wrong goes to {@code problems}, and then the result is
   * of no use.
   */
  Workspace applied(Workspace before, List<ProblemItem> problems) {
    var newCurrency = currency == null ? before.currency() : currency(currency, problems);
    return new Workspace(
        name == null ? before.name() : name(name, problems),
        newCurrency,
        timezone == null ? before.timezone() : zone(timezone, problems),
        weekStart == null ? before.weekStart() : weekStart(weekStart, problems),
        exchangeRates == null
            ? rebased(before, newCurrency)
            : rates(exchangeRates, newCurrency, problems),
        capacityWeeks == null ? before.capacityWeeks() : capacity(capacityWeeks, problems),
        before.sampleKey());
  }

  private static String name(String name, List<ProblemItem> problems) {
    var stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
      problems.add(
          ProblemItem.of("name", name, "must have 1 to %d characters".formatted(LONGEST_NAME)));
    }
    return stripped;
  }

  private static String currency(String code, List<ProblemItem> problems) {
    if (!isCurrency(code)) {
      problems.add(ProblemItem.of("currency", code, "must be an ISO 4217 code such as EUR"));
    }
    return code;
  }

  private static ZoneId zone(String id, List<ProblemItem> problems) {
    try {
      if (id.equals("UTC") || id.contains("/")) {
        return ZoneId.of(id);
      }
    } catch (DateTimeException unknown) {
      problems.add(zoneProblem(id));
      return ZoneId.of("UTC");
    }
    problems.add(zoneProblem(id));
    return ZoneId.of("UTC");
  }

  private static ProblemItem zoneProblem(String id) {
    return ProblemItem.of("timezone", id, "must be an IANA time zone such as Europe/Berlin");
  }

  private static DayOfWeek weekStart(String day, List<ProblemItem> problems) {
    return switch (day) {
      case "monday" -> DayOfWeek.MONDAY;
      case "sunday" -> DayOfWeek.SUNDAY;
      default -> {
        problems.add(ProblemItem.of("weekStart", day, "must be monday or sunday"));
        yield DayOfWeek.MONDAY;
      }
    };
  }

  private static Map<String, BigDecimal> rates(
      Map<String, BigDecimal> rates, String own, List<ProblemItem> problems) {
    var kept = new TreeMap<String, BigDecimal>();
    rates.forEach((code, rate) -> {
      if (!isCurrency(code)) {
        problems.add(ProblemItem.of("exchangeRates", code, "must be an ISO 4217 code such as EUR"));
      } else if (rate == null || rate.signum() <= 0) {
        problems.add(
            ProblemItem.of(
                "exchangeRates",
                code + "=" + rate,
                "must be above 0: what one %s is worth in %s".formatted(code, own)));
      } else if (!Workspace.isUsableRate(rate)) {
        problems.add(
            ProblemItem.of(
                "exchangeRates",
                code + "=" + rate,
                "must lie between 0.000000001 and 1000000000, with at most 30 digits"));
      } else if (!code.equals(own)) {
        kept.put(code, rate);
      }
    });
    return kept;
  }

  private static @Nullable Double capacity(double weeks, List<ProblemItem> problems) {
    if (!(weeks >= 0 && weeks <= MOST_WEEKS)) {
      problems.add(
          ProblemItem.of(
              "capacityWeeks",
              Double.toString(weeks),
              "must lie between 0 (not known) and %,d".formatted(MOST_WEEKS)));
    }
    return weeks == 0 ? null : weeks;
  }

  /** The same rates seen from another currency; none where that one's own rate is not known. */
  private static Map<String, BigDecimal> rebased(Workspace before, String currency) {
    if (currency.equals(before.currency())) {
      return before.exchangeRates();
    }
    var pivot = before.exchangeRates().get(currency);
    if (pivot == null) {
      return Map.of();
    }
    var rates = new TreeMap<String, BigDecimal>();
    before
        .exchangeRates()
        .forEach((code, rate) -> rates.put(code, rate.divide(pivot, MathContext.DECIMAL32)));
    rates.remove(currency);
    rates.put(before.currency(), BigDecimal.ONE.divide(pivot, MathContext.DECIMAL32));
    return rates;
  }

  static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .map(Currency::getCurrencyCode)
        .anyMatch(code::equals);
  }

  /** What is different, in words, for the audit trail. */
  static String difference(Workspace before, Workspace after) {
    var changes = new ArrayList<String>();
    note(changes, "name", before.name(), after.name());
    note(changes, "currency", before.currency(), after.currency());
    note(changes, "time zone", before.timezone(), after.timezone());
    note(changes, "week start", before.weekStart(), after.weekStart());
    note(changes, "exchange rates", before.exchangeRates(), after.exchangeRates());
    note(changes, "capacity", before.capacityWeeks(), after.capacityWeeks());
    return String.join("; ", changes);
  }

  private static void note(
      List<String> changes, String what, @Nullable Object before, @Nullable Object after) {
    if (!java.util.Objects.equals(before, after)) {
      changes.add(
          "%s: %s → %s"
              .formatted(
                  what,
                  before == null ? "not known" : before,
                  after == null ? "not known" : after));
    }
  }
}
