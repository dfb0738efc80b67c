package io.beachhead.decisions.tracker;

import io.beachhead.imports.ContentKey;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportEnd;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.value.features.FeatureState;
import io.beachhead.web.Format;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a file of issues, and moves the features that they are part of. */
final class IssuesSession implements ImportSession {
  private static final double MOST_WEEKS = 10_000;

  private final ImportContext context;
  private final Map<String, List<Known>> byUrl = new HashMap<>();
  private final Set<String> features;
  private final Set<String> touched = new TreeSet<>();
  private final Set<String> wereDone = new HashSet<>();
  private int unlinked;
  private int older;

  /** A link that is stored. */
  private record Known(String id, String feature, IssueState state, @Nullable Long changedAt) {}

  IssuesSession(ImportContext context) {
    this.context = context;
    features = Set.copyOf(context.sql().sql("SELECT key FROM feature").query(String.class).list());
    context
        .sql()
        .sql("SELECT id, feature, url, state, changed_at FROM issue_link ORDER BY id")
        .query((row, _) -> {
          long changed = row.getLong("changed_at");
          var known =
              new Known(
                  row.getString("id"),
                  row.getString("feature"),
                  IssueState.of(row.getString("state")).orElseThrow(),
                  row.wasNull() ? null : (Long) changed);
          return Map.entry(row.getString("url"), known);
        })
        .list()
        .forEach(each ->
            byUrl.computeIfAbsent(each.getKey(), _ -> new ArrayList<>()).add(each.getValue()));
  }

  @Override
  public void read(ImportRow row) {
    String stated = row.required("url");
    String url = stated == null ? null : IssueAddress.of(stated).orElse(null);
    if (stated != null && url == null) {
      row.problem(
          "url", "is not the address of an issue; use https://github.com/acme/app/issues/7");
    }
    String word = row.choice("state");
    IssueState state = word == null ? null : IssueState.of(word).orElse(null);
    if (state == null && row.text("state") == null) {
      row.problem("state", "is missing; use open, started, done or cancelled");
    }
    String feature = row.text("feature");
    if (feature != null && !features.contains(feature)) {
      row.problem("feature", "is not the key of a feature in the workspace");
    }
    Double weeks = row.real("spent_weeks");
    if (weeks != null && !(weeks >= 0 && weeks <= MOST_WEEKS)) {
      row.problem("spent_weeks", "must be from 0 to 10,000 person-weeks");
    }
    Long changed = changed(row);
    if (!row.sound() || url == null || state == null) {
      return;
    }
    List<Known> links =
        byUrl.getOrDefault(url, List.of()).stream()
            .filter(known -> feature == null || known.feature().equals(feature))
            .toList();
    if (links.isEmpty() && feature == null) {
      unlinked++;
      return;
    }
    String title = row.text("title");
    var news = new IssueNews(url, title == null ? "" : title, state, weeks, context.now());
    if (links.isEmpty()) {
      touched.add(String.valueOf(feature));
      put(row, ContentKey.of(feature, url), feature, news, since(state, changed));
    }
    links.forEach(known -> take(row, known, news, changed));
  }

  private void take(ImportRow row, Known known, IssueNews news, @Nullable Long changed) {
    Long before = known.changedAt();
    if (changed != null && before != null && !sameDay(changed, before) && changed < before) {
      older++;
      return;
    }
    if (known.state() == IssueState.DONE) {
      wereDone.add(known.feature());
    }
    touched.add(known.feature());
    // The same again is no change, whenever it is said.
    boolean same = known.state() == news.state() || news.state() == IssueState.UNKNOWN;
    boolean newer = !same || (changed != null && (before == null || !sameDay(changed, before)));
    put(row, known.id(), known.feature(), news, newer ? since(news.state(), changed) : null);
  }

  private @Nullable Long since(IssueState state, @Nullable Long changed) {
    return changed != null || state == IssueState.UNKNOWN
        ? changed
        : (Long) context.now().toEpochMilli();
  }

  private void put(
      ImportRow row, String id, @Nullable String feature, IssueNews news, @Nullable Long at) {
    boolean known =
        byUrl.getOrDefault(news.url(), List.of()).stream().anyMatch(it -> it.id().equals(id));
    row.put(
        IssuesImport.LINK,
        id,
        feature,
        news.url(),
        news.title().isEmpty() ? null : news.title(),
        news.state() == IssueState.UNKNOWN ? null : news.state().key(),
        news.spentWeeks(),
        at,
        known ? null : (Long) context.now().toEpochMilli());
  }

  /** A day counts to its end, and nothing is later than now. */
  private @Nullable Long changed(ImportRow row) {
    Instant at = row.instant("changed_on");
    if (at == null) {
      return null;
    }
    String day = row.calendarDay("changed_on");
    Instant until =
        day == null || day.isEmpty()
            ? at
            : LocalDate.parse(day).plusDays(1).atStartOfDay(context.zone()).toInstant();
    return (until.isAfter(context.now()) ? context.now() : until).toEpochMilli();
  }

  private boolean sameDay(long one, long other) {
    return day(one).equals(day(other));
  }

  /** The last moment of a day is the first of the next. */
  private LocalDate day(long millis) {
    return Instant.ofEpochMilli(millis - 1).atZone(context.zone()).toLocalDate();
  }

  @Override
  public void end(ImportEnd end) {
    int moved = 0;
    for (String key : touched) {
      FeatureState now =
          context
              .sql()
              .sql("SELECT state FROM feature WHERE key = :key")
              .param("key", key)
              .query(String.class)
              .optional()
              .flatMap(FeatureState::of)
              .orElse(null);
      if (now == null) {
        continue;
      }
      FeatureState next = Progress.of(now, states(key), wereDone.contains(key));
      if (next != now) {
        moved++;
        end.update(IssuesImport.FEATURE, key, null, next.key());
        end.note("%s: %s, was %s.".formatted(key, next.key(), now.key()));
      }
    }
    if (moved == 0 && !touched.isEmpty()) {
      end.note("No feature changes its state by this file.");
    }
    if (unlinked > 0) {
      end.note(
          "%s linked to no feature and passed over; a column “feature” links them."
              .formatted(unlinked == 1 ? "1 issue is" : Format.count(unlinked) + " issues are"));
    }
    if (older > 0) {
      end.note(
          "%s older than what is known and passed over."
              .formatted(older == 1 ? "1 row is" : Format.count(older) + " rows are"));
    }
  }

  private List<IssueState> states(String feature) {
    return context
        .sql()
        .sql("SELECT state FROM issue_link WHERE feature = :feature")
        .param("feature", feature)
        .query((row, _) -> IssueState.of(row.getString("state")).orElseThrow())
        .list();
  }
}
