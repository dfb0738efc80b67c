package io.beachhead.segments;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBaseBuilder;
import io.beachhead.customers.revenue.ExchangeRates;
import io.beachhead.segments.rule.Condition;
import io.beachhead.segments.rule.Operator;
import io.beachhead.segments.rule.Value;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Customers as maps, and rules asked of them one account after the other in the plainest way: what
 * the evaluation by columns is held against.
 */
final class NaiveCustomers {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  /** Values are String, Double, Boolean or LocalDate; what is not known is not there. */
  record Account(Map<String, Object> values, List<Map<String, Object>> people, double arr) {}

  private final List<Account> accounts = new ArrayList<>();

  static NaiveCustomers some(long seed, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    NaiveCustomers customers = new NaiveCustomers();
    for (int i = 0; i < size; i++) {
      Map<String, Object> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      values.put("id", "a%04d".formatted(i));
      values.put("name", "Account " + i);
      maybe(random, values, "industry", pick(random, "Retail", " retail", "Légal", "LÉGAL", "IT"));
      maybe(random, values, "plan", pick(random, "free", "Team", "team plus", "Enterprise"));
      maybe(random, values, "employees", (double) random.nextInt(200));
      maybe(random, values, "Seats", random.nextInt(-7, 7) / 2.0);
      maybe(random, values, "Nonprofit", random.nextBoolean());
      maybe(random, values, "Signed", TODAY.minusDays(random.nextInt(-20, 60)));
      List<Map<String, Object>> people = new ArrayList<>();
      for (int p = random.nextInt(4); p > 0; p--) {
        Map<String, Object> person = new HashMap<>();
        maybe(random, person, "persona", pick(random, "Buyer", "User", "Admin"));
        maybe(random, person, "seniority", pick(random, "C-level", "Director"));
        people.add(person);
      }
      double mrr = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 100_000) / 100.0;
      customers.accounts.add(new Account(values, people, mrr * 12));
    }
    return customers;
  }

  private static void maybe(
      SplittableRandom random, Map<String, Object> values, String name, Object value) {
    if (random.nextInt(5) > 0) {
      values.put(name, value);
    }
  }

  private static String pick(SplittableRandom random, String... from) {
    return from[random.nextInt(from.length)];
  }

  CustomerBase base() {
    CustomerBaseBuilder base = new CustomerBaseBuilder(ExchangeRates.none("USD"), ZoneOffset.UTC);
    for (Account account : accounts) {
      base.account(id(account), String.valueOf(account.values.get("name")));
      base.text("industry", (String) account.values.get("industry"));
      base.text("plan", (String) account.values.get("plan"));
      if (account.values.get("employees") instanceof Double employees) {
        base.employees(employees.longValue());
      }
      List<String> custom = new ArrayList<>();
      for (String name : List.of("Seats", "Nonprofit")) {
        if (account.values.containsKey(name)) {
          custom.add("\"%s\":%s".formatted(name, account.values.get(name)));
        }
      }
      if (account.values.containsKey("Signed")) {
        custom.add("\"Signed\":\"%s\"".formatted(account.values.get("Signed")));
      }
      base.attributes("{" + String.join(",", custom) + "}");
    }
    for (Account account : accounts) {
      for (Map<String, Object> person : account.people) {
        base.person(
            id(account),
            (String) person.get("persona"),
            null,
            (String) person.get("seniority"),
            null);
      }
      if (account.arr > 0) {
        base.revenue(
            id(account), LocalDate.of(2025, 1, 1), Math.round(account.arr / 12 * 100), "USD");
      }
    }
    return base.build(TODAY);
  }

  List<Account> accounts() {
    return accounts;
  }

  private static String id(Account account) {
    return String.valueOf(account.values.get("id"));
  }

  boolean holds(Condition condition, Account account) {
    return switch (condition) {
      case Condition.And(List<Condition> all) -> all.stream().allMatch(c -> holds(c, account));
      case Condition.Or(List<Condition> any) -> any.stream().anyMatch(c -> holds(c, account));
      case Condition.Not(Condition inside) -> !holds(inside, account);
      case Condition.HasPerson(@Nullable Condition with, var _) ->
          account.people.stream().anyMatch(p -> with == null || holds(with, person(p)));
      case Condition.PeopleCount people -> {
        long count =
            account.people.stream()
                .filter(p -> people.with() == null || holds(people.with(), person(p)))
                .count();
        yield compare(people.operator(), (double) count, people.number().doubleValue());
      }
      case Condition.Used _, Condition.InCohort _ -> false;
      case Condition.AttributeTest test -> {
        String name = test.attribute().name();
        if (name.equalsIgnoreCase("arr")) {
          yield test instanceof Condition.Known(var _, boolean known)
              ? known == account.arr > 0
              : value(test, Math.round(account.arr * 100) / 100.0);
        }
        Object value = account.values.get(name);
        yield test instanceof Condition.Known(var _, boolean known)
            ? known == (value != null)
            : value != null && value(test, value);
      }
    };
  }

  private static Account person(Map<String, Object> person) {
    return new Account(person, List.of(), 0);
  }

  private static boolean value(Condition.AttributeTest test, Object value) {
    return switch (test) {
      case Condition.Comparison(var _, Operator operator, Value with) ->
          compare(operator, value, as(value, with));
      case Condition.OneOf(var _, boolean negated, List<Value> values) ->
          values.stream().anyMatch(v -> compare(Operator.EQUAL, value, as(value, v))) != negated;
      case Condition.Between(var _, boolean negated, Value low, Value high) ->
          (compare(Operator.AT_LEAST, value, as(value, low))
                  && compare(Operator.AT_MOST, value, as(value, high)))
              != negated;
      case Condition.Contains(var _, boolean negated, Value.Quoted text) ->
          plain((String) value).contains(plain(text.text())) != negated;
      case Condition.StartsWith(var _, boolean negated, Value.Quoted text) ->
          plain((String) value).startsWith(plain(text.text())) != negated;
      case Condition.Recent(var _, int days) ->
          ((LocalDate) value).isAfter(TODAY.minusDays(days)) && !((LocalDate) value).isAfter(TODAY);
      case Condition.Known _ -> throw new IllegalArgumentException();
    };
  }

  private static Object as(Object value, Value written) {
    return java.util.Objects.requireNonNull(
        switch (value) {
          case Double _ -> written.asNumber() == null ? null : written.asNumber().doubleValue();
          case Boolean _ -> written.asTruth();
          case LocalDate _ -> written.asDate();
          default -> written.asText();
        });
  }

  private static boolean compare(Operator operator, Object left, Object right) {
    int order =
        switch (left) {
          case Double number -> Double.compare(number, (Double) right);
          case Boolean truth -> truth.compareTo((Boolean) right);
          case LocalDate date -> date.compareTo((LocalDate) right);
          default -> plain((String) left).compareTo(plain((String) right));
        };
    return switch (operator) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case MORE -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
