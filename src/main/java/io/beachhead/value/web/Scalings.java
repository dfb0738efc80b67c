package io.beachhead.value.web;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.value.SizeFit;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.model.Scaling;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What value may grow with in this workspace, and how fast its accounts say it does. */
@Component
class Scalings {
  private final CustomerBases customers;
  private final ValueMaps maps;
  private final WorkspaceSettings settings;
  private final Clock clock;

  Scalings(CustomerBases customers, ValueMaps maps, WorkspaceSettings settings, Clock clock) {
    this.customers = customers;
    this.maps = maps;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * One way to scale.
   *
   * @param exponent with its 80% range; null where it is not identified
   * @param accounts it rests on
   */
  record Offer(
      Scaling scalesWith,
      @Nullable Interval exponent,
      int accounts,
      @Nullable NotEnoughData notEnoughData) {}

  /** Cost, and every numeric attribute that some account has. */
  List<Offer> offers() {
    var offers = new ArrayList<Offer>();
    LocalDate today = settings.current().today(clock);
    for (Scaling each : choices()) {
      SizeFit fit = maps.sizeFit(today, each);
      offers.add(new Offer(each, fit.exponent(), fit.accounts(), fit.notEnoughData()));
    }
    return offers;
  }

  /** What value may grow with, cost first. */
  List<Scaling> choices() {
    var choices = new ArrayList<Scaling>();
    choices.add(new Scaling.Cost());
    names().forEach(name -> choices.add(new Scaling.OfAttribute(name)));
    return choices;
  }

  private List<String> names() {
    CustomerBase base = customers.asOf(settings.current().today(clock));
    return base.attributes().stream()
        .filter(attribute -> attribute instanceof NumberAttribute && attribute.knownCount() > 0)
        .map(Attribute::name)
        .toList();
  }

  /**
   * Refuses a change of the model that scales with what accounts do not have as a number.
   *
   * @throws ProblemException 422 with what there is
   */
  void require(JsonNode change) {
    JsonNode asked = change.isObject() ? change.get("scalesWith") : null;
    if (asked != null
        && asked.isString()
        && Scaling.of(asked.stringValue()).orElse(null) instanceof Scaling.OfAttribute(String name)
        && names().stream().noneMatch(name::equalsIgnoreCase)) {
      List<String> known = names();
      throw ProblemException.unprocessable(
          "Value cannot grow with %s.".formatted(name),
          List.of(
              ProblemItem.of(
                  "scalesWith",
                  asked.stringValue(),
                  known.isEmpty()
                      ? "no account has a numeric attribute"
                      : "accounts have no such number; use "
                          + known.stream()
                              .map(each -> "attribute:" + each)
                              .collect(Collectors.joining(", ")))));
    }
  }
}
