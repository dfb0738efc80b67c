package io.beachhead.behaviour.web;

import io.beachhead.behaviour.EventCount;
import io.beachhead.behaviour.saved.web.SavedController;
import io.beachhead.behaviour.web.CommonFields.Option;
import io.beachhead.web.Choice;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of a question from its fields and its answer. */
@Component
class UsagePages {
  private final QuestionFields fields;

  UsagePages(QuestionFields fields) {
    this.fields = fields;
  }

  UsagePage page(
      Shell shell,
      QuestionPage question,
      List<QuestionPage> all,
      ValuesForm form,
      List<EventCount> events,
      List<ProblemItem> problems,
      UsagePage.@Nullable Answer answer,
      boolean empty) {
    var common = form.common();
    var path = question.path();
    var asked =
        fields.of(
            shell,
            path,
            common,
            question.places(),
            events,
            problems,
            changed -> form.with(changed).link(path, shell).href());
    var ask = asked.carrying(outOfSight(question, form));
    boolean hasRare = form.specs().stream().anyMatch(FieldSpec::rare);
    return new UsagePage(
        shell,
        question.title(),
        question.sentence(),
        question.tab() == null
            ? List.of()
            : all.stream()
                .filter(other -> other.tab() != null)
                .map(other -> tab(other, question, shell))
                .toList(),
        new FunnelPage.Twins(
            form.link(path + ".csv", shell).href(),
            form.link(path + ".json", shell).href(),
            List.of(
                new Choice(
                    "Chart",
                    form.with(common.withTable(false)).link(path, shell).href(),
                    !common.table()),
                new Choice(
                    "Table",
                    form.with(common.withTable(true)).link(path, shell).href(),
                    common.table())),
            form.link(path, shell).href(),
            question.tab() == null
                ? question.title()
                : java.util.Objects.requireNonNull(question.tab()),
            SavedController.maySave()),
        ask,
        question.ranged(),
        form.specs().stream()
            .filter(spec -> !spec.rare() && question.needs(spec, form))
            .map(spec -> field(spec, form, ask))
            .toList(),
        common.more()
            ? form.specs().stream()
                .filter(FieldSpec::rare)
                .map(spec -> field(spec, form, ask))
                .toList()
            : List.of(),
        hasRare ? form.with(common.withMore(!common.more())).link(path, shell).href() : null,
        answer,
        empty);
  }

  /** Fields that are set, but behind "More options" or without meaning beside the others. */
  private static List<CommonFields.Hidden> outOfSight(QuestionPage question, ValuesForm form) {
    return form.specs().stream()
        .filter(spec -> !spec.name().equals(CommonForm.RANGE))
        .filter(spec -> spec.rare() ? !form.common().more() : !question.needs(spec, form))
        .filter(spec -> !form.value(spec.name()).equals(spec.usual()))
        .map(spec -> new CommonFields.Hidden(spec.name(), form.value(spec.name())))
        .toList();
  }

  /** Another question about the same people, time and events. */
  private static Choice tab(QuestionPage other, QuestionPage shown, Shell shell) {
    return new Choice(
        java.util.Objects.requireNonNullElse(other.tab(), other.title()),
        shell.link(other.path()),
        other.path().equals(shown.path()));
  }

  private static UsagePage.Field field(FieldSpec spec, ValuesForm form, CommonFields ask) {
    var value = form.value(spec.name());
    return new UsagePage.Field(
        spec.name(),
        spec.label(),
        spec.type().name().toLowerCase(Locale.ROOT),
        value,
        spec.choices().stream()
            .map(choice -> new Option(choice.value(), choice.label(), choice.value().equals(value)))
            .toList(),
        ask.error(spec.name()));
  }
}
