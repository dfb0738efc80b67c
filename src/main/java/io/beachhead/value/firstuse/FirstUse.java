package io.beachhead.value.firstuse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.WhoDid;
import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.KaplanMeier;
import io.beachhead.statistics.KaplanMeier.Observation;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.Features;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * <b>Question:</b> how many days pass from an account's creation to its first use of any shipped
 * feature, by segment?
 *
 * <p><b>Estimator:</b> the median of Kaplan and Meier's curve with its 80% range ({@link
 * KaplanMeier#median}). An account that has not used anything waits until the end of the as-of day:
 * it counts as "not yet" rather than not at all.
 *
 * <p><b>Left out, and counted:</b> prospects, who have nothing to use; accounts without a creation
 * date; accounts created before the first day of the data, whose first use nobody may have seen;
 * accounts whose imported use has no first day. Use before the creation date counts as day 0.
 */
@Component
public class FirstUse {
  /** Name of the metric, in addresses and in {@code docs/metrics}. */
  static final String METRIC = "time-to-first-use";

  private static final int FEWEST = 5;
  private static final double DAY = 86_400_000;

  private final BehaviourQuestions behaviour;
  private final WhoDid whoDid;
  private final Features features;
  private final CustomerBases customers;
  private final AccountGrouping grouping;
  private final WorkspaceSettings settings;
  private final JdbcClient sql;
  private final Clock clock;

