package io.beachhead.behaviour.web;

import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.SegmentColours;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * The fields every question has on its page, as they stand in the address.
 *
 * @param range key of a {@link Range}
 * @param dateFrom of {@link Range#ALL} the day of the first event, once known
 * @param breakdown as in the API, null = none
 * @param more whether the rarer fields are in sight
 * @param table whether the answer is shown as a table
 * @param add which kind of row has an empty one to fill: {@code step}, {@code filter}, {@code
 *     exclusion}
 */
public record CommonForm(
    Unit by,
    Range range,
    @Nullable String dateFrom,
    @Nullable String dateTo,
    List<Filter> filters,
    @Nullable String breakdown,
    boolean more,
    boolean table,
    @Nullable String add) {
  /** How a filter says that an event must not have the property. */
  static final String NO_VALUE = "(none)";

  /** A filter that holds for every event of the question. */
  public static final String EVERYWHERE = "all";

  /** How an address says that an answer is not divided, where it usually is. */
  static final String NOTHING = "none";

  /** Name of the field that says how far back a question looks. */
  static final String RANGE = "range";

  /** Values on a page; more nobody tells apart. */
  public static final int GROUPS = SegmentColours.MOST;

  /**
   * @param at {@link #EVERYWHERE}, a step's number, or {@code start} and {@code return}
   */
  public record Filter(String at, String property, String value) {
    boolean isComplete() {
      return !property.isEmpty() && !value.isEmpty();
    }
  }

  /** How far back a question looks from the as-of day. */
  public enum Range {
    WEEK("7d", "Last 7 days", 7),
    FOUR_WEEKS("28d", "Last 28 days", 28),
    QUARTER("90d", "Last 90 days", 90),
    YEAR("365d", "Last 365 days", 365),
    ALL("all", "All time", 0),
    CUSTOM("custom", "Between two days", 90);

    final String key;
    final String label;
    final int days;

    Range(String key, String label, int days) {
      this.key = key;
      this.label = label;
      this.days = days;
    }

    static Range of(@Nullable String key) {
      for (var range : values()) {
        if (range.key.equals(key)) {
          return range;
        }
      }
      return QUARTER;
    }
  }

  /** With its first day, if it asks for all time; that day is not in the address. */
  CommonForm beginning(Function<LocalDate, LocalDate> firstDay, LocalDate asOf) {
    return range == Range.ALL
        ? new CommonForm(
            by, range, firstDay.apply(asOf).toString(), null, filters, breakdown, more, table, add)
        : this;
  }

  static CommonForm of(Fields fields) {
    var from = fields.text("dateFrom");
    var to = fields.text("dateTo");
    var range = fields.text(RANGE);
    var filters = new ArrayList<Filter>();
    var properties = fields.all("where");
    var values = fields.all("is");
    var places = fields.all("at");
    for (int i = 0; i < properties.size(); i++) {
      var filter =
          new Filter(
              i < places.size() && !places.get(i).isEmpty() ? places.get(i) : EVERYWHERE,
              properties.get(i),
              i < values.size() ? values.get(i) : "");
      if (!filter.property.isEmpty()) {
        filters.add(filter);
      }
    }
    return new CommonForm(
        "account".equals(fields.text("by")) ? Unit.ACCOUNT : Unit.PERSON,
        range == null && (from != null || to != null) ? Range.CUSTOM : Range.of(range),
        from,
        to,
        filters,
        NOTHING.equals(fields.text("breakdown")) ? null : fields.text("breakdown"),
        fields.on("more"),
        "table".equals(fields.text("view")),
        fields.text("add"));
  }

  /** The same between two days, both included, with nothing to divide. */
  CommonForm between(LocalDate from, LocalDate to) {
    return new CommonForm(
        by, Range.CUSTOM, from.toString(), to.toString(), filters, null, more, table, add);
  }

  /** The same from the first event on. */
  CommonForm ofAllTime() {
    return new CommonForm(by, Range.ALL, dateFrom, dateTo, filters, breakdown, more, table, add);
  }

  CommonForm with(List<Filter> changed) {
    return new CommonForm(by, range, dateFrom, dateTo, changed, breakdown, more, table, null);
  }

  CommonForm withTable(boolean asTable) {
    return new CommonForm(by, range, dateFrom, dateTo, filters, breakdown, more, asTable, null);
  }

  CommonForm withMore(boolean inSight) {
    return new CommonForm(by, range, dateFrom, dateTo, filters, breakdown, inSight, table, null);
  }

  CommonForm dividedBy(@Nullable String what) {
    return new CommonForm(by, range, dateFrom, dateTo, filters, what, more, table, null);
  }

  CommonForm adding(@Nullable String row) {
    return new CommonForm(by, range, dateFrom, dateTo, filters, breakdown, more, table, row);
  }

  void addTo(Link link) {
    link.with("by", by == Unit.ACCOUNT ? "account" : null);
    if (range == Range.CUSTOM) {
      link.with(RANGE, range.key).with("dateFrom", dateFrom).with("dateTo", dateTo);
    } else {
      link.unless(Range.QUARTER.key, RANGE, range.key);
    }
    for (var filter : filters) {
      link.row("where", filter.property).row("is", filter.value).row("at", filter.at);
    }
    link.with("breakdown", breakdown)
        .with("more", more ? "on" : null)
        .with("view", table ? "table" : null)
        .with("add", add);
  }

  public String from(LocalDate asOf) {
    if (range == Range.CUSTOM || range == Range.ALL) {
      return dateFrom == null ? asOf.minusDays(Range.QUARTER.days - 1L).toString() : dateFrom;
    }
    return asOf.minusDays(range.days - 1L).toString();
  }

  public String to(LocalDate asOf) {
    return range == Range.CUSTOM && dateTo != null ? dateTo : asOf.toString();
  }

  /**
   * Whether an interval reaches beyond what is counted: into today, which is not over, or beyond
   * the last day asked for. Its number is not final, and does not compare with the others.
   */
  boolean isOpen(OffsetDateTime start, Interval interval, Shell shell) {
    var first = start.toLocalDate();
    var end =
        switch (interval) {
          case HOUR, DAY -> first.plusDays(1);
          case WEEK -> first.plusWeeks(1);
          case MONTH -> first.plusMonths(1);
          case QUARTER -> first.plusMonths(3);
        };
    return end.isAfter(counted(shell));
  }

  /** The first day that is not counted in full. */
  LocalDate counted(Shell shell) {
    var known = shell.now() ? shell.asOf() : shell.asOf().plusDays(1);
    try {
      var asked = LocalDate.parse(to(shell.asOf())).plusDays(1);
      return asked.isBefore(known) ? asked : known;
    } catch (DateTimeParseException instant) {
      return known;
    }
  }

  /** How many days it looks at, both ends included. */
  public long days(LocalDate asOf) {
    try {
      return ChronoUnit.DAYS.between(LocalDate.parse(from(asOf)), LocalDate.parse(to(asOf))) + 1;
    } catch (DateTimeParseException noDays) {
      // Its field says so; until it is repaired any number will do.
      return Range.QUARTER.days;
    }
  }

  /** The conditions that hold at one place. */
  public Map<String, JsonNode> where(String at) {
    var where = new LinkedHashMap<String, JsonNode>();
    for (var filter : filters) {
      if (filter.at.equals(at) && filter.isComplete()) {
        where.put(
            filter.property,
            filter.value.equals(NO_VALUE)
                ? NullNode.getInstance()
                : StringNode.valueOf(filter.value));
      }
    }
    return where;
  }

  /** The word for whom the question counts. */
  public String noun() {
    return by == Unit.ACCOUNT ? "account" : "person";
  }

  public String nouns() {
    return by == Unit.ACCOUNT ? "accounts" : "people";
  }

  /** {@code 1 person}, {@code 1,204 people}. */
  public String count(long count) {
    return io.beachhead.web.Format.count(count) + " " + (count == 1 ? noun() : nouns());
  }

  static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
