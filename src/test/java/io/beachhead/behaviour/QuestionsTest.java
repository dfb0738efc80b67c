package io.beachhead.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.beachhead.TestWorkspace;
import io.beachhead.behaviour.FunnelQuestion.Exclusion;
import io.beachhead.behaviour.FunnelQuestion.Order;
import io.beachhead.behaviour.FunnelQuestion.TimeToConvert;
import io.beachhead.behaviour.FunnelQuestion.Trend;
import io.beachhead.behaviour.FunnelQuestion.Window;
import io.beachhead.behaviour.FunnelQuestion.WindowUnit;
import io.beachhead.behaviour.RetentionQuestion.Cohorts;
import io.beachhead.behaviour.RetentionQuestion.Returns;
import io.beachhead.behaviour.StickinessQuestion.PerInterval;
import io.beachhead.behaviour.actors.Of;
import io.beachhead.behaviour.actors.Wanted;
import io.beachhead.behaviour.log.EventLog;
import io.beachhead.behaviour.people.Unit;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.StringNode;

/** Every rule of the questions on examples small enough to count by hand. */
@TestWorkspace
class QuestionsTest {
  @Autowired EventLog log;
  @Autowired BehaviourQuestions questions;
  private Story story;

  @BeforeEach
  void emptyLog() throws Exception {
    log.empty();
    story = new Story(log);
  }

  @Test
  void countsAPersonOnceHoweverOftenTheyTry() throws Exception {
    story
        .did("ada", "A", "1T10:00")
        .did("ada", "A", "2T10:00")
        .did("ada", "B", "2T11:00")
        .did("bob", "A", "1T10:00")
        .told();
    assertThat(counts(funnel("A", "B"))).containsExactly(2, 1);
  }

  @Test
  void takesEveryFirstStepForAnAttemptSoALaterOneMayConvert() throws Exception {
    story.did("ada", "A", "1").did("ada", "A", "20").did("ada", "B", "21").told();
    var steps = funnel("A", "B").steps();
    assertThat(steps.get(1).count()).isEqualTo(1);
    assertThat(steps.get(1).meanSeconds()).isEqualTo(86_400.0);
  }

  @Test
  void closesTheWindowAtItsLastMomentIncluded() throws Exception {
    story
        .did("in", "A", "1T10:00")
        .did("in", "B", "1T11:00")
        .did("out", "A", "1T10:00")
        .did("out", "B", "1T11:00:01")
        .told();
    assertThat(counts(ask(steps("A", "B"), Order.SEQUENTIAL, new Window(1, WindowUnit.HOUR))))
        .containsExactly(2, 1);
  }

  @Test
  void measuresTheWindowFromTheFirstStep() throws Exception {
    story.did("a", "A", "1T10:00").did("a", "B", "1T10:50").did("a", "C", "1T11:10").told();
    assertThat(counts(ask(steps("A", "B", "C"), Order.SEQUENTIAL, new Window(1, WindowUnit.HOUR))))
        .containsExactly(1, 1, 0);
  }

  @Test
  void needsTwoEventsForTheSameEventInTwoSteps() throws Exception {
    story.did("once", "A", "1").did("twice", "A", "1").did("twice", "A", "2").told();
    assertThat(counts(funnel("A", "A"))).containsExactly(2, 1);
  }

  @Test
  void convertsAtEqualTimesWhateverTheOrderOfArrival() throws Exception {
    story
        .did("ada", "B", "1T10:00")
        .did("ada", "A", "1T10:00")
        .did("bob", "A", "1T10:00")
        .did("bob", "A", "1T10:00")
        .told();
    assertThat(counts(funnel("A", "B"))).containsExactly(2, 1);
    assertThat(counts(funnel("A", "A"))).containsExactly(2, 1);
  }

  @Test
  void letsNothingComeBetweenInStrictOrder() throws Exception {
    story
        .did("straight", "A", "1T10:00")
        .did("straight", "B", "1T10:01")
        .did("detour", "A", "1T10:00")
        .did("detour", "X", "1T10:01")
        .did("detour", "B", "1T10:02")
        .told();
    assertThat(counts(ask(steps("A", "B"), Order.STRICT, Window.TWO_WEEKS))).containsExactly(2, 1);
    assertThat(counts(funnel("A", "B"))).containsExactly(2, 2);
  }

