package io.beachhead.behaviour.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.GroupedAnswer;
import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.asked.QuestionBody;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.web.FieldSpec.Choice;
import io.beachhead.web.Shell;
import java.util.List;

/** What the questions on one kind of event over a range of dates have in common. */
abstract class UsageQuestionPage implements QuestionPage {
  /** The intervals a page offers, the usual one first. */
  static final FieldSpec INTERVAL =
      FieldSpec.select(
          "interval",
          "Interval",
          new Choice("week", "Week"),
          new Choice("day", "Day"),
          new Choice("month", "Month"));

  static final FieldSpec EVENT = FieldSpec.event("event", "Active means");

  final BehaviourQuestions questions;
  final QuestionReader reader;
  private final String path;
  private final String tab;
  private final String sentence;
  private final GroupLabels labels;

  /**
   * @param sentence what the page answers
   */
  UsageQuestionPage(
      String path,
      String tab,
      String sentence,
      BehaviourQuestions questions,
      QuestionReader reader,
      GroupLabels labels) {
    this.path = path;
    this.tab = tab;
    this.sentence = sentence;
    this.questions = questions;
    this.reader = reader;
    this.labels = labels;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String tab() {
    return tab;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public String navigation() {
    return "usage";
  }

  @Override
  public String title() {
    return "Usage";
  }

  QuestionBody.Simple body(Shell shell, ValuesForm form) {
    var common = form.common();
    return new QuestionBody.Simple(
        common.from(shell.asOf()),
        common.to(shell.asOf()),
        common.by(),
        common.where(CommonForm.EVERYWHERE),
        null,
        null,
        form.event("event"),
        form.choice("interval", Interval.values(), Interval.WEEK),
        common.breakdown(),
        CommonForm.GROUPS,
        shell.segmentation() == null ? null : shell.segmentation().key(),
        shell.asOf(),
        null,
        null,
        null,
        null);
  }

  /** A label a group, in their order. */
  <A> List<GroupLabel> labels(ValuesForm form, List<GroupedAnswer.Group<A>> groups, Shell shell) {
    return labels.of(
        form.common().breakdown(),
        groups.stream().map(GroupedAnswer.Group::value).toList(),
        groups.stream().map(GroupedAnswer.Group::other).toList(),
        shell);
  }

  /** The groups of an answer; empty without a breakdown. */
  static <A> List<GroupedAnswer.Group<A>> groups(GroupedAnswer<A> answer) {
    List<GroupedAnswer.Group<A>> groups = answer.breakdown();
    return groups == null ? List.of() : groups;
  }

  /** The same in the order a page has them. */
  <A> List<GroupedAnswer.Group<A>> groups(ValuesForm form, GroupedAnswer<A> answer, Shell shell) {
    return labels.inOrder(
        form.common().breakdown(), groups(answer), GroupedAnswer.Group::value, shell);
  }

  /** What "active" means here, in words. */
  static String meaning(ValuesForm form) {
    var event = form.event("event");
    return event == null ? "Active means any event." : "Active means %s.".formatted(event);
  }
}
