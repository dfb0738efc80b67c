package io.beachhead.growth.guides;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.WhoDid;
import io.beachhead.behaviour.WhoDid.Done;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * <b>Question:</b> which checklists are a user's, which steps are done, and how many of their
 * audience have completed them, by segment?
 *
 * <p>A step is done once the user has done its event as often as it asks, ever. A guide is
 * completed when all its steps are.
 */
@Component
public class GuideProgress {
  private final Guides guides;
  private final WhoDid whoDid;
  private final CustomerBases customers;
  private final AccountGrouping grouping;
  private final WorkspaceSettings settings;
  private final JdbcClient sql;
  private final Clock clock;

  GuideProgress(
      Guides guides,
      WhoDid whoDid,
      CustomerBases customers,
      AccountGrouping grouping,
      WorkspaceSettings settings,
      JdbcClient sql,
      Clock clock) {
    this.guides = guides;
    this.whoDid = whoDid;
    this.customers = customers;
    this.grouping = grouping;
    this.settings = settings;
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * How far a user is with a guide.
   *
   * @param doneAt of each step, in their order; null for those that are not done
   * @param reported whether the event that says so was sent
   * @param dismissed whether the user put the checklist away
   */
  public record Progress(
      Guide guide, List<@Nullable Instant> doneAt, boolean reported, boolean dismissed) {

    public long done() {
      return doneAt.stream().filter(at -> at != null).count();
    }

    public boolean completed() {
      return done() == guide.steps().size();
    }

    /** The first step that is not done; empty where all are. */
    public Optional<Guide.Step> next() {
      for (int i = 0; i < doneAt.size(); i++) {
        if (doneAt.get(i) == null) {
          return Optional.of(guide.steps().get(i));
        }
      }
      return Optional.empty();
    }
  }

  /** The published guides whose audience a user belongs to, in their order. */
  public List<Progress> of(String userId) {
    var found = new ArrayList<Progress>();
    for (var guide : guides.all()) {
      if (guide.state() != Guide.State.PUBLISHED) {
        continue;
      }
      var questions = new Questions(guide);
      var done =
          whoDid
              .person(userId, questions.events)
              .orElseGet(() -> new Done(userId, null, questions.nothing()));
      var account = done.account() == null ? recordedAccount(userId) : done.account();
      if (segmentOf(guide, account).isPresent() && questions.isFor(done)) {
        found.add(questions.progress(done));
      }
    }
    return found;
  }

  /** The account of somebody who was imported and has not done anything yet. */
  private @Nullable String recordedAccount(String userId) {
    return sql.sql(
            """
            SELECT min(account_id) FROM person WHERE id = :id OR lower(email) = lower(:id)
            """)
        .param("id", userId)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private Optional<String> segmentOf(Guide guide, @Nullable String account) {
    var division = division(guide);
    return division.segmentFor(guide, account);
  }

  private Division division(Guide guide) {
    var base = customers.asOf(settings.current().today(clock));
    AccountGroups groups;
    try {
      groups = grouping.divide(guide.audience().segmentation(), base).orElse(null);
    } catch (ProblemException _) {
      groups = null; // a segmentation that was deleted: no segment of it has anybody
    }
    return new Division(base, groups);
  }

  /** Which segment an account is in. */
  private record Division(CustomerBase base, @Nullable AccountGroups groups) {
    /**
     * The segment of an account, or a blank text without one; empty where the guide is not for it.
     */
    Optional<String> segmentFor(Guide guide, @Nullable String account) {
      int row = account == null ? -1 : base.rowOf(account);
      var segment = groups == null || row < 0 ? "" : groups.of(row).key();
      var wanted = guide.audience().segments();
      return wanted.isEmpty() || wanted.contains(segment) ? Optional.of(segment) : Optional.empty();
    }

    String name(String segment) {
      int index = groups == null ? -1 : groups.indexOf(segment);
      return groups == null || index < 0 ? "No segment" : groups.groups().get(index).name();
    }
  }

  /**
   * How many of a part of its audience have done what.
   *
   * @param segment key; blank for people without an account
   * @param people who belong to the audience and did something
   * @param done how many of them took each step, in their order
   */
  public record Part(String segment, String name, int people, int[] done, int completed) {}

  /**
   * How far its audience is with a guide.
   *
   * @param segments those with people, in their order
   */
  public record Completion(Guide guide, List<Part> segments, Part total) {}

  /** Counts a guide's audience: everybody with at least one event who belongs to it. */
  public Completion completion(Guide guide) {
    var questions = new Questions(guide);
    var division = division(guide);
    var counts = new LinkedHashMap<String, Counts>();
    var groups = division.groups;
    if (groups != null) {
      groups.groups().forEach(group -> counts.put(group.key(), new Counts(guide)));
    }
    var total = new Counts(guide);
    whoDid.eachPerson(
        questions.events,
        done -> {
          var segment = division.segmentFor(guide, done.account());
          if (segment.isPresent() && questions.isFor(done)) {
            var progress = questions.progress(done);
            total.add(progress);
            counts.computeIfAbsent(segment.get(), _ -> new Counts(guide)).add(progress);
          }
        });
    return new Completion(
        guide,
        counts.entrySet().stream()
            .filter(entry -> entry.getValue().people > 0)
            .map(entry -> entry.getValue().part(entry.getKey(), division.name(entry.getKey())))
            .toList(),
        total.part("", "Everybody"));
  }

  private static final class Counts {
    private final int[] done;
    private int people;
    private int completed;

    Counts(Guide guide) {
      done = new int[guide.steps().size()];
    }

    void add(Progress progress) {
      people++;
      completed += progress.completed() ? 1 : 0;
      for (int i = 0; i < done.length; i++) {
        done[i] += progress.doneAt().get(i) == null ? 0 : 1;
      }
    }

    Part part(String segment, String name) {
      return new Part(segment, name, people, done, completed);
    }
  }

  /** What has to be known of a person to say where they are with a guide. */
  private static final class Questions {
    private final Guide guide;
    private final List<EventSelector> events = new ArrayList<>();
    private final int conditions;

    Questions(Guide guide) {
      this.guide = guide;
      guide.steps().forEach(step -> events.add(step.doing().event()));
      events.add(ofGuide(Guide.COMPLETED));
      events.add(ofGuide(Guide.DISMISSED));
      conditions = events.size();
      for (var doing : Arrays.asList(guide.audience().did(), guide.audience().didNot())) {
        if (doing != null) {
          events.add(doing.event());
        }
      }
    }

    private EventSelector ofGuide(String event) {
      return new EventSelector(
          event, Map.of("guide", JsonNodeFactory.instance.stringNode(guide.key())));
    }

    List<long[]> nothing() {
      return events.stream().map(_ -> new long[0]).toList();
    }

    boolean isFor(Done person) {
      int at = conditions;
      var did = guide.audience().did();
      if (did != null && person.times().get(at++).length < did.times()) {
        return false;
      }
      var didNot = guide.audience().didNot();
      return didNot == null || person.times().get(at).length < didNot.times();
    }

    Progress progress(Done person) {
      var doneAt = new ArrayList<@Nullable Instant>();
      for (int i = 0; i < guide.steps().size(); i++) {
        var times = person.times().get(i);
        int needed = guide.steps().get(i).doing().times();
        doneAt.add(times.length < needed ? null : Instant.ofEpochMilli(times[needed - 1]));
      }
      return new Progress(
          guide,
          doneAt,
          person.times().get(conditions - 2).length > 0,
          person.times().get(conditions - 1).length > 0);
    }
  }
}