  @Test
  void takesStepsInAnyOrderWhenAsked() throws Exception {
    story
        .did("backwards", "C", "1T10:00")
        .did("backwards", "B", "1T11:00")
        .did("backwards", "A", "1T12:00")
        .did("two", "B", "1T10:00")
        .did("two", "C", "1T12:00")
        .did("same", "A", "1T10:00")
        .did("same", "A", "1T11:00")
        .told();
    var answer = ask(steps("A", "B", "C"), Order.ANY, Window.TWO_WEEKS);
    assertThat(counts(answer)).containsExactly(3, 2, 1);
    assertThat(answer.steps().get(1).meanSeconds()).isEqualTo((3600 + 7200) / 2.0);
  }

  @Test
  void keepsAllStepsInsideThePeriod() throws Exception {
    story.did("early", "A", "1T23:59:59").did("early", "B", "2T10:00").did("late", "A", "5T10:00");
    story.did("late", "B", "6T00:00").did("in", "A", "2T00:00").did("in", "B", "5T23:59:59").told();
    var period = period("2", "5T23:59:59");
    var answer = questions.funnel(question(steps("A", "B")), period);
    assertThat(counts(answer)).containsExactly(2, 1);
  }

  @Test
  void voidsAnAttemptWithAnExclusionBetweenItsSteps() throws Exception {
    story
        .did("clean", "A", "1T10:00")
        .did("clean", "B", "1T12:00")
        .did("clean", "X", "1T13:00")
        .did("excluded", "A", "1T10:00")
        .did("excluded", "X", "1T11:00")
        .did("excluded", "B", "1T12:00")
        .did("again", "A", "1T10:00")
        .did("again", "X", "1T11:00")
        .did("again", "A", "1T11:30")
        .did("again", "B", "1T12:00")
        .told();
    var question =
        with(
            steps("A", "B"),
            Order.SEQUENTIAL,
            Window.TWO_WEEKS,
            null,
            new Attribution.FirstValue(),
            List.of(new Exclusion("X", null, 1, 2)),
            null,
            null,
            false,
            Unit.PERSON,
            Map.of());
    assertThat(counts(questions.funnel(question, january()))).containsExactly(2, 2);
  }

  @Test
  void saysHowLongItTookFromTheStepBefore() throws Exception {
    story
        .did("a", "A", "1T12:00")
        .did("a", "B", "1T13:00")
        .did("a", "C", "1T15:00")
        .did("b", "A", "2T14:00")
        .did("b", "B", "2T16:00")
        .did("c", "A", "2T14:00")
        .did("c", "B", "2T16:00")
        .did("c", "C", "2T17:00")
        .told();
    var steps = funnel("A", "B", "C").steps();
    assertThat(steps)
        .extracting("medianSeconds", "meanSeconds")
        .containsExactly(tuple(null, null), tuple(7200.0, 6000.0), tuple(5400.0, 5400.0));
  }

  @Test
  void attributesAPropertyToTheFirstLastOrAGivenStep() throws Exception {
    story
        .did("a", "A", "1T10:00", "{\"browser\":\"Chrome\"}")
        .did("a", "B", "1T11:00", "{\"browser\":\"Safari\"}")
        .did("b", "A", "1T10:00")
        .did("b", "B", "1T11:00", "{\"browser\":\"Safari\"}")
        .did("c", "A", "1T10:00")
        .told();
    assertThat(groups(new Attribution.FirstValue()))
        .containsExactlyInAnyOrder("Chrome 1 1", "Safari 1 1", "null 1 0");
    assertThat(groups(new Attribution.LastValue()))
        .containsExactlyInAnyOrder("Safari 2 2", "null 1 0");
    assertThat(groups(new Attribution.AtStep(1)))
        .containsExactlyInAnyOrder("Chrome 1 1", "null 2 1");
    assertThat(groups(new Attribution.EachValue()))
        .containsExactlyInAnyOrder("Chrome 1 0", "null 2 0");
  }

  @Test
  void groupsConversionByTheDayTheAttemptBegan() throws Exception {
    story
        .did("a", "A", "1T10:00")
        .did("a", "B", "3T10:00")
        .did("b", "A", "1T10:00")
        .did("b", "A", "2T10:00")
        .did("b", "B", "2T11:00")
        .told();
    var question =
        with(
            steps("A", "B"),
            Order.SEQUENTIAL,
            new Window(3, WindowUnit.DAY),
            null,
            new Attribution.FirstValue(),
            List.of(),
            new Trend(Interval.DAY, null, null),
            null,
            false,
            Unit.PERSON,
            Map.of());
    var trend = questions.funnel(question, period("1", "3T23:59")).trend();
    assertThat(trend)
        .extracting("entered", "converted", "rate")
        .containsExactly(tuple(2, 2, 1.0), tuple(1, 1, 1.0), tuple(0, 0, null));
  }

