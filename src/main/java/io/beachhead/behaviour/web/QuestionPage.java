package io.beachhead.behaviour.web;

import io.beachhead.behaviour.saved.QuestionAddress;
import io.beachhead.web.Shell;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One kind of question with a page: its fields, and how its answer is shown. */
public interface QuestionPage extends QuestionAddress {

  /** Item of the navigation it belongs to. */
  String navigation();

  String title();

  /** Of the tab, where it shares a page; null where it stands alone. */
  @Nullable String tab();

  String sentence();

  List<FieldSpec> fields();

  /** Where a filter may hold beside everywhere. */
  default Map<String, String> places() {
    return Map.of();
  }

  /** Whether it looks at a range of dates. */
  default boolean ranged() {
    return true;
  }

  @Override
  default String kind() {
    return Objects.requireNonNullElse(tab(), title());
  }

  /** By what it is divided unless asked otherwise; null = nothing. */
  default @Nullable String usualBreakdown() {
    return null;
  }

  /** Whether a field means anything with what the others say. */
  default boolean needs(FieldSpec field, ValuesForm form) {
    return true;
  }

  Answered ask(Shell shell, ValuesForm form, Numbers numbers);

  /** The question as the API takes it, for the lists behind its numbers. */
  Said said(Shell shell, ValuesForm form, Numbers numbers);

  /**
   * @param kind by its address under /api/behaviour
   * @param figure what the question counts for each
   */
  record Said(String kind, Object body, String figure) {}

  /**
   * @param json as the API answers
   * @param csv header first
   */
  record Answered(Object json, List<@Nullable Object[]> csv, UsagePage.Answer page) {}
}
