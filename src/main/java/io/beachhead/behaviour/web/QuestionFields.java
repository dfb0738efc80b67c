package io.beachhead.behaviour.web;

import io.beachhead.behaviour.EventCount;
import io.beachhead.behaviour.asked.Breakdowns;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.behaviour.stored.PropertyNames;
import io.beachhead.behaviour.web.CommonFields.EventOption;
import io.beachhead.behaviour.web.CommonFields.FilterRow;
import io.beachhead.behaviour.web.CommonFields.Hidden;
import io.beachhead.behaviour.web.CommonFields.Option;
import io.beachhead.behaviour.web.CommonFields.OptionGroup;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.web.Format;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills the common fields of a form from what is known in the workspace. */
@Component
class QuestionFields {
  /** Attributes that tell every account apart divide nothing. */
  private static final Set<String> NOT_FOR_BREAKDOWN = Set.of("id", "name", "domain", "created_at");

  private static final int MOST_EVENTS = 500;
  private static final int MOST_VALUES = 50;

  private final CustomerBases bases;
  private final PropertyNames propertyNames;

  QuestionFields(CustomerBases bases, PropertyNames propertyNames) {
    this.bases = bases;
    this.propertyNames = propertyNames;
  }

  /**
   * @param places where a filter may hold, beside everywhere: value and label
   * @param address of this page with other common fields
   */
  CommonFields of(
      Shell shell,
      String path,
      CommonForm form,
      Map<String, String> places,
      List<EventCount> events,
      List<ProblemItem> problems,
      Function<CommonForm, String> address) {
    var hidden = new ArrayList<Hidden>();
    for (var name : List.of("segmentation", "asOf")) {
      var value = shell.address().parameter(name);
      if (value != null) {
        hidden.add(new Hidden(name, value));
      }
    }
    if (form.table()) {
      hidden.add(new Hidden("view", "table"));
    }
    var attributes =
        bases.asOf(shell.asOf()).attributes().stream().map(Attribute::name).sorted().toList();
    var properties = propertyNames.inUse();
    return new CommonFields(
        path,
        hidden,
        List.of(
            new Option("person", "People", form.by() == Unit.PERSON),
            new Option("account", "Accounts", form.by() == Unit.ACCOUNT)),
        Arrays.stream(CommonForm.Range.values())
            .map(range -> new Option(range.key, range.label, range == form.range()))
            .toList(),
        form.range() == CommonForm.Range.CUSTOM
            ? new CommonFields.Dates(form.from(shell.asOf()), form.to(shell.asOf()))
            : null,
        filters(shell.asOf(), form, places, address),
        address.apply(form.adding("filter")),
        breakdowns(form.breakdown(), attributes, properties),
        events.stream()
            .limit(MOST_EVENTS)
            .map(event ->
                new EventOption(event.event(), Format.count(event.people()) + " " + form.nouns()))
            .toList(),
        properties(attributes, properties),
        errors(problems));
  }

  private List<FilterRow> filters(
      LocalDate asOf,
      CommonForm form,
      Map<String, String> places,
      Function<CommonForm, String> address) {
    var rows = new ArrayList<FilterRow>();
    for (int i = 0; i < form.filters().size(); i++) {
      var filter = form.filters().get(i);
      var left = new ArrayList<>(form.filters());
      left.remove(i);
      rows.add(
          new FilterRow(
              i + 1,
              filter.property(),
              filter.value(),
              values(filter.property(), asOf),
              places(places, filter.at()),
              address.apply(form.with(left))));
    }
    if ("filter".equals(form.add())) {
      rows.add(
          new FilterRow(
              rows.size() + 1, "", "", List.of(), places(places, CommonForm.EVERYWHERE), null));
    }
    return rows;
  }

  /** What a filter may ask of a property, "none" among it. */
  List<String> values(String property, LocalDate asOf) {
    var values =
        new ArrayList<>(
            property.startsWith(Breakdowns.ACCOUNT)
                ? ofAccounts(property.substring(Breakdowns.ACCOUNT.length()), asOf)
                : propertyNames.valuesOf(property));
    if (!values.isEmpty()) {
      values.add(CommonForm.NO_VALUE);
    }
    return values;
  }

  private List<String> ofAccounts(String attribute, LocalDate asOf) {
    var base = bases.asOf(asOf);
    var column = base.attribute(attribute);
    if (column == null) {
      return List.of();
    }
    var counts = new TreeMap<String, Integer>();
    for (int row = 0; row < base.size(); row++) {
      var value = column.text(row);
      if (value != null) {
        counts.merge(value, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_VALUES)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<Option> places(Map<String, String> places, String chosen) {
    var options = new ArrayList<Option>();
    options.add(
        new Option(CommonForm.EVERYWHERE, "every event", chosen.equals(CommonForm.EVERYWHERE)));
    places.forEach((value, label) -> options.add(new Option(value, label, chosen.equals(value))));
    return options;
  }

  private static List<OptionGroup> breakdowns(
      @Nullable String chosen, List<String> attributes, List<String> properties) {
    var groups = new ArrayList<OptionGroup>();
    var plain = new ArrayList<Option>();
    plain.add(new Option(CommonForm.NOTHING, "Nothing", chosen == null));
    plain.add(option(Breakdowns.SEGMENT, "Segment", chosen));
    plain.add(option(Breakdowns.PERSONA, "Persona", chosen));
    groups.add(new OptionGroup("", plain));
    groups.add(
        new OptionGroup(
            "Account",
            attributes.stream()
                .filter(name -> !NOT_FOR_BREAKDOWN.contains(name))
                .map(name -> option(Breakdowns.ACCOUNT + name, name, chosen))
                .toList()));
    groups.add(
        new OptionGroup(
            "Event property",
            properties.stream()
                .map(name -> option(Breakdowns.PROPERTY + name, name, chosen))
                .toList()));
    boolean listed =
        groups.stream().flatMap(group -> group.options().stream()).anyMatch(Option::selected);
    if (!listed && chosen != null) {
      plain.add(new Option(chosen, chosen, true));
    }
    return groups.stream().filter(group -> !group.options().isEmpty()).toList();
  }

  private static Option option(String value, String label, @Nullable String chosen) {
    return new Option(value, label, value.equals(chosen));
  }

  private static List<String> properties(List<String> attributes, List<String> properties) {
    var names = new ArrayList<>(properties);
    attributes.forEach(name -> names.add(Breakdowns.ACCOUNT + name));
    return names;
  }

  /** The first problem of each field, without the name of its part. */
  static Map<String, String> errors(List<ProblemItem> problems) {
    var errors = new LinkedHashMap<String, String>();
    for (var problem : problems) {
      var field = problem.column() == null ? "" : problem.column();
      int dot = field.indexOf('.');
      errors.putIfAbsent(dot < 0 ? field : field.substring(0, dot), problem.problem());
    }
    return errors;
  }

  /** What to say of a name that no event has. */
  static String unknown(String typed, Collection<String> names) {
    var lower = typed.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> isNear(lower, name.toLowerCase(Locale.ROOT)))
        .min(Comparator.comparingInt(String::length))
        .map("No such event has been received. Did you mean %s?"::formatted)
        .orElse("No such event has been received; choose one from the list.");
  }

  /** One within the other, or the same first four letters. */
  private static boolean isNear(String typed, String name) {
    return name.contains(typed)
        || typed.contains(name)
        || (typed.length() > 3 && name.startsWith(typed.substring(0, 4)));
  }
}
