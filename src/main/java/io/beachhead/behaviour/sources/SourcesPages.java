package io.beachhead.behaviour.sources;

import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.stored.EventStatistics;
import io.beachhead.behaviour.stored.StoredEvent;
import io.beachhead.behaviour.stored.StoredEvents;
import io.beachhead.web.Choice;
import io.beachhead.web.Format;
import io.beachhead.web.Shells;
import io.beachhead.web.chart.ColumnChart;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import io.beachhead.workspace.WriteKeys;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the page of the data sources. */
@Component
class SourcesPages {
  private static final int SHOWN = 30;
  private static final int SEARCHED = 1_000;
  private static final int DAYS = 30;
  private static final int HOURS = 48;
  private static final int NAMES_SHOWN = 20;

  /** A name is new in its first days, and vanished after as many without it. */
  private static final Duration RECENT = Duration.ofDays(7);

  /** Before that it is looked at for so long ... */
  private static final Duration REGULAR = Duration.ofDays(28);

  /** ... and was regular when it occurred on this many days: more often than weekly. */
  private static final int REGULAR_DAYS = 5;

  /** A product in use is not silent for longer. */
  private static final Duration SILENCE = Duration.ofHours(24);

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("d MMM HH:00", Locale.ENGLISH);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private final Shells shells;
  private final StoredEvents events;
  private final CurrentHistories histories;
  private final EventStatistics statistics;
  private final WriteKeys keys;
  private final WorkspaceSettings settings;
  private final Clock clock;
  private final long startedAt;

  SourcesPages(
      Shells shells,
      StoredEvents events,
      CurrentHistories histories,
      EventStatistics statistics,
      WriteKeys keys,
      WorkspaceSettings settings,
      Clock clock) {
    this.shells = shells;
    this.events = events;
    this.histories = histories;
    this.statistics = statistics;
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
    startedAt = clock.millis();
  }

  static List<Choice> tabs(String here) {
    return Stream.of(
            new Choice("Events", "/sources", false),
            new Choice("People", "/sources/people", false),
            new Choice("Files", "/imports", false))
        .map(tab -> new Choice(tab.label(), tab.href(), tab.href().equals(here)))
        .toList();
  }

  SourcesPage page(
      String q, String by, Snippet sdk, String url, SourcesPage.@Nullable ShownKey secret) {
    var zone = settings.current().timezone();
    var now = clock.instant();
    var names = names();
    var rejections = statistics.rejections();
    return new SourcesPage(
        shells.shell("sources"),
        tabs("/sources"),
        CurrentUser.now().may(Role.PRODUCT) && statistics.stored() > 0,
        new SourcesPage.Keys(
            CurrentUser.now().may(Role.ADMIN),
            keys.all().stream().map(key -> keyLine(key, zone)).toList(),
            secret),
        stale(now, zone),
        figures(names, rejections, now),
        live(q, false),
        names.isEmpty() ? null : chart(by, zone),
        rejections.stream()
            .map(r ->
                new SourcesPage.RejectionLine(
                    r.reason(),
                    r.value(),
                    Format.count(r.count()),
                    Format.time(r.last(), zone),
                    r.source(),
                    r.body()))
            .toList(),
        new SourcesPage.Names(
            names.stream()
                .filter(name -> name.first().isAfter(now.minus(RECENT)))
                .limit(NAMES_SHOWN)
                .map(name -> nameLine(name, name.first(), zone))
                .toList(),
            names.stream()
                .filter(name ->
                    name.last().isBefore(now.minus(RECENT)) && name.daysSeen() >= REGULAR_DAYS)
                .limit(NAMES_SHOWN)
                .map(name -> nameLine(name, name.last(), zone))
                .toList()),
        new SourcesPage.Connect(
            Snippet.choices(sdk),
            sdk.label(),
            sdk.with(url, secret == null ? Snippet.PLACEHOLDER : secret.secret())));
  }

  List<EventStatistics.Name> names() {
    var now = clock.instant();
    return statistics.names(now.minus(RECENT).minus(REGULAR), now.minus(RECENT));
  }

  private static SourcesPage.NameLine nameLine(
      EventStatistics.Name name, Instant when, ZoneId zone) {
    return new SourcesPage.NameLine(
        name.name(), Format.count(name.count()), Format.time(when, zone));
  }

  private static SourcesPage.KeyLine keyLine(WriteKeys.WriteKey key, ZoneId zone) {
    var made = key.madeAt();
    var used = key.lastUsed();
    return new SourcesPage.KeyLine(
        key.id(),
        key.name(),
        key.hint(),
        made == null ? "by the environment" : Format.time(made, zone),
        used == null ? "never" : Format.time(used, zone),
        made != null);
  }

  private @Nullable String stale(Instant now, ZoneId zone) {
    var last = statistics.lastReceived().orElse(null);
    if (last == null || !last.isBefore(now.minus(SILENCE))) {
      return null;
    }
    return "No events for %s. The last one arrived %s. Check that your product is still sending, and that its key is valid."
        .formatted(Format.duration(Duration.between(last, now)), Format.time(last, zone));
  }

