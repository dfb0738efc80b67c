package io.beachhead.value.happiness;

import io.beachhead.behaviour.AccountActivity;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.store.Changes;
import io.beachhead.store.ComputedOnce;
import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMapQuestion;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.Features;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who is observed happy, at any day. One walk over all events answers a day and the twelve months
 * before it; the answer is kept in memory until something it rests on changes.
 */
@Component
public class Happiness {
  private static final int MONTHS = 12;
  private static final int KEPT = 8;
  private static final String[] AREAS = {
    "customers", "voice", "surveys", "segments", "value", "settings", "behaviour"
  };

  /** Up to this many events, every answer holds the latest one. */
  private static final int ALWAYS_FRESH = 300_000;

  /** Above it an answer may be as old as so many times what it took to make it. */
  private static final int AGE_PER_WORK = 20;

  private final AccountActivity activity;
  private final CustomerBases customers;
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final Features features;
  private final StatementsQuery statementsQuery;
  private final RecordedUseQuery recorded;
  private final HappinessDefinitions definitions;
  private final ValueMaps maps;
  private final WorkspaceSettings settings;
  private final Changes changes;
  private final Clock clock;
  private final ComputedOnce<Recorded, Seen> seen = new ComputedOnce<>(KEPT);

  Happiness(
      AccountActivity activity,
      CustomerBases customers,
      Segmentations segmentations,
      Memberships memberships,
      Features features,
      StatementsQuery statementsQuery,
      RecordedUseQuery recorded,
      HappinessDefinitions definitions,
      ValueMaps maps,
      WorkspaceSettings settings,
      Changes changes,
      Clock clock) {
    this.activity = activity;
    this.customers = customers;
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.features = features;
    this.statementsQuery = statementsQuery;
    this.recorded = recorded;
    this.definitions = definitions;
    this.maps = maps;
    this.settings = settings;
    this.changes = changes;
    this.clock = clock;
  }

  private record Question(
      @Nullable Segmentation shown,
      @Nullable Segmentation agreed,
      LocalDate asOf,
      HappinessDefinition definition) {}

  /** A question about the records in one state. */
  private record Recorded(Question question, long records) {}

  /**
   * @param events the state of the events when they were walked
   * @param until epoch milliseconds to which it serves although events came since
   */
  private record Seen(
      long events, long until, Observation now, List<HappinessAnswer.Month> months) {}

  /**
   * The counts by segment.
   *
   * @param segmentation key; null = the active one
   * @param asOf null = today
   * @throws io.beachhead.web.ProblemException 404 where there is no such segmentation
   */
  public HappinessAnswer answer(@Nullable String segmentation, @Nullable LocalDate asOf) {
    return answer(segmentation, asOf, definitions.current());
  }

  /** The same under another definition: what a change would do before it is saved. */
  public HappinessAnswer answer(
      @Nullable String segmentation, @Nullable LocalDate asOf, HappinessDefinition definition) {
    Question question = question(segmentation, asOf, definition);
    Seen found = seen(question);
    Segmentation divided = question.shown;
    ValueMap modelled =
        maps.map(
            new ValueMapQuestion(
                divided == null ? null : divided.key(), null, List.of(), question.asOf));
    return Tallies.answer(found.now, found.months, modelled, definitions.written(definition));
  }

  /** The marks of every account. */
  public Observation observation(@Nullable String segmentation, @Nullable LocalDate asOf) {
    return seen(question(segmentation, asOf, definitions.current())).now;
  }

  /** The marks under another definition. */
  Observation observation(
      @Nullable String segmentation, @Nullable LocalDate asOf, HappinessDefinition definition) {
    return seen(question(segmentation, asOf, definition)).now;
  }

  private Question question(
      @Nullable String segmentation, @Nullable LocalDate asOf, HappinessDefinition definition) {
    LocalDate day = asOf == null ? settings.current().today(clock) : asOf;
    Segmentation agreed = segmentations.active(day).orElse(null);
    return new Question(
        segmentation == null || segmentation.isBlank()
            ? agreed
            : segmentations.required(segmentation, day),
        agreed,
        day,
        definition);
  }

