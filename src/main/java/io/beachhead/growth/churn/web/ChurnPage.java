package io.beachhead.growth.churn.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of who may leave.
 *
 * @param tabs the pages about leaving
 * @param empty why nothing can be shown at all; null where something can
 * @param tooFew why there are no chances; null where there are
 */
public record ChurnPage(
    Shell shell,
    List<Choice> tabs,
    @Nullable String empty,
    @Nullable String tooFew,
    List<String> sentences,
    String basis,
    List<HabitRow> habits,
    Filters filters,
    Table table,
    String csvHref) {

  /** Paying accounts that were active on as many days. */
  public record HabitRow(String often, String now, String change, String leaving, String range) {}

  /** What narrows the list. */
  public record Filters(List<Option> segments, List<Option> owners) {}

  /** An entry of a list to choose from. */
  public record Option(String value, String label, boolean selected) {}

  /** The accounts. */
  public record Table(List<Row> rows, Pager pager) {}

  /** One account. */
  public record Row(
      String name,
      String href,
      int colour,
      String about,
      String chance,
      String range,
      String before,
      String often,
      String changed,
      String arr) {}
}