  private List<SourcesPage.Figure> figures(
      List<EventStatistics.Name> names, List<EventStatistics.Rejections> rejections, Instant now) {
    var week = volume("day").tailMap(now.minus(RECENT)).values();
    long rejected = rejections.stream().mapToLong(EventStatistics.Rejections::count).sum();
    return List.of(
        new SourcesPage.Figure(
            "Last 7 days",
            Format.count(week.stream().mapToLong(Long::longValue).sum()),
            "events, by when they happened"),
        new SourcesPage.Figure("Stored", Format.count(statistics.stored()), "calls in all"),
        new SourcesPage.Figure("Names", Format.count(names.size()), "different events"),
        new SourcesPage.Figure(
            "Rejected events",
            Format.count(rejected),
            rejected == 0
                ? "nothing rejected"
                : "for %s".formatted(Format.count(rejections.size(), "reason"))));
  }

  /** Changes with everything that may change the stream, and with each start of the program. */
  String state() {
    return startedAt + "-" + histories.version();
  }

  SourcesPage.Live live(String q, boolean paused) {
    var zone = settings.current().timezone();
    boolean waiting = statistics.stored() == 0;
    var state = state(); // before the events are read: what comes meanwhile is shown the next time
    var found = latest(q);
    var self = paused ? "?paused=true" : histories.isArranged() ? "?seen=" + state : "";
    var query = "?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
    return new SourcesPage.Live(
        q,
        paused,
        "/sources/live" + self,
        "/sources/live" + (paused ? "" : "?paused=true"),
        waiting,
        "/sources/live.csv" + query,
        found.stream().limit(SHOWN).map(event -> line(event, zone)).toList(),
        q.isBlank()
            ? "The last %d, newest first.".formatted(Math.min(SHOWN, found.size()))
            : "%s of the last %,d.".formatted(Format.count(found.size()), SEARCHED));
  }

  private static SourcesPage.EventLine line(StoredEvent event, ZoneId zone) {
    var name = event.event();
    return new SourcesPage.EventLine(
        "/sources/events/"
            + URLEncoder.encode(event.messageId(), StandardCharsets.UTF_8).replace("+", "%20"),
        CLOCK.format(event.receivedAt().atZone(zone)),
        name == null ? event.type() : name,
        event.type(),
        Stream.of(event.personId(), event.userId(), event.anonymousId())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("not known"),
        event.accountId(),
        Format.time(event.timestamp(), zone));
  }

  SourcesPage.Stored stored(StoredEvent event, String json) {
    return new SourcesPage.Stored(
        shells.shell("sources"), event.messageId(), json, CurrentUser.now().may(Role.PRODUCT));
  }

  /** The latest events that have a text in their name or an id, newest first. */
  List<StoredEvent> latest(String q) {
    if (q.isBlank()) {
      return events.stream(SHOWN);
    }
    var wanted = q.strip().toLowerCase(Locale.ROOT);
    return events.stream(SEARCHED).stream()
        .filter(event ->
            Stream.of(
                    event.event(),
                    event.type(),
                    event.userId(),
                    event.anonymousId(),
                    event.personId(),
                    event.accountId(),
                    event.messageId())
                .filter(Objects::nonNull)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted)))
        .toList();
  }

  /** Events by start of the hour or day; every interval of the last 48 hours or 30 days. */
  TreeMap<Instant, Long> volume(String by) {
    var zone = settings.current().timezone();
    var unit = by.equals("hour") ? ChronoUnit.HOURS : ChronoUnit.DAYS;
    var last = clock.instant().atZone(zone).truncatedTo(unit);
    var starts = new ArrayList<Instant>();
    for (int i = (unit == ChronoUnit.HOURS ? HOURS : DAYS) - 1; i >= 0; i--) {
      starts.add(last.minus(i, unit).toInstant());
    }
    var volume =
        statistics.volume(
            starts.getFirst(),
            last.plus(1, unit).toInstant(),
            moment -> moment.atZone(zone).truncatedTo(unit).toInstant());
    starts.forEach(start -> volume.putIfAbsent(start, 0L));
    return volume;
  }

  private SourcesPage.Volume chart(String by, ZoneId zone) {
    boolean hours = by.equals("hour");
    var volume = volume(by);
    var format = hours ? HOUR : DAY;
    var labels = volume.keySet().stream().map(s -> format.format(s.atZone(zone))).toList();
    var counts = volume.values().stream().map(Math::toIntExact).toList();
    var sentence =
        "%s events in the last %s, by when they happened"
            .formatted(
                Format.count(volume.values().stream().mapToLong(Long::longValue).sum()),
                hours ? "48 hours" : "30 days");
    var chart = ColumnChart.counts(sentence, labels, counts);
    var table = new ArrayList<SourcesPage.Column>();
    for (int i = labels.size() - 1; i >= 0; i--) {
      table.add(new SourcesPage.Column(labels.get(i), Format.count(counts.get(i))));
    }
    return new SourcesPage.Volume(
        List.of(
            new Choice("By day", "/sources?by=day#volume", !hours),
            new Choice("By hour", "/sources?by=hour#volume", hours)),
        chart.draw(1180, 210),
        chart.narrow(),
        "/sources/volume.csv?by=" + (hours ? "hour" : "day"),
        table);
  }
}