  private Seen seen(Question question) {
    var key = new Recorded(question, changes.version(AREAS));
    return seen.get(
        key,
        known -> known.events == activity.version() || clock.millis() < known.until,
        _ -> {
          seen.forget(old -> old.records < key.records);
          return look(question);
        });
  }

  private Seen look(Question question) {
    long events = activity.version();
    long began = clock.millis();
    List<LocalDate> days = days(question.asOf);
    Observed observed = new Observed(question, days);
    List<HappinessAnswer.Month> months = new ArrayList<>();
    for (int window = 0; window < days.size() - 1; window++) {
      months.add(Tallies.month(observed.on(window)));
    }
    Observation now = observed.on(days.size() - 1);
    months.add(Tallies.month(now));
    long ended = clock.millis();
    long until = activity.size() <= ALWAYS_FRESH ? 0 : ended + AGE_PER_WORK * (ended - began);
    return new Seen(events, until, now, months);
  }

  /** The ends of the twelve months before, then the day itself. */
  private static List<LocalDate> days(LocalDate asOf) {
    List<LocalDate> days = new ArrayList<>();
    YearMonth month = YearMonth.from(asOf);
    for (int back = MONTHS; back >= 1; back--) {
      days.add(month.minusMonths(back).atEndOfMonth());
    }
    days.add(asOf);
    return days;
  }

  /** What several days have in common. */
  private final class Observed {
    private final Question question;
    private final List<LocalDate> days;
    private final ZoneId zone;
    private final Counting counting;
    private final List<List<EventSelector>> keyFeatures;
    private final List<AccountActivity.Window> windows;
    private final AccountActivity.Answer measured;
    private final Statements statements;
    private final RecordedUse used;

    Observed(Question question, List<LocalDate> days) {
      this.question = question;
      this.days = days;
      zone = settings.current().timezone();
      counting = new Counting(question.definition);
      keyFeatures =
          keyFeatures(question.definition)
              .map(Feature::events)
              .filter(events -> !events.isEmpty())
              .toList();
      windows =
          days.stream()
              .map(day ->
                  new AccountActivity.Window(
                      start(day.minusDays(question.definition.windowDays() - 1L)),
                      start(day.plusDays(1))))
              .toList();
      measured =
          activity.measure(
              new AccountActivity.Question(windows, zone, keyFeatures, counting.counted()));
      statements = statementsQuery.read();
      used =
          recorded.read(
              keyFeatures(question.definition).map(Feature::key).collect(Collectors.toSet()));
    }

    private long start(LocalDate day) {
      return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    Observation on(int window) {
      CustomerBase base = customers.asOf(days.get(window));
      DayView.Divided shown = divide(question.shown, base);
      return new Observation(
          new DayView(
              days.get(window),
              new DayView.Span(window, windows.get(window).from(), windows.get(window).to()),
              zone,
              base,
              shown,
              Objects.equals(question.shown, question.agreed)
                  ? shown
                  : divide(question.agreed, base),
              question.definition,
              counting,
              measured,
              statements,
              used),
          !keyFeatures.isEmpty());
    }
  }

  private Stream<Feature> keyFeatures(HappinessDefinition definition) {
    List<String> wanted = definition.uses().features();
    return features.all().stream()
        .filter(feature -> wanted.isEmpty() ? feature.shipped() : wanted.contains(feature.key()));
  }

  private DayView.Divided divide(@Nullable Segmentation segmentation, CustomerBase base) {
    int[] group = new int[base.size()];
    if (segmentation == null) {
      Arrays.fill(group, -1);
      return new DayView.Divided(Groups.NONE, group);
    }
    Membership membership = memberships.of(segmentation, base);
    int[] counts = membership.counts();
    List<Groups.Group> groups = new ArrayList<>();
    List<Segment> all = segmentation.all();
    for (int i = 0; i < all.size(); i++) {
      // As in the value map: what no rule matches is shown where somebody is in it.
      if (i < segmentation.segments().size() || counts[i] > 0) {
        groups.add(new Groups.Group(all.get(i).key(), all.get(i).name(), all.get(i).colour()));
      }
    }
    for (int row = 0; row < group.length; row++) {
      int segment = membership.segmentOf(row);
      group[row] = segment < groups.size() ? segment : -1;
    }
    return new DayView.Divided(new Groups(segmentation.key(), segmentation.name(), groups), group);
  }
}
