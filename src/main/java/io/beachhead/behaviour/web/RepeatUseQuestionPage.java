package io.beachhead.behaviour.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.RepeatUseQuestion;
import io.beachhead.behaviour.RepeatUseQuestion.Customer;
import io.beachhead.behaviour.RepeatUseQuestion.TimeUnit;
import io.beachhead.behaviour.actors.Of.Repeat;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.behaviour.web.FieldSpec.Choice;
import io.beachhead.behaviour.web.FunnelPage.Key;
import io.beachhead.behaviour.web.UsagePage.Card;
import io.beachhead.behaviour.web.UsagePage.Cell;
import io.beachhead.behaviour.web.UsagePage.Row;
import io.beachhead.behaviour.web.UsagePage.Table;
import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.PersonAddress;
import io.beachhead.statistics.BetaGeometricNbd.Fitted;
import io.beachhead.statistics.BetaGeometricNbd.Model;
import io.beachhead.statistics.BetaGeometricNbd.Undetermined;
import io.beachhead.web.Format;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who comes back, and who is gone, where no contract says so. */
@Component
@Order(6)
class RepeatUseQuestionPage extends UsageQuestionPage {
  static final String PATH = "/usage/repeat";

  private static final int SHOWN = 10;
  private static final int MOST_AHEAD = 1000;

  /** A quarter in weeks, which is the usual unit. */
  private static final int USUAL_HORIZON = 13;

  /** Below this chance somebody is rather gone than there. */
  private static final double GONE = 0.5;

  private static final FieldSpec UNIT =
      FieldSpec.select(
          "unit",
          "Time in",
          new Choice("week", "Weeks"),
          new Choice("day", "Days"),
          new Choice("month", "Months"));

  private static final FieldSpec HORIZON = FieldSpec.number("horizon", "Look ahead", USUAL_HORIZON);

  RepeatUseQuestionPage(BehaviourQuestions questions, QuestionReader reader, GroupLabels labels) {
    super(
        PATH,
        "Repeat use",
        "Who is likely to come back and who is gone, for customers without a contract.",
        questions,
        reader,
        labels);
  }

  @Override
  public List<FieldSpec> fields() {
    return List.of(EVENT, UNIT, HORIZON);
  }

  /** All history up to the as-of day: a first use must be in sight. */
  @Override
  public boolean ranged() {
    return false;
  }

  @Override
  public Answered ask(Shell shell, ValuesForm form, Numbers numbers) {
    Integer typed = numbers.whole("horizon", form.value("horizon"));
    int horizon = typed == null ? USUAL_HORIZON : typed;
    if (horizon < 1 || horizon > MOST_AHEAD) {
      throw ProblemException.unprocessable(
          "Check the question's fields.",
          List.of(ProblemItem.of("horizon", form.value("horizon"), "must be 1 to " + MOST_AHEAD)));
    }
    TimeUnit unit = form.choice("unit", TimeUnit.values(), TimeUnit.WEEK);
    var body = body(shell, form, unit, horizon);
    var answer =
        questions.repeatUse(
            new RepeatUseQuestion(
                new EventSelector(form.event("event"), Map.of()), form.common().by(), unit),
            form.common().where(CommonForm.EVERYWHERE),
            reader.period(body));
    return new Answered(
        RepeatUseController.answer(answer, unit, horizon),
        csv(answer, horizon),
        page(form, answer, unit, horizon, new Opens(PATH, form, shell)));
  }

  @Override
  public Said said(Shell shell, ValuesForm form, Numbers numbers) {
    var unit = form.choice("unit", TimeUnit.values(), TimeUnit.WEEK);
    return new Said("repeat-use", body(shell, form, unit, USUAL_HORIZON), "Days with use");
  }

  private static RepeatUseController.Body body(
      Shell shell, ValuesForm form, TimeUnit unit, int horizon) {
    return new RepeatUseController.Body(
        null,
        shell.asOf().toString(),
        form.common().by(),
        form.common().where(CommonForm.EVERYWHERE),
        null,
        null,
        form.event("event"),
        unit,
        (double) horizon,
        null,
        null,
        null,
        null);
  }

  private static List<@Nullable Object[]> csv(RepeatUseQuestion.Answer answer, int horizon) {
    var rows = new ArrayList<@Nullable Object[]>();
    rows.add(
        new Object[] {"id", "visitor", "repeats", "last_use", "known_for", "alive", "expected"});
    Model model = answer.result() instanceof Fitted fitted ? fitted.model() : null;
    for (Customer customer : answer.customers()) {
      rows.add(
          new @Nullable Object[] {
            customer.id(),
            customer.visitor(),
            customer.history().repeats(),
            customer.history().recency(),
            customer.history().age(),
            model == null || customer.history().repeats() == 0
                ? null
                : model.alive(customer.history()),
            model == null ? null : model.expectedUses(customer.history(), horizon)
          });
    }
    return rows;
  }

  private static UsagePage.Answer page(
      ValuesForm form, RepeatUseQuestion.Answer answer, TimeUnit unit, int horizon, Opens opens) {
    String ahead = horizon + " " + unit.name().toLowerCase(Locale.ROOT) + (horizon == 1 ? "" : "s");
    int n = answer.customers().size();
    return switch (answer.result()) {
      case Undetermined undetermined ->
          new UsagePage.Answer(
              List.of(
                  new Key(
                      "Known", Format.count(n), form.common().nouns(), list(opens, Repeat.ALL))),
              List.of(
                  card(
                      "Not enough data",
                      "",
                      null,
                      "There are %s: %s; %s are needed."
                          .formatted(
                              undetermined.why().why(),
                              Format.count(undetermined.why().have()),
                              Format.count(undetermined.why().need())))));
      case Fitted fitted -> fitted(opens, answer, fitted, ahead, horizon);
    };
  }

