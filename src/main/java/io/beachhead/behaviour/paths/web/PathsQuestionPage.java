package io.beachhead.behaviour.paths.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.paths.PathAnswer;
import io.beachhead.behaviour.paths.PathAnswer.Node;
import io.beachhead.behaviour.paths.PathQuestion.Direction;
import io.beachhead.behaviour.paths.Paths;
import io.beachhead.behaviour.web.CommonForm;
import io.beachhead.behaviour.web.FieldSpec;
import io.beachhead.behaviour.web.FieldSpec.Choice;
import io.beachhead.behaviour.web.FunnelPage.Key;
import io.beachhead.behaviour.web.Numbers;
import io.beachhead.behaviour.web.Opens;
import io.beachhead.behaviour.web.QuestionPage;
import io.beachhead.behaviour.web.UsagePage;
import io.beachhead.behaviour.web.UsagePage.Card;
import io.beachhead.behaviour.web.UsagePage.Cell;
import io.beachhead.behaviour.web.UsagePage.Row;
import io.beachhead.behaviour.web.UsagePage.Table;
import io.beachhead.behaviour.web.ValuesForm;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.FlowChart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What people do right before and right after an event. */
@Component
@Order(8)
class PathsQuestionPage implements QuestionPage {
  static final String PATH = "/paths";
  private static final int SHOWN = 6;

  private final Paths paths;
  private final QuestionReader reader;
  private final BehaviourQuestions questions;

  PathsQuestionPage(Paths paths, QuestionReader reader, BehaviourQuestions questions) {
    this.paths = paths;
    this.reader = reader;
    this.questions = questions;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public String navigation() {
    return "paths";
  }

  @Override
  public String title() {
    return "Paths";
  }

  @Override
  public @Nullable String tab() {
    return null;
  }

  @Override
  public String sentence() {
    return "What people do right after an event, or right before it.";
  }

  @Override
  public List<FieldSpec> fields() {
    return List.of(
        FieldSpec.event("event", "Event"),
        FieldSpec.select(
            "direction",
            "Show what comes",
            new Choice("after", "After"),
            new Choice("before", "Before")),
        FieldSpec.number("steps", "Steps", 3));
  }

  @Override
  public Answered ask(Shell shell, ValuesForm form, Numbers numbers) {
    var body = body(shell, form, numbers);
    var answer = paths.answer(PathsReader.question(body), reader.period(body));
    return new Answered(answer, csv(answer), page(new Opens(PATH, form, shell), answer));
  }

  @Override
  public Said said(Shell shell, ValuesForm form, Numbers numbers) {
    return new Said("paths", body(shell, form, numbers), "Step");
  }

  private PathsBody body(Shell shell, ValuesForm form, Numbers numbers) {
    var common = form.common();
    var event = form.event("event");
    return new PathsBody(
        common.from(shell.asOf()),
        common.to(shell.asOf()),
        common.by(),
        common.where(CommonForm.EVERYWHERE),
        null,
        null,
        event == null ? mostFrequent(form) : event,
        form.choice("direction", Direction.values(), Direction.AFTER),
        numbers.whole("steps", form.value("steps")),
        SHOWN,
        null,
        null,
        null,
        null);
  }

  /** Something to look at before anybody has chosen. */
  private @Nullable String mostFrequent(ValuesForm form) {
    var counts = questions.eventCounts(form.common().by(), reader.lastDays(90));
    return counts.isEmpty() ? null : counts.getFirst().event();
  }

  private static List<@Nullable Object[]> csv(PathAnswer answer) {
    var rows = new ArrayList<@Nullable Object[]>();
    rows.add(new Object[] {"step", "from", "to", "count"});
    var byId = byId(answer);
    for (var link : answer.links()) {
      var to = Objects.requireNonNull(byId.get(link.to()));
      rows.add(
          new @Nullable Object[] {
            to.step(), name(Objects.requireNonNull(byId.get(link.from()))), name(to), link.count()
          });
    }
    return rows;
  }

  private static Map<String, Node> byId(PathAnswer answer) {
    var byId = new HashMap<String, Node>();
    answer.nodes().forEach(node -> byId.put(node.id(), node));
    return byId;
  }

  private static String name(Node node) {
    return switch (node.kind()) {
      case EVENT -> Objects.requireNonNullElse(node.event(), "any event");
      case OTHER -> "other events";
      case END -> "nothing more";
    };
  }

  private static UsagePage.Answer page(Opens opens, PathAnswer answer) {
    var form = opens.form();
    var common = form.common();
    var start = name(answer.nodes().getFirst());
    boolean after =
        form.choice("direction", Direction.values(), Direction.AFTER) == Direction.AFTER;
    var cards = new ArrayList<Card>();
    var title = (after ? "After " : "Before ") + start;
    if (!common.table() && answer.total() > 0) {
      cards.add(
          new Card(
              title,
              "",
              List.of(),
              chart(answer, title).draw(740, 300),
              chart(answer, title).draw(330, 240),
              null,
              "Each counts once: from the %s such event in the period on. The same event several times in a row is one step."
                  .formatted(after ? "first" : "last")));
    }
    int steps = answer.nodes().getLast().step();
    for (int step = 1; step <= steps; step++) {
      cards.add(table(opens, answer, step));
    }
    return new UsagePage.Answer(
        List.of(
            new Key(
                start,
                Format.count(answer.total()),
                common.nouns() + " did it in the period",
                list(opens, answer.nodes().getFirst(), start))),
        cards);
  }

  private static String list(Opens opens, Node node, String name) {
    return opens.list(name, Opens.of().put("node", node.id()));
  }

  private static FlowChart chart(PathAnswer answer, String sentence) {
    return new FlowChart(
        sentence,
        answer.nodes().stream()
            .map(node ->
                new FlowChart.Node(
                    node.id(),
                    node.step(),
                    "%s %s".formatted(name(node), Format.count(node.count())),
                    node.count()))
            .toList(),
        answer.links().stream()
            .map(link -> new FlowChart.Link(link.from(), link.to(), link.count()))
            .toList());
  }

  private static Card table(Opens opens, PathAnswer answer, int step) {
    var rows =
        answer.nodes().stream()
            .filter(node -> node.step() == step)
            .map(node ->
                new Row(
                    null,
                    name(node),
                    List.of(
                        new Cell(Format.count(node.count()))
                            .opening(list(opens, node, "Step %d: %s".formatted(step, name(node)))),
                        new Cell(Format.shareFine((double) node.count() / answer.total())))))
            .toList();
    return new Card(
        "Step " + step,
        "",
        List.of(),
        null,
        null,
        new Table(false, List.of("", opens.form().common().nouns(), "of all"), rows),
        "");
  }
}
