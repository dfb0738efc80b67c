package io.beachhead.decisions.audience;

import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentations;
import io.beachhead.web.Days;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.WorkspaceSettings;
import io.beachhead.workspace.secrets.Token;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Views of the roadmap for people outside. */
@Component
public class Audiences {
  private static final int MOST = 200;
  private static final int LONGEST = 100;

  private final AudienceRecords records;
  private final PublicRoadmaps roadmaps;
  private final Segmentations segmentations;
  private final WorkspaceSettings settings;
  private final AuditTrail audit;
  private final Clock clock;

  Audiences(
      AudienceRecords records,
      PublicRoadmaps roadmaps,
      Segmentations segmentations,
      WorkspaceSettings settings,
      AuditTrail audit,
      Clock clock) {
    this.records = records;
    this.roadmaps = roadmaps;
    this.segmentations = segmentations;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /** What is behind a link. */
  sealed interface Door {}

  /** It shows the roadmap. */
  record Open(Audience audience, PublicRoadmap roadmap) implements Door {}

  /** It did, and no longer does. */
  record Shut() implements Door {}

  /** There never was such a link. */
  record Unknown() implements Door {}

  /** Those whose links work or have expired, the oldest first. */
  public List<Audience> all() {
    return records.all();
  }

  /** The segments a view can be for: those of the agreed segmentation. */
  public List<Segment> segments() {
    return segmentations.active().map(each -> each.segments()).orElse(List.of());
  }

  /** What the readers of a view see, with what is withheld from them. */
  public PublicRoadmap preview(Audience audience) {
    return roadmaps.roadmap(audience.segment());
  }

  /**
   * One that is not revoked.
   *
   * @throws ProblemException 404
   */
  public Audience one(String id) {
    return all().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("There is no such view of the roadmap."));
  }

  /**
   * Makes a view with its link.
   *
   * @param title for the readers; blank for the name of the workspace
   * @param segment key in the agreed segmentation; blank for everybody
   * @param expiresOn the last day; blank for no end
   * @throws ProblemException 422 that names every field that cannot be used, 409 at 200 views
   */
  @Transactional
  public Audience add(String name, String title, String segment, String expiresOn) {
    List<ProblemItem> problems = new ArrayList<>();
    String called = name.strip();
    if (called.isEmpty() || called.length() > LONGEST) {
      problems.add(
          ProblemItem.of("name", called, "must have 1 to %d characters".formatted(LONGEST)));
    }
    if (title.strip().length() > LONGEST) {
      problems.add(
          ProblemItem.of("title", null, "must have at most %d characters".formatted(LONGEST)));
    }
    if (!segment.isBlank()
        && segments().stream().noneMatch(each -> each.key().equals(segment.strip()))) {
      problems.add(
          ProblemItem.of("segment", segment, "is not a segment of the agreed segmentation"));
    }
    LocalDate last = expiresOn.isBlank() ? null : Days.typed(expiresOn.strip());
    LocalDate today = settings.current().today(clock);
    if (!expiresOn.isBlank() && (last == null || last.isBefore(today))) {
      problems.add(
          ProblemItem.of(
              "expiresOn",
              expiresOn,
              "must be a date from today on, such as " + today.plusDays(90)));
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The view cannot be made.", problems);
    }
    if (records.all().size() >= MOST) {
      throw ProblemException.conflict(
          "There are already %d views. Revoke one first.".formatted(MOST));
    }
    var made =
        new Audience(
            UUID.randomUUID().toString(),
            Token.random(""),
            called,
            title.isBlank() ? settings.current().name() : title.strip(),
            segment.isBlank() ? null : segment.strip(),
            last,
            CurrentUser.now().name(),
            Instant.ofEpochMilli(clock.millis()),
            null);
    records.insert(made);
    audit.record("roadmap.shared", called, segment);
    return made;
  }

  /**
   * Ends a link at once.
   *
   * @throws ProblemException 404
   */
  @Transactional
  public void revoke(String id) {
    Audience audience = one(id);
    records.revoke(id, clock.instant());
    audit.record("roadmap.unshared", audience.name(), "");
  }

  /** What somebody with that token sees. */
  Door door(String token) {
    Optional<Audience> found = records.byToken(token);
    if (found.isEmpty()) {
      return new Unknown();
    }
    Audience audience = found.get();
    return audience.open(settings.current().today(clock))
        ? new Open(audience, preview(audience))
        : new Shut();
  }
}
