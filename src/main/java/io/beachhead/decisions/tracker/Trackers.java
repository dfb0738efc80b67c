package io.beachhead.decisions.tracker;

import io.beachhead.value.features.Feature;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.features.Features;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.secrets.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Trackers, the issues that features are linked to, and what became of them. */
@Component
public class Trackers {
  private static final Duration MESSAGES_KEPT = Duration.ofDays(90);
  private static final int MOST = 50;
  private static final int LONGEST_NAME = 100;
  private static final int SHORTEST_SECRET = 16;
  private static final int LONGEST_SECRET = 200;

  private final TrackerRecords records;
  private final Features features;
  private final AuditTrail audit;
  private final Clock clock;

  /**
   * A tracker just registered.
   *
   * @param secret shown this once
   */
  public record Registered(Tracker tracker, String secret) {}

  Trackers(TrackerRecords records, Features features, AuditTrail audit, Clock clock) {
    this.records = records;
    this.features = features;
    this.audit = audit;
    this.clock = clock;
  }

  /** All of them, the oldest first. */
  public List<Tracker> all() {
    return records.all();
  }

  /**
   * Registers a tracker.
   *
   * @param secret where the tracker made one itself, as Linear does; blank to have one made
   * @throws ProblemException 422 that names every field that cannot be used, 409 at 50 trackers
   */
  @Transactional
  public Registered register(String kind, String name, String url, String secret) {
    List<ProblemItem> problems = new ArrayList<>();
    Optional<TrackerKind> known = TrackerKind.of(kind);
    if (known.isEmpty()) {
      problems.add(ProblemItem.of("kind", kind, "must be github, gitlab, jira or linear"));
    }
    String called = name.strip();
    if (called.isEmpty() || called.length() > LONGEST_NAME) {
      problems.add(
          ProblemItem.of("name", name, "must have 1 to %d characters".formatted(LONGEST_NAME)));
    }
    Optional<String> address = IssueAddress.of(url);
    if (address.isEmpty()) {
      problems.add(
          ProblemItem.of(
              "url",
              url,
              "must be what its issues' addresses begin with: https://github.com/acme"));
    }
    String given = secret.strip();
    if (!given.isEmpty() && (given.length() < SHORTEST_SECRET || given.length() > LONGEST_SECRET)) {
      problems.add(
          ProblemItem.of(
              "secret",
              null,
              "must have %d to %d characters".formatted(SHORTEST_SECRET, LONGEST_SECRET)));
    }
    refuse("The tracker cannot be registered.", problems);
    if (records.all().size() >= MOST) {
      throw ProblemException.conflict("There are already %d trackers.".formatted(MOST));
    }
    var made =
        new Tracker(
            Token.random(""),
            known.orElseThrow(),
            called,
            address.orElseThrow(),
            CurrentUser.now().name(),
            Instant.ofEpochMilli(clock.millis()),
            null);
    String kept = given.isEmpty() ? Token.random("") : given;
    records.insert(made, kept);
    audit.record("tracker.registered", called, made.url());
    return new Registered(made, kept);
  }

  /**
   * Deletes a tracker: it is believed no longer. Links and their states stay.
   *
   * @throws ProblemException 404 for an unknown one
   */
  @Transactional
  public void delete(String id) {
    Tracker tracker =
        records.find(id).orElseThrow(() -> ProblemException.notFound("There is no such tracker."));
    records.delete(id);
    audit.record("tracker.deleted", tracker.name(), tracker.url());
  }

  /** Links of one feature, or of all where it is null. */
  public List<IssueLink> links(@Nullable String feature) {
    return records.links(feature);
  }

  /**
   * Links a feature to an issue.
   *
   * @throws ProblemException 422 for an unknown feature or an unusable address, 409 where it is
   *     linked
   */
  @Transactional
  public IssueLink link(String feature, String url) {
    List<ProblemItem> problems = new ArrayList<>();
    if (features.find(feature).isEmpty()) {
      problems.add(ProblemItem.of("feature", feature, "is not a feature"));
    }
    Optional<String> address = IssueAddress.of(url);
    if (address.isEmpty()) {
      problems.add(
          ProblemItem.of("url", url, "must be the address of an issue, beginning with https://"));
    }
    refuse("The issue cannot be linked.", problems);
    var link =
        new IssueLink(
            UUID.randomUUID().toString(),
            feature,
            address.orElseThrow(),
            "",
            IssueState.UNKNOWN,
            null,
            null);
    if (!records.link(link, clock.instant())) {
      throw ProblemException.conflict("The feature is linked to that issue already.");
    }
    audit.record("issue.linked", feature, link.url());
    return link;
  }

  /**
   * Takes a link away.
   *
   * @throws ProblemException 404 for an unknown one
   */
  @Transactional
  public void unlink(String id) {
    IssueLink link =
        records.links(null).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("There is no such link."));
    records.unlink(id);
    audit.record("issue.unlinked", link.feature(), link.url());
  }

  /**
   * Takes a message of a tracker whose signature was checked.
   *
   * @param hash of its body; the same message again changes nothing
   * @param news what it says of an issue; empty where it says nothing to us
   * @return how many features it changed
   */
  @Transactional
  int hear(Tracker tracker, String hash, Optional<IssueNews> news) {
    Instant now = clock.instant();
    if (!records.heard(tracker.id(), hash, now, now.minus(MESSAGES_KEPT))) {
      return 0;
    }
    return news.filter(said -> IssueAddress.below(tracker.url(), said.url()))
        .map(said -> take(said, tracker.name()))
        .orElse(0);
  }

  /** Takes what a file says of issues, all of it or none. */
  @Transactional
  int takeAll(List<IssueNews> news) {
    int changed = 0;
    for (IssueNews each : news) {
      changed += take(each, "a file");
    }
    return changed;
  }

  private int take(IssueNews news, String from) {
    Set<String> wereDone = new HashSet<>();
    records.links(null).stream()
        .filter(link -> link.url().equals(news.url()) && link.state() == IssueState.DONE)
        .forEach(link -> wereDone.add(link.feature()));
    var touched = new LinkedHashSet<>(records.take(news));
    int changed = 0;
    for (String key : touched) {
      Optional<Feature> feature = features.find(key);
      if (feature.isPresent()) {
        FeatureState state =
            Progress.of(
                feature.get().state(),
                records.links(key).stream().map(IssueLink::state).toList(),
                wereDone.contains(key));
        if (state != feature.get().state()) {
          features.change(feature.get().in(state));
          audit.record("feature.state-from-tracker", key, state.key() + ", said " + from);
        }
        changed++;
      }
    }
    return changed;
  }

  private static void refuse(String what, List<ProblemItem> problems) {
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable(what, problems);
    }
  }
}
