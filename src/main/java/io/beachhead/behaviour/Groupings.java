package io.beachhead.behaviour;

import io.beachhead.behaviour.Breakdown.ByAttribute;
import io.beachhead.behaviour.Breakdown.ByPersona;
import io.beachhead.behaviour.Breakdown.ByProperty;
import io.beachhead.behaviour.Breakdown.BySegment;
import io.beachhead.behaviour.log.PropertyColumns;
import io.beachhead.behaviour.people.CohortMembers;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.People;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds for a breakdown the value of each event. */
@Component
public class Groupings {
  private static final String IN = "in";
  private static final String NOT_IN = "not in";

  private final PropertyColumns properties;
  private final CustomerBases customerBases;
  private final ObjectProvider<AccountGrouping> segmentations;
  private final ObjectProvider<CohortMembers> cohorts;
  private final Clock clock;

  Groupings(
      PropertyColumns properties,
      CustomerBases customerBases,
      ObjectProvider<AccountGrouping> segmentations,
      ObjectProvider<CohortMembers> cohorts,
      Clock clock) {
    this.properties = properties;
    this.customerBases = customerBases;
    this.segmentations = segmentations;
    this.cohorts = cohorts;
    this.clock = clock;
  }

  public Grouping of(Breakdown breakdown, Histories all) {
    return switch (breakdown) {
      case BySegment(var segmentation, var asOf, _) -> {
        var base = base(asOf);
        yield ofAccount(all, base, segment(segmentation, base));
      }
      case ByAttribute(var attribute, var asOf, _) -> {
        var base = base(asOf);
        var column = base.attribute(attribute);
        yield ofAccount(all, base, column == null ? _ -> null : column::text);
      }
      case ByPersona _ -> ofPerson(all);
      case Breakdown.ByCohort(var key, _) -> ofCohort(key, all);
      case ByProperty(var property, _) ->
          ofProperty(properties.column(property, all.nextSeq(), all.generation()));
    };
  }

  private IntFunction<@Nullable String> segment(@Nullable String key, CustomerBase base) {
    var segmentation = segmentations.getIfAvailable();
    var groups = segmentation == null ? null : segmentation.divide(key, base).orElse(null);
    return groups == null ? _ -> null : row -> groups.of(row).key();
  }

  private CustomerBase base(@Nullable LocalDate asOf) {
    return customerBases.asOf(
        asOf == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : asOf);
  }

  /** Asks once for each account, not for each event. */
  private static Grouping ofAccount(
      Histories all, CustomerBase base, IntFunction<@Nullable String> valueOfRow) {
    var people = all.people();
    var codes = new Codes();
    var codeOf = new int[people.accountCount()];
    for (int account = 0; account < codeOf.length; account++) {
      int row = base.rowOf(people.account(account));
      codeOf[account] = codes.of(row < 0 ? null : valueOfRow.apply(row));
    }
    return new UnitGrouping(codes) {
      @Override
      public int code(History history, int event) {
        int account = history.account(event);
        return account == People.NONE ? NO_VALUE : codeOf[account];
      }
    };
  }

  private static Grouping ofPerson(Histories all) {
    var people = all.people();
    var codes = new Codes();
    var codeOf = new int[people.size()];
    for (int person = 0; person < codeOf.length; person++) {
      codeOf[person] = codes.of(people.persona(person));
    }
    return new UnitGrouping(codes) {
      @Override
      public int code(History history, int event) {
        return codeOf[history.person(event)];
      }
    };
  }

  /** Asks whoever did it or, of a cohort of accounts, the event's account. */
  private Grouping ofCohort(String key, Histories all) {
    var members = cohorts.getObject().of(key, all);
    var codes = new Codes();
    int in = codes.of(IN);
    int out = codes.of(NOT_IN);
    return new UnitGrouping(codes) {
      @Override
      public int code(History history, int event) {
        return members.has(history, event) ? in : out;
      }
    };
  }

  private static Grouping ofProperty(PropertyColumns.Column column) {
    return new Grouping() {
      @Override
      public int code(History history, int event) {
        return column.code(history.seq(event));
      }

      @Override
      public @Nullable String value(int code) {
        return column.text(code);
      }

      @Override
      public int size() {
        return column.size();
      }

      @Override
      public boolean ofUnit() {
        return false;
      }
    };
  }

  /** Numbers values as they are met; 0 = none. */
  private static final class Codes {
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<@Nullable String> values = new ArrayList<>();

    Codes() {
      values.add(null);
    }

    int of(@Nullable String value) {
      if (value == null) {
        return Grouping.NO_VALUE;
      }
      return codes.computeIfAbsent(
          value,
          added -> {
            values.add(added);
            return values.size() - 1;
          });
    }
  }

  private abstract static class UnitGrouping implements Grouping {
    private final Codes codes;

    UnitGrouping(Codes codes) {
      this.codes = codes;
    }

    @Override
    public @Nullable String value(int code) {
      return codes.values.get(code);
    }

    @Override
    public int size() {
      return codes.values.size();
    }

    @Override
    public boolean ofUnit() {
      return true;
    }
  }
}
