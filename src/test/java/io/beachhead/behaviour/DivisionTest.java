package io.beachhead.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.behaviour.FunnelQuestion.Exclusion;
import io.beachhead.behaviour.FunnelQuestion.Order;
import io.beachhead.behaviour.FunnelQuestion.Window;
import io.beachhead.behaviour.FunnelQuestion.WindowUnit;
import io.beachhead.behaviour.RetentionQuestion.Cohorts;
import io.beachhead.behaviour.RetentionQuestion.Returns;
import io.beachhead.behaviour.StickinessQuestion.PerInterval;
import io.beachhead.behaviour.log.EventLog;
import io.beachhead.behaviour.people.Unit;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Breakdowns, and the rules of the calendar, on examples small enough to count by hand. */
@TestWorkspace
class DivisionTest {
  private static final StickinessQuestion STICKY =
      new StickinessQuestion(
          EventSelector.ANY, Interval.DAY, 1, false, PerInterval.ONCE, Unit.PERSON);

  private static final Breakdown INDUSTRY =
      new Breakdown.ByAttribute("industry", null, Breakdown.USUAL_LIMIT);

  @Autowired TestClient client;
  @Autowired EventLog log;
  @Autowired BehaviourQuestions questions;
  private Story story;

  @BeforeEach
  void threeAccounts() throws Exception {
    client.emptyWorkspace();
    client.postCsv(
        "/api/imports/accounts",
        "id,name,industry,employees\n"
            + "acme,Acme,Retail,120\nbolt,Bolt,Retail,75\nchip,Chip,Media,40\n");
    log.empty();
    story = new Story(log);
  }

  @Test
  void dividesAsTheFilterForEachValueWould() throws Exception {
    story
        .didFor("acme", "ada", "Use", "1")
        .didFor("chip", "ada", "Use", "2")
        .didFor("bolt", "bob", "Use", "1")
        .didFor("bolt", "bob", "Use", "2")
        .did("eve", "Use", "3")
        .told();
    var divided = questions.stickiness(STICKY, Map.of(), days(1, 3), INDUSTRY);

    assertThat(divided.breakdown())
        .extracting("value", "other")
        .containsExactlyInAnyOrder(
            tuple("Retail", false), tuple("Media", false), tuple(null, false));
    for (var group : divided.breakdown()) {
      if (group.value() != null) {
        var where = Map.<String, JsonNode>of("account.industry", StringNode.valueOf(group.value()));
        assertThat(group.answer())
            .isEqualTo(questions.stickiness(STICKY, where, days(1, 3), null).answer());
      }
    }
    // Ada is in both: one day for a shop, one for the media.
    assertThat(data(divided, "Retail")).containsExactly(1, 1, 0);
    assertThat(data(divided, "Media")).containsExactly(1, 0, 0);
    assertThat(divided.answer().data()).containsExactly(1, 2, 0);
  }

  @Test
  void takesWhatIsBeyondTheLargestValuesForOneGroup() throws Exception {
    for (var person : List.of("a1", "a2", "a3")) {
      story.did(person, "Use", "1", "{\"plan\":\"A\"}");
    }
    story
        .did("b1", "Use", "1", "{\"plan\":\"B\"}")
        .did("b2", "Use", "1", "{\"plan\":\"B\"}")
        .did("rare", "Use", "1", "{\"plan\":\"C\"}")
        .did("rare", "Use", "2", "{\"plan\":\"D\"}")
        .told();
    var largest = new Breakdown.ByProperty("plan", 2);
    var divided = questions.stickiness(STICKY, Map.of(), days(1, 2), largest);

    assertThat(divided.breakdown())
        .extracting("value", "other")
        .containsExactly(tuple("A", false), tuple("B", false), tuple("other", true));
    assertThat(divided.breakdown().getLast().answer().data()).containsExactly(0, 1);

    var funnel = funnel(List.of("Use"), Order.SEQUENTIAL, List.of(), largest);
    assertThat(funnel.breakdown())
        .extracting("value", "other", "steps")
        .containsExactly(
            tuple("A", false, List.of(new FunnelAnswer.Step("Use", 3, null, null, null, null))),
            tuple("B", false, List.of(new FunnelAnswer.Step("Use", 2, null, null, null, null))),
            tuple("other", true, List.of(new FunnelAnswer.Step("Use", 1, null, null, null, null))));
  }

