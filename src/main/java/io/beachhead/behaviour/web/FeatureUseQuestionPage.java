package io.beachhead.behaviour.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.FeatureUseQuestion;
import io.beachhead.behaviour.FeatureUseQuestion.Use;
import io.beachhead.behaviour.GroupedAnswer;
import io.beachhead.behaviour.asked.Breakdowns;
import io.beachhead.behaviour.asked.QuestionBody;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.web.FunnelPage.Key;
import io.beachhead.behaviour.web.UsagePage.Card;
import io.beachhead.behaviour.web.UsagePage.Cell;
import io.beachhead.behaviour.web.UsagePage.Row;
import io.beachhead.behaviour.web.UsagePage.Table;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Fill;
import io.beachhead.web.chart.RangeBars;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many use each feature, and how much, by segment. */
@Component
@Order(5)
class FeatureUseQuestionPage extends UsageQuestionPage {
  static final String PATH = "/usage/features";

  FeatureUseQuestionPage(BehaviourQuestions questions, QuestionReader reader, GroupLabels labels) {
    super(
        PATH,
        "Feature use",
        "Which features are used, by what share of active users, and how much.",
        questions,
        reader,
        labels);
  }

  @Override
  public String usualBreakdown() {
    return Breakdowns.SEGMENT;
  }

  @Override
  public List<FieldSpec> fields() {
    return List.of();
  }

  @Override
  public Answered ask(Shell shell, ValuesForm form, Numbers numbers) {
    var common = form.common();
    var body = asked(shell, form);
    var answer =
        questions.featureUse(
            reader.featureUse(body),
            common.where(CommonForm.EVERYWHERE),
            reader.period(body),
            reader.breakdown(body));
    return new Answered(answer, csv(answer), page(shell, form, answer));
  }

  @Override
  public Said said(Shell shell, ValuesForm form, Numbers numbers) {
    return new Said("feature-use", asked(shell, form), "Uses");
  }

  private static QuestionBody.FeatureUse asked(Shell shell, ValuesForm form) {
    var common = form.common();
    var segmentation = shell.segmentation() == null ? null : shell.segmentation().key();
    return new QuestionBody.FeatureUse(
        common.from(shell.asOf()),
        common.to(shell.asOf()),
        common.by(),
        common.where(CommonForm.EVERYWHERE),
        null,
        null,
        null,
        common.breakdown(),
        CommonForm.GROUPS,
        segmentation,
        shell.asOf(),
        null,
        null,
        null,
        null);
  }

  private static List<@Nullable Object[]> csv(GroupedAnswer<FeatureUseQuestion.Answer> answer) {
    var rows = new ArrayList<@Nullable Object[]>();
    rows.add(
        new Object[] {
          "group",
          "feature",
          "name",
          "active",
          "users",
          "adoption_low",
          "adoption",
          "adoption_high",
          "uses",
          "uses_per_user",
          "days_per_user"
        });
    csv(rows, "all", answer.answer());
    groups(answer)
        .forEach(
            group -> csv(rows, Breakdowns.inCsv(group.value(), group.other()), group.answer()));
    return rows;
  }

  private static void csv(
      List<@Nullable Object[]> rows, @Nullable String group, FeatureUseQuestion.Answer answer) {
    for (var use : answer.features()) {
      var adoption = use.adoption();
      rows.add(
          new @Nullable Object[] {
            group,
            use.feature(),
            use.name(),
            answer.active(),
            use.users(),
            adoption == null ? null : adoption.low(),
            adoption == null ? null : adoption.mid(),
            adoption == null ? null : adoption.high(),
            use.uses(),
            use.usesPerUser(),
            use.daysPerUser()
          });
    }
  }

  private UsagePage.Answer page(
      Shell shell, ValuesForm form, GroupedAnswer<FeatureUseQuestion.Answer> answer) {
    var groups = groups(form, answer, shell);
    var labels = labels(form, groups, shell);
    var all = answer.answer();
    var order =
        java.util.stream.IntStream.range(0, all.features().size())
            .boxed()
            .sorted(Comparator.comparingInt((Integer f) -> -all.features().get(f).users()))
            .toList();
    if (order.isEmpty()) {
      return new UsagePage.Answer(
          List.of(new Key("Features", "0", "defined by events")),
          List.of(
              new Card(
                  "No feature is defined by events",
                  "",
                  List.of(),
                  null,
                  null,
                  null,
                  "Define features by events: fill the column “events” of the features file and"
                      + " import it under Data sources.")));
    }
    var common = form.common();
    var cards = new ArrayList<Card>();
    cards.add(
        new Card(
            "Adoption",
            "share of active " + common.nouns() + ", with its 80% range",
            labels,
            common.table() ? null : chart(order, all, groups, labels, 740, 168),
            common.table() ? null : chart(order, all, groups, labels, 330, 0),
            common.table() ? adoption(order, all, groups, labels) : null,
            "Adoption is the share of active %s with at least one event of the feature. Active means any event."
                .formatted(common.nouns())));
    cards.add(
        new Card(
            "Depth",
            "of those who use it",
            List.of(),
            null,
            null,
            depth(order, all, common, new Opens(PATH, form, shell)),
            "Uses are events of the feature; days are days with at least one."));
    return new UsagePage.Answer(keys(all, order, common, new Opens(PATH, form, shell)), cards);
  }