  @Test
  void drawsTimesToConvertInAsManyBinsAsTheCubeRoot() throws Exception {
    story
        .did("a", "A", "8T18:00")
        .did("a", "B", "8T19:00")
        .did("b", "A", "9T13:00")
        .did("b", "B", "9T13:37")
        .did("c", "A", "11T07:00")
        .did("c", "B", "12T06:00")
        .told();
    var question =
        with(
            steps("A", "B"),
            Order.SEQUENTIAL,
            Window.TWO_WEEKS,
            null,
            new Attribution.FirstValue(),
            List.of(),
            null,
            new TimeToConvert(1, 2, null),
            false,
            Unit.PERSON,
            Map.of());
    var times = questions.funnel(question, january()).timeToConvert();
    assertThat(times.meanSeconds()).isEqualTo((3600 + 2220 + 82_800) / 3.0);
    // ⌈3^⅓⌉ = 2 bins of ⌈(82800 − 2220) / 2⌉ = 40290 seconds
    assertThat(times.bins())
        .extracting("fromSeconds", "count")
        .containsExactly(tuple(2220L, 2), tuple(42_510L, 1));
  }

  @Test
  void findsWhatGoesWithConverting() throws Exception {
    for (int i = 0; i < 3; i++) {
      story
          .did("yes" + i, "A", "1T10:00")
          .did("yes" + i, "Invited", "1T10:30")
          .did("yes" + i, "B", "1T11:00");
    }
    story.did("no1", "A", "1T10:00").did("no1", "Invited", "1T10:30");
    story.did("no2", "A", "1T10:00").did("no2", "Complained", "1T10:30").told();
    var question =
        with(
            steps("A", "B"),
            Order.SEQUENTIAL,
            Window.TWO_WEEKS,
            null,
            new Attribution.FirstValue(),
            List.of(),
            null,
            null,
            true,
            Unit.PERSON,
            Map.of());
    // Invited: (3+1)(1+1) / ((0+1)(1+1)) = 4; Complained: (0+1)(1+1) / ((3+1)(1+1)) = 1/4
    assertThat(questions.funnel(question, january()).correlations())
        .extracting("event", "converted", "notConverted", "oddsRatio")
        .containsExactlyInAnyOrder(tuple("Invited", 3, 1, 4.0), tuple("Complained", 0, 1, 0.25));
  }

  @Test
  void givesThoseWhoDidNotConvertAsMuchTimeAsThoseWhoDid() throws Exception {
    for (int i = 0; i < 20; i++) {
      story
          .did("yes" + i, "A", "1T00:00")
          .did("yes" + i, "Form opened", "1T00:30")
          .did("yes" + i, "B", i < 10 ? "1T01:00" : "5T00:00")
          .did("yes" + i, "Looked", "1T10:00")
          .did("no" + i, "A", "1T00:00")
          .did("no" + i, "Looked", "1T10:00")
          .did("no" + i, "Read", "9T00:00");
      // Began too late to be compared: not watched for as long as the slowest conversion took.
      story.did("late" + i, "A", "29T00:00").did("late" + i, "Looked", "29T10:00");
    }
    story.told();
    var answer =
        questions.funnel(
            with(
                steps("A", "B"),
                Order.SEQUENTIAL,
                Window.TWO_WEEKS,
                null,
                new Attribution.FirstValue(),
                List.of(),
                null,
                null,
                true,
                Unit.PERSON,
                Map.of()),
            january());
    // Everybody looks 10 hours after they began. Half of the conversions were over by then, so half
    // of
    // the others count: (10+1)(10+1) / ((10+1)(10+1)) = 1. Nobody had 8 days to read anything.
    assertThat(answer.correlations())
        .extracting("event", "converted", "notConverted", "oddsRatio")
        .containsExactly(tuple("Looked", 10, 10, 1.0));
    assertThat(answer.requiredEvents()).containsExactly("Form opened");
  }

  @Test
  void keepsThoseStillWithinTheirWindowApartFromTheLost() throws Exception {
    story
        .did("lost", "A", "1T10:00")
        .did("just over", "A", "6T23:59:58")
        .did("open", "A", "7T10:00")
        .did("again", "A", "1T10:00")
        .did("again", "A", "12T10:00")
        .did("done", "A", "2T10:00")
        .did("done", "B", "3T10:00")
        .did("done", "A", "15T10:00")
        .told();
    var period = period("1", "20T23:59:59");
    assertThat(questions.funnel(question(steps("A", "B", "C")), period).steps())
        .extracting("count", "lost", "withinWindow")
        .containsExactly(tuple(5, 2, 2), tuple(1, 0, 1), tuple(0, null, null));
  }