  @Test
  void dividesAFunnelByTheAccountItBeganWith() throws Exception {
    story
        .didFor("acme", "ada", "A", "1")
        .didFor("chip", "ada", "B", "2")
        .didFor("chip", "bob", "A", "1")
        .told();
    assertThat(funnel(List.of("A", "B"), Order.SEQUENTIAL, List.of(), INDUSTRY).breakdown())
        .extracting(group ->
            group.value() + " " + group.steps().get(0).count() + group.steps().get(1).count())
        .containsExactlyInAnyOrder("Retail 11", "Media 10");
  }

  @Test
  void asksTheAccountsAttributeInAFilter() throws Exception {
    story
        .didFor("acme", "ada", "A", "1")
        .didFor("chip", "bob", "A", "1")
        .did("eve", "A", "1")
        .told();
    assertThat(people("account.Employees", StringNode.valueOf("40"))).isEqualTo(1);
    assertThat(people("account.industry", StringNode.valueOf("Retail"))).isEqualTo(1);
    assertThat(people("account.industry", StringNode.valueOf("Steel"))).isZero();
  }

  @Test
  void countsPagesAndScreensAndNeverIdentifyOrGroup() throws Exception {
    story.identified("ada", "1", Map.of()).joined("ada", "acme", "1").told();
    assertThat(questions.stickiness(STICKY, Map.of(), days(1, 1), null).answer().data())
        .containsExactly(0);
    client
        .withKey(TestWorkspace.WRITE_KEY)
        .post(
            "/v1/batch",
            """
            {"batch":[
              {"type":"page","userId":"ada","messageId":"p1","timestamp":"2026-01-01T10:00:00Z"},
              {"type":"screen","userId":"bob","messageId":"s1","timestamp":"2026-01-01T10:00:00Z"}]}
            """,
            "Content-Type",
            "application/json");
    assertThat(questions.stickiness(STICKY, Map.of(), days(1, 1), null).answer().data())
        .containsExactly(2);
    assertThat(
            funnel(List.of("Page viewed"), Order.SEQUENTIAL, List.of(), null)
                .steps()
                .getFirst()
                .count())
        .isEqualTo(1);
    assertThat(questions.eventNames()).containsExactlyInAnyOrder("Page viewed", "Screen viewed");
  }

  @Test
  void voidsAnAttemptThatNeverArrivesWhenTheExclusionIsWithinItsWindow() throws Exception {
    story
        .did("within", "A", "1T10:00")
        .did("within", "X", "1T11:00")
        .did("after", "A", "1T10:00")
        .did("after", "X", "1T11:00:01")
        .told();
    assertThat(
            funnel(
                    List.of("A", "B"),
                    Order.SEQUENTIAL,
                    List.of(new Exclusion("X", null, 1, 2)),
                    null)
                .steps()
                .getFirst()
                .count())
        .isEqualTo(1);
  }

  @Test
  void beginsWeeksWhereTheWorkspaceDoes() throws Exception {
    // 4 January 2026 is a Sunday.
    story.did("ada", "Use", "3T12:00").did("ada", "Use", "4T12:00").told();
    assertThat(weeks(DayOfWeek.MONDAY, ZoneOffset.UTC)).containsExactly("1: 1 0", "0: 0");
    assertThat(weeks(DayOfWeek.SUNDAY, ZoneOffset.UTC)).containsExactly("1: 1 1", "1: 1");
  }