  FirstUse(
      BehaviourQuestions behaviour,
      WhoDid whoDid,
      Features features,
      CustomerBases customers,
      AccountGrouping grouping,
      WorkspaceSettings settings,
      JdbcClient sql,
      Clock clock) {
    this.behaviour = behaviour;
    this.whoDid = whoDid;
    this.features = features;
    this.customers = customers;
    this.grouping = grouping;
    this.settings = settings;
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * The answer.
   *
   * @param segmentation key; null where customers are not divided
   * @param dataFrom first day with data on use; null while there is none
   */
  public record Answer(
      LocalDate asOf,
      @Nullable String segmentation,
      @Nullable LocalDate dataFrom,
      List<Part> segments,
      Part total,
      LeftOut leftOut,
      String method) {}

  /**
   * A segment, or all accounts.
   *
   * @param key null for all accounts
   * @param accounts that are followed
   * @param used those that have used a shipped feature
   * @param medianDays null where it cannot be given; {@code notEnoughData} then says why
   */
  public record Part(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
      String name,
      @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("slot") @Nullable Integer colour,
      int accounts,
      int used,
      KaplanMeier.@Nullable Median medianDays,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {}

  /** Accounts that are not followed, by the reason. */
  public record LeftOut(
      int prospects, int withoutCreationDate, int createdBeforeData, int useWithoutDate) {}

  /**
   * Measures.
   *
   * @param segmentation key; null = the active one
   * @param asOf null = today
   * @throws io.beachhead.web.ProblemException 404 where there is no such segmentation
   */
  public Answer answer(@Nullable String segmentation, @Nullable LocalDate asOf) {
    LocalDate day = asOf == null ? settings.current().today(clock) : asOf;
    CustomerBase base = customers.asOf(day);
    AccountGroups groups = grouping.divide(segmentation, base).orElse(null);
    Use use = use(day);
    LocalDate dataFrom = use.from;
    List<Observation> all = new ArrayList<>();
    List<List<Observation>> bySegment = new ArrayList<>();
    List<AccountGroup> divided = groups == null ? List.of() : groups.groups();
    divided.forEach(_ -> bySegment.add(new ArrayList<>()));
    Followed followed = new Followed(base, use, day);
    for (int row = 0; row < base.size() && dataFrom != null; row++) {
      Observation seen = followed.observation(row, dataFrom);
      if (seen != null) {
        all.add(seen);
        if (groups != null) {
          bySegment.get(groups.groupOf().applyAsInt(row)).add(seen);
        }
      }
    }
    List<Part> segments = new ArrayList<>();
    for (int g = 0; g < divided.size(); g++) {
      AccountGroup group = divided.get(g);
      segments.add(part(group.key(), group.name(), group.colour(), bySegment.get(g)));
    }
    return new Answer(
        day,
        groups == null ? null : groups.key(),
        dataFrom,
        segments,
        part(null, "All accounts", null, all),
        followed.leftOut(),
        "Kaplan-Meier median, 80% range by Brookmeyer and Crowley on log-log intervals");
  }

  private static Part part(
      @Nullable String key, String name, @Nullable Integer colour, List<Observation> seen) {
    int used = (int) seen.stream().filter(Observation::event).count();
    var median =
        seen.size() < FEWEST
            ? null
            : KaplanMeier.median(KaplanMeier.curve(seen, Interval.Z90)).orElse(null);
    NotEnoughData missing = null;
    if (median == null) {
      missing =
          seen.size() < FEWEST
              ? new NotEnoughData(
                  seen.size(), FEWEST, "too few accounts were created since the data begin")
              : new NotEnoughData(
                  used, (seen.size() + 1) / 2, "fewer than half have used a feature so far");
    }
    return new Part(key, name, colour, seen.size(), used, median, missing);
  }

  /**
   * What is known of use up to the end of a day.
   *
   * @param from first day with data on use; null while there is none
   * @param first when each account first used a shipped feature, epoch milliseconds; {@link
   *     Long#MIN_VALUE} where it did, but nothing says since when
   */
  private record Use(@Nullable LocalDate from, Map<String, Long> first) {}

  private Use use(LocalDate asOf) {
    ZoneId zone = settings.current().timezone();
    List<EventSelector> events =
        features.all().stream()
            .filter(Feature::shipped)
            .flatMap(feature -> feature.events().stream())
            .toList();
    long end = asOf.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1;
    Map<String, Long> first = new HashMap<>(whoDid.firstTimes(events, Long.MIN_VALUE, end));
    List<LocalDate> days = new ArrayList<>();
    sql.sql(
            """
            SELECT u.account_id AS account, MIN(u.from_date) AS since
            FROM feature_use u JOIN feature f ON f.key = u.feature
            WHERE f.state = 'shipped' AND u.uses > 0 AND u.from_date <= :asOf
            GROUP BY u.account_id
            """)
        .param("asOf", asOf.toString())
        .query(row -> {
          String since = row.getString("since");
          long time = Long.MIN_VALUE;
          if (!since.isEmpty()) {
            LocalDate began = LocalDate.parse(since);
            days.add(began);
            time = began.atStartOfDay(zone).toInstant().toEpochMilli();
          }
          first.merge(row.getString("account"), time, Math::min);
        });
    Instant event = events.isEmpty() ? null : behaviour.firstEvent();
    LocalDate from =
        event == null
            ? days.stream().min(LocalDate::compareTo).orElse(null)
            : LocalDate.ofInstant(event, zone);
    return new Use(from == null || from.isAfter(asOf) ? null : from, first);
  }

  /** Turns accounts into observations, and counts those that give none. */
  private final class Followed {
    private final CustomerBase base;
    private final Use use;
    private final ZoneId zone = settings.current().timezone();
    private final long end;
    private final @Nullable Attribute stages;
    private int prospects;
    private int withoutDate;
    private int before;
    private int undated;

    Followed(CustomerBase base, Use use, LocalDate asOf) {
      this.base = base;
      this.use = use;
      end = asOf.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
      stages = base.attribute("stage");
    }

    @Nullable Observation observation(int row, LocalDate dataFrom) {
      Instant created = base.created(row);
      if (created != null && created.toEpochMilli() >= end) {
        return null;
      }
      if (stages != null && "prospect".equals(stages.text(row))) {
        prospects++;
        return null;
      }
      if (created == null) {
        withoutDate++;
        return null;
      }
      if (LocalDate.ofInstant(created, zone).isBefore(dataFrom)) {
        before++;
        return null;
      }
      Long first = use.first.get(base.id(row));
      if (first == null) {
        return new Observation((end - created.toEpochMilli()) / DAY, false);
      }
      if (first == Long.MIN_VALUE) {
        undated++;
        return null;
      }
      return new Observation(Math.max(0, first - created.toEpochMilli()) / DAY, true);
    }

    LeftOut leftOut() {
      return new LeftOut(prospects, withoutDate, before, undated);
    }
  }
}