  @Test
  void filtersByPropertyTakingFiveAndFivePointZeroForOne() throws Exception {
    story
        .did("a", "A", "1", "{\"seats\":5}")
        .did("b", "A", "1", "{\"seats\":5.0}")
        .did("c", "A", "1", "{\"seats\":\"6\"}")
        .told();
    var seats = new EventSelector("A", Map.<String, JsonNode>of("seats", DoubleNode.valueOf(5)));
    assertThat(counts(ask(List.of(seats), Order.SEQUENTIAL, Window.TWO_WEEKS))).containsExactly(2);
  }

  @Test
  void countsAccountsAndAsksWhichOneTheEventIsFor() throws Exception {
    story
        .joined("ada", "acme", "1")
        .joined("bob", "acme", "1")
        .did("ada", "A", "2")
        .did("bob", "B", "3")
        .didFor("zenith", "ada", "A", "4")
        .did("homeless", "A", "4")
        .told();
    var byAccount = question(steps("A", "B"), Unit.ACCOUNT, Map.of());
    assertThat(counts(questions.funnel(byAccount, january()))).containsExactly(2, 1);
    var acme =
        question(
            steps("A"),
            Unit.PERSON,
            Map.<String, JsonNode>of("account.id", StringNode.valueOf("acme")));
    assertThat(counts(questions.funnel(acme, january()))).containsExactly(1);
    var lost = Wanted.of(new Of.Step(1, Of.Reach.LOST));
    assertThat(questions.funnel(byAccount, january(), lost).actors().all())
        .extracting("id", "figure")
        .containsExactly(tuple("zenith", 1));
  }

  @Test
  void retainsRecurringCohorts() throws Exception {
    story
        .did("a", "Use", "1")
        .did("a", "Use", "2")
        .did("a", "Use", "4")
        .did("b", "Use", "2")
        .did("b", "Use", "3")
        .told();
    assertThat(retention(Cohorts.RECURRING, Returns.ON, 1))
        .containsExactly("1: 1 1 0 1", "2: 2 1 1", "1: 1 0", "1: 1");
    assertThat(retention(Cohorts.FIRST, Returns.ON, 1))
        .containsExactly("1: 1 1 0 1", "1: 1 1 0", "0: 0 0", "0: 0");
    assertThat(retention(Cohorts.FIRST, Returns.ON_OR_AFTER, 1))
        .containsExactly("1: 1 1 1 1", "1: 1 1 0", "0: 0 0", "0: 0");
  }

  @Test
  void knowsTheFirstTimeFromHistoryBeforeThePeriod() throws Exception {
    story.did("old", "Use", "2025-12-20").did("old", "Use", "1").did("new", "Use", "1").told();
    assertThat(retention(Cohorts.FIRST, Returns.ON, 1).getFirst()).startsWith("1: ");
    assertThat(retention(Cohorts.RECURRING, Returns.ON, 1).getFirst()).startsWith("2: ");
  }

  @Test
  void countsAReturnOnlyFromAMinimumOfTimes() throws Exception {
    story
        .did("a", "Use", "1")
        .did("a", "Use", "2T10:00")
        .did("a", "Use", "2T11:00")
        .did("a", "Use", "3")
        .told();
    assertThat(retention(Cohorts.FIRST, Returns.ON, 2)).first().isEqualTo("1: 1 1 0 0");
  }

  @Test
  void countsTheIntervalsSomebodyWasActiveIn() throws Exception {
    story
        .did("one", "Use", "1")
        .did("three", "Use", "1")
        .did("three", "Use", "2")
        .did("three", "Use", "4")
        .did("three", "Use", "4T12:00")
        .told();
    assertThat(stickiness(1, false, PerInterval.ONCE)).containsExactly(1, 0, 1, 0);
    assertThat(stickiness(1, true, PerInterval.ONCE)).containsExactly(2, 1, 1, 0);
    assertThat(stickiness(2, false, PerInterval.ONCE)).containsExactly(1, 1);
    assertThat(stickiness(1, false, new PerInterval(2, null, null))).containsExactly(1, 0, 0, 0);
    assertThat(stickiness(1, false, new PerInterval(null, 1, null))).containsExactly(1, 1, 0, 0);
  }

  @Test
  void tellsNewFromReturningResurrectingAndDormant() throws Exception {
    story
        .identified("old", "1", Map.of("createdAt", "2025-11-01"))
        .did("old", "Use", "2025-12-31")
        .did("old", "Use", "1")
        .did("old", "Use", "3")
        .did("new", "Use", "2")
        .told();
    var question = new LifecycleQuestion(EventSelector.named("Use"), Interval.DAY, Unit.PERSON);
    assertThat(
            questions
                .lifecycle(question, Map.of(), period("1", "4T23:59"), null)
                .answer()
                .intervals())
        .extracting("newcomers", "returning", "resurrecting", "dormant")
        .containsExactly(
            tuple(0, 1, 0, 0), tuple(1, 0, 0, -1), tuple(0, 0, 1, -1), tuple(0, 0, 0, -1));
  }