  @Test
  void countsDaysInTheTimeZoneAsked() throws Exception {
    // Half past ten in the evening of 3 January in Chicago; 4 January in London.
    story.did("ada", "Use", "4T04:30").told();
    assertThat(weeks(DayOfWeek.SUNDAY, ZoneId.of("America/Chicago")))
        .containsExactly("1: 1 0", "0: 0");
    assertThat(weeks(DayOfWeek.SUNDAY, ZoneId.of("Europe/London")))
        .containsExactly("0: 0 0", "1: 1");
  }

  @Test
  void hasTwentyThreeHoursOnTheDayClocksGoForward() throws Exception {
    story.did("ada", "Use", "03-29T00:30").did("ada", "Use", "03-29T01:30").told();
    var berlin = ZoneId.of("Europe/Berlin");
    var period =
        new Period(
            Story.at("03-28T23:00").toEpochMilli(),
            Story.at("03-29T21:59").toEpochMilli(),
            berlin,
            DayOfWeek.MONDAY);
    var hourly =
        new StickinessQuestion(
            EventSelector.ANY, Interval.HOUR, 1, false, PerInterval.ONCE, Unit.PERSON);
    var data = questions.stickiness(hourly, Map.of(), period, null).answer().data();
    assertThat(data).hasSize(23);
    assertThat(data.get(1)).isEqualTo(1);
  }

  @Test
  void takesAPersonWithoutAKnownDateForNewAtTheirFirstEvent() throws Exception {
    client.postCsv(
        "/api/imports/people", "id,account_id,created_at\nada,acme,\nbob,acme,2025-06-01\n");
    story.did("ada", "Use", "2").did("bob", "Use", "2").told();
    var question = new LifecycleQuestion(EventSelector.ANY, Interval.DAY, Unit.PERSON);
    assertThat(questions.lifecycle(question, Map.of(), days(2, 2), null).answer().intervals())
        .extracting("newcomers", "resurrecting")
        .containsExactly(tuple(1, 1));
  }

  private List<String> weeks(DayOfWeek begin, ZoneId zone) {
    var question =
        new RetentionQuestion(
            EventSelector.ANY,
            EventSelector.ANY,
            Interval.WEEK,
            2,
            Cohorts.RECURRING,
            Returns.ON,
            1,
            Unit.PERSON);
    long end = Story.at("5T12:00").toEpochMilli();
    return Story.brief(
        questions.retention(question, Map.of(), new Period(end, end, zone, begin), null).answer());
  }

  private int people(String property, JsonNode value) {
    return questions
        .activity(
            new ActivityQuestion(EventSelector.ANY, Unit.PERSON),
            Map.of(property, value),
            days(1, 1),
            null)
        .answer()
        .days()
        .getFirst()
        .daily();
  }

  private static List<Integer> data(
      GroupedAnswer<StickinessQuestion.Answer> divided, String value) {
    return divided.breakdown().stream()
        .filter(group -> value.equals(group.value()))
        .findFirst()
        .orElseThrow()
        .answer()
        .data();
  }

  private FunnelAnswer funnel(
      List<String> steps, Order order, List<Exclusion> exclusions, @Nullable Breakdown breakdown) {
    return questions.funnel(
        new FunnelQuestion(
            steps.stream().map(EventSelector::named).toList(),
            List.of(),
            order,
            new Window(1, exclusions.isEmpty() ? WindowUnit.WEEK : WindowUnit.HOUR),
            breakdown,
            new Attribution.FirstValue(),
            exclusions,
            null,
            null,
            false,
            Unit.PERSON,
            Map.of()),
        days(1, 31));
  }

  private static Period days(int from, int to) {
    return new Period(
        Story.at(Integer.toString(from)).toEpochMilli(),
        Story.at(to + "T23:59").toEpochMilli(),
        ZoneOffset.UTC,
        DayOfWeek.MONDAY);
  }
}