  private static String list(Opens opens, Repeat which) {
    var name =
        switch (which) {
          case ALL -> "Known by a first use";
          case REPEATERS -> "Came back";
          case ONCE -> "Came once";
          case BEGAN_BEFORE -> "Began before";
        };
    var said = which == Repeat.BEGAN_BEFORE ? "beganBefore" : CommonForm.key(which);
    return opens.list(name, Opens.of().put("which", said));
  }

  /**
   * @param alive the chance that they are still there; null for who came once only: nothing tells a
   *     customer who is slow to come back from one who is gone
   */
  private record Ahead(Customer customer, @Nullable Double alive, double uses) {}

  private static UsagePage.Answer fitted(
      Opens opens, RepeatUseQuestion.Answer answer, Fitted fitted, String ahead, int horizon) {
    var form = opens.form();
    Model model = fitted.model();
    List<Ahead> all = new ArrayList<>();
    double alive = 0;
    double uses = 0;
    int returned = 0;
    for (Customer customer : answer.customers()) {
      boolean once = customer.history().repeats() == 0;
      double chance = model.alive(customer.history());
      var one =
          new Ahead(
              customer, once ? null : chance, model.expectedUses(customer.history(), horizon));
      if (!once) {
        alive += chance;
        returned++;
      }
      uses += one.uses;
      all.add(one);
    }
    String nouns = form.common().nouns();
    int n = all.size();
    List<Key> keys =
        List.of(
            new Key(
                "Still there",
                Format.share(alive / returned),
                "about %s of the %s %s who came back"
                    .formatted(Format.count(alive), Format.count(returned), nouns)),
            new Key(
                "Came once",
                Format.count(n - returned),
                nouns + "; whether they are still there is not known",
                list(opens, Repeat.ONCE)),
            new Key("Uses to come", Format.count(uses), "days with use in the next " + ahead),
            new Key(
                "Of somebody new",
                Format.number(model.expectedUsesOfNew(horizon), 1),
                "more in the first " + ahead),
            new Key(
                "Came back",
                Format.share(fitted.repeaters() / (double) fitted.customers()),
                "%s of those with a first use".formatted(nouns),
                list(opens, Repeat.REPEATERS)));
    List<Card> cards = new ArrayList<>();
    cards.add(
        card(
            "Most to come",
            "next " + ahead,
            table(opens, all.stream().sorted(Comparator.comparingDouble((Ahead one) -> -one.uses))),
            ""));
    cards.add(
        card(
            "Came often, and are likely gone",
            "chance below 50%",
            table(
                opens,
                all.stream()
                    .filter(one -> one.alive != null && one.alive < GONE)
                    .sorted(
                        Comparator.comparingInt((Ahead one) -> -one.customer.history().repeats()))),
            "A frequent user who goes silent is more likely to be gone than an occasional one."));
    return new UsagePage.Answer(
        keys,
        cards,
        new UsagePage.Method(
            "Method: BG/NBD",
            parameters(fitted),
            remark(form, answer, fitted),
            "/method/repeat-use"));
  }

  private static String remark(ValuesForm form, RepeatUseQuestion.Answer answer, Fitted fitted) {
    return (fitted.caution() == null ? "" : fitted.caution() + " ")
        + "Several uses on one day count as one."
        + (form.common().breakdown() == null ? "" : " One model speaks about all of them.")
        + (answer.beganBefore() == 0
            ? ""
            : " %s who began before are left out.".formatted(Format.count(answer.beganBefore())))
        + " For customers under contract look at how long they stay, on the page Revenue.";
  }

  private static Table table(Opens opens, Stream<Ahead> sorted) {
    return new Table(
        false,
        List.of("Who", "Repeats", "Chance to be there", "Uses expected"),
        sorted
            .limit(SHOWN)
            .map(one ->
                new Row(
                    null,
                    one.customer.id(),
                    List.of(
                        new Cell(Format.count(one.customer.history().repeats())),
                        new Cell(one.alive == null ? "not known" : Format.share(one.alive)),
                        new Cell(Format.number(one.uses, 1))),
                    opens
                        .shell()
                        .link(
                            opens.form().common().by() == Unit.ACCOUNT
                                ? AccountAddress.of(one.customer.id())
                                : PersonAddress.of(one.customer.id()))))
            .toList());
  }

  private static Table parameters(Fitted fitted) {
    Model errors = fitted.errors();
    Model model = fitted.model();
    return new Table(
        false,
        List.of("Parameter", "Estimate", "Standard error"),
        List.of(
            parameter(fitted, "r", model.r(), errors == null ? null : errors.r()),
            parameter(fitted, "alpha", model.alpha(), errors == null ? null : errors.alpha()),
            parameter(fitted, "a", model.a(), errors == null ? null : errors.a()),
            parameter(fitted, "b", model.b(), errors == null ? null : errors.b()),
            new Row(
                null,
                "log-likelihood",
                List.of(new Cell(Format.number(fitted.logLikelihood(), 1)), new Cell("")))));
  }

  /** A parameter that ran off has a number, but not one that means anything. */
  private static Row parameter(Fitted fitted, String name, double value, @Nullable Double error) {
    boolean identified = !fitted.notIdentified().contains(name);
    return new Row(
        null,
        name,
        List.of(
            new Cell(identified ? Format.number(value, 3) : "not identified"),
            new Cell(!identified ? "" : error == null ? "not known" : Format.number(error, 3))));
  }

  private static Card card(String title, String note, @Nullable Table table, String footer) {
    return new Card(title, note, List.of(), null, null, table, footer);
  }
}