  @Test
  void countsActivityOverADayAWeekAndAMonth() throws Exception {
    story.did("a", "Use", "1").did("b", "Use", "5").did("a", "Use", "5").told();
    var question = new ActivityQuestion(EventSelector.ANY, Unit.PERSON);
    var answer = questions.activity(question, Map.of(), period("1", "31T23:59"), null).answer();
    assertThat(answer.days().get(0))
        .extracting("daily", "weekly", "monthly")
        .containsExactly(1, 1, 1);
    assertThat(answer.days().get(4))
        .extracting("daily", "weekly", "monthly")
        .containsExactly(2, 2, 2);
    assertThat(answer.days().get(10)).extracting("daily", "weekly").containsExactly(0, 2);
    assertThat(answer.days().get(11)).extracting("weekly", "monthly").containsExactly(0, 2);
    assertThat(answer.frequency().subList(0, 2)).containsExactly(2, 0);
  }

  private List<String> retention(Cohorts cohorts, Returns returns, int minimum) {
    var use = EventSelector.named("Use");
    var question =
        new RetentionQuestion(use, use, Interval.DAY, 4, cohorts, returns, minimum, Unit.PERSON);
    return Story.brief(questions.retention(question, Map.of(), period("1", "4"), null).answer());
  }

  private List<Integer> stickiness(int intervalCount, boolean cumulative, PerInterval perInterval) {
    var question =
        new StickinessQuestion(
            EventSelector.ANY, Interval.DAY, intervalCount, cumulative, perInterval, Unit.PERSON);
    return questions.stickiness(question, Map.of(), period("1", "4T23:59"), null).answer().data();
  }

  private List<String> groups(Attribution attribution) {
    var question =
        with(
            steps("A", "B"),
            Order.SEQUENTIAL,
            Window.TWO_WEEKS,
            new Breakdown.ByProperty("browser", Breakdown.USUAL_LIMIT),
            attribution,
            List.of(),
            null,
            null,
            false,
            Unit.PERSON,
            Map.of());
    return questions.funnel(question, january()).breakdown().stream()
        .map(group ->
            group.value() + " " + group.steps().get(0).count() + " " + group.steps().get(1).count())
        .toList();
  }

  private FunnelAnswer funnel(String... events) {
    return ask(steps(events), Order.SEQUENTIAL, Window.TWO_WEEKS);
  }

  private FunnelAnswer ask(List<EventSelector> steps, Order order, Window window) {
    return questions.funnel(
        with(
            steps,
            order,
            window,
            null,
            new Attribution.FirstValue(),
            List.of(),
            null,
            null,
            false,
            Unit.PERSON,
            Map.of()),
        january());
  }

  private static FunnelQuestion question(List<EventSelector> steps) {
    return question(steps, Unit.PERSON, Map.of());
  }

  private static FunnelQuestion question(
      List<EventSelector> steps, Unit by, Map<String, JsonNode> where) {
    return with(
        steps,
        Order.SEQUENTIAL,
        Window.TWO_WEEKS,
        null,
        new Attribution.FirstValue(),
        List.of(),
        null,
        null,
        false,
        by,
        where);
  }

  private static FunnelQuestion with(
      List<EventSelector> steps,
      Order order,
      Window window,
      @Nullable Breakdown breakdown,
      Attribution attribution,
      List<Exclusion> exclusions,
      @Nullable Trend trend,
      @Nullable TimeToConvert times,
      boolean correlation,
      Unit by,
      Map<String, JsonNode> where) {
    return new FunnelQuestion(
        steps,
        List.of(),
        order,
        window,
        breakdown,
        attribution,
        exclusions,
        trend,
        times,
        correlation,
        by,
        where);
  }

  private static List<EventSelector> steps(String... events) {
    return Arrays.stream(events).map(EventSelector::named).toList();
  }

  private static List<Integer> counts(FunnelAnswer answer) {
    return answer.steps().stream().map(FunnelAnswer.Step::count).toList();
  }

  private static Period january() {
    return period("1", "31T23:59:59");
  }

  private static Period period(String from, String to) {
    return new Period(
        Story.at(from).toEpochMilli(),
        Story.at(to).toEpochMilli(),
        ZoneOffset.UTC,
        DayOfWeek.MONDAY);
  }
}
