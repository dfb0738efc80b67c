package io.beachhead.behaviour.annotations.web;

import io.beachhead.behaviour.annotations.Annotation;
import io.beachhead.web.Format;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened in the time a chart shows, numbered as in the chart, with a form to write more.
 *
 * @param back address of the page it stands on
 * @param day suggested for a new note: the last one shown
 */
public record NotesCard(List<Row> rows, boolean mayWrite, String back, String day) {

  /**
   * @param id of a note that can be changed here; null for what other pages know
   * @param href the page that knows it; null for none
   * @param typed the day as a field takes it
   */
  public record Row(
      int number,
      @Nullable String id,
      String text,
      String day,
      String typed,
      String from,
      @Nullable String href) {}

  /**
   * @param happened in the order of the numbers
   * @param back address of the page it stands on
   * @param last day shown
   */
  public static NotesCard of(List<Annotation> happened, String back, LocalDate last) {
    var rows = new ArrayList<Row>();
    for (var one : happened) {
      rows.add(
          new Row(
              rows.size() + 1,
              one.id(),
              one.text(),
              Format.date(one.date()),
              one.date().toString(),
              Objects.requireNonNullElse(one.by(), word(one.kind())),
              one.href()));
    }
    var user = CurrentUser.now();
    return new NotesCard(rows, user.may(Role.PRODUCT) || user.may(Role.GTM), back, last.toString());
  }

  private static String word(Annotation.Kind kind) {
    return switch (kind) {
      case NOTE -> "note";
      case RELEASE -> "shipped";
      case DECISION -> "decision";
    };
  }
}