  private static List<Key> keys(
      FeatureUseQuestion.Answer all, List<Integer> order, CommonForm common, Opens opens) {
    var most = all.features().get(order.getFirst());
    var least = all.features().get(order.getLast());
    return List.of(
        new Key(
            "Active",
            Format.count(all.active()),
            common.nouns() + " in the period",
            opens.list("Active in the period", Opens.of().put("active", true))),
        new Key("Features", Format.count(order.size()), "defined by events"),
        new Key("Most used", share(most), most.name()),
        new Key("Least used", share(least), least.name()));
  }

  private static String share(Use use) {
    return use.adoption() == null ? "nobody" : Format.share(use.adoption().mid());
  }

  private static io.beachhead.web.chart.Svg chart(
      List<Integer> order,
      FeatureUseQuestion.Answer all,
      List<GroupedAnswer.Group<FeatureUseQuestion.Answer>> groups,
      List<GroupLabel> labels,
      int width,
      int left) {
    var rows = new ArrayList<RangeBars.Row>();
    for (int f : order) {
      var bars = new ArrayList<RangeBars.Bar>();
      if (groups.isEmpty()) {
        var use = all.features().get(f);
        if (use.adoption() != null) {
          bars.add(new RangeBars.Bar("", Fill.WHOLE, use.adoption()));
        }
      }
      for (int g = 0; g < groups.size(); g++) {
        var use = groups.get(g).answer().features().get(f);
        if (use.adoption() != null) {
          bars.add(new RangeBars.Bar(labels.get(g).text(), labels.get(g).fill(), use.adoption()));
        }
      }
      rows.add(new RangeBars.Row(all.features().get(f).name(), bars));
    }
    return new RangeBars("Adoption of %d features".formatted(order.size()), rows).draw(width, left);
  }

  private static Table adoption(
      List<Integer> order,
      FeatureUseQuestion.Answer all,
      List<GroupedAnswer.Group<FeatureUseQuestion.Answer>> groups,
      List<GroupLabel> labels) {
    var heads = new ArrayList<String>();
    heads.add("Feature");
    heads.add("all");
    labels.forEach(label -> heads.add(label.text()));
    var rows = new ArrayList<Row>();
    for (int f : order) {
      var cells = new ArrayList<Cell>();
      cells.add(cell(all, f));
      groups.forEach(group -> cells.add(cell(group.answer(), f)));
      rows.add(new Row(null, all.features().get(f).name(), cells));
    }
    return new Table(false, heads, rows);
  }

  private static Cell cell(FeatureUseQuestion.Answer answer, int f) {
    var use = answer.features().get(f);
    var adoption = use.adoption();
    return adoption == null
        ? new Cell("")
        : new Cell(
            Format.shareFine(adoption.mid()),
            "",
            "%s; %s at 80%% certainty"
                .formatted(
                    Format.of(use.users(), answer.active()),
                    Format.shareRange(adoption.low(), adoption.high())));
  }

  private static Table depth(
      List<Integer> order, FeatureUseQuestion.Answer all, CommonForm common, Opens opens) {
    return new Table(
        false,
        List.of("Feature", "Used by", "Of active " + common.nouns(), "Uses each", "Days each"),
        order.stream()
            .map(f -> {
              var use = all.features().get(f);
              return new Row(
                  null,
                  use.name(),
                  List.of(
                      new Cell(common.count(use.users()))
                          .opening(
                              opens.list(
                                  "Used " + use.name(), Opens.of().put("feature", use.feature()))),
                      cell(all, f),
                      new Cell(
                          use.usesPerUser() == null ? "" : Format.number(use.usesPerUser(), 1)),
                      new Cell(
                          use.daysPerUser() == null ? "" : Format.number(use.daysPerUser(), 1))));
            })
            .toList());
  }
}
