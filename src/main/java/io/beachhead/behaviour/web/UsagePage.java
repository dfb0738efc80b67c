package io.beachhead.behaviour.web;

import io.beachhead.behaviour.annotations.web.NotesCard;
import io.beachhead.behaviour.web.CommonFields.Option;
import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about behaviour: its fields on the left, its answer in cards on the right.
 *
 * @param tabs questions that share a page of the navigation; empty where it stands alone
 * @param ranged whether the question has a range of dates
 * @param answer null while the question has mistakes
 */
public record UsagePage(
    Shell shell,
    String title,
    String sentence,
    List<Choice> tabs,
    FunnelPage.Twins twins,
    CommonFields ask,
    boolean ranged,
    List<Field> fields,
    List<Field> rare,
    @Nullable String moreHref,
    @Nullable Answer answer,
    boolean empty) {

  /** Whether the rarer fields are in sight. */
  public boolean more() {
    return !rare.isEmpty();
  }

  /**
   * @param type {@code event}, {@code select} or {@code number}
   */
  public record Field(
      String name,
      String label,
      String type,
      String value,
      List<Option> options,
      @Nullable String error) {}

  /**
   * @param method how it was computed, for those who ask; null where there is nothing to add
   * @param notes what happened meanwhile; null where the question has no time line
   */
  public record Answer(
      List<FunnelPage.Key> keys,
      List<Card> cards,
      @Nullable Method method,
      @Nullable NotesCard notes) {
    public Answer(List<FunnelPage.Key> keys, List<Card> cards) {
      this(keys, cards, null, null);
    }

    public Answer(List<FunnelPage.Key> keys, List<Card> cards, @Nullable Method method) {
      this(keys, cards, method, null);
    }
  }

  /** Folded away below the answer. */
  public record Method(String title, Table table, String remark, String href) {}

  /**
   * @param wide and {@code narrow}: the chart; null without one
   * @param footer what it means; empty for none
   */
  public record Card(
      String title,
      String note,
      List<GroupLabel> legend,
      @Nullable Svg wide,
      @Nullable Svg narrow,
      @Nullable Table table,
      String footer) {}

  /**
   * @param heat whether it is a heat map
   */
  public record Table(boolean heat, List<String> heads, List<Row> rows) {}

  /**
   * @param href the page of whom the row is about; null for none
   */
  public record Row(
      @Nullable GroupLabel group, String name, List<Cell> cells, @Nullable String href) {
    public Row(@Nullable GroupLabel group, String name, List<Cell> cells) {
      this(group, name, cells, null);
    }
  }

  /**
   * @param css a tint of a heat map, or empty
   * @param title more about it; empty for nothing
   * @param href the list of those it counts; null where it does not open
   */
  public record Cell(String text, String css, String title, @Nullable String href) {
    public Cell(String text) {
      this(text, "", "", null);
    }

    public Cell(String text, String css, String title) {
      this(text, css, title, null);
    }

    /** The same, opening to a list. */
    public Cell opening(String list) {
      return new Cell(text, css, title, list);
    }
  }
}
