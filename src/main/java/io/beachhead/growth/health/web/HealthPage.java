package io.beachhead.growth.health.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of account health.
 *
 * @param missing why nothing can be said; null where something can
 */
public record HealthPage(
    Shell shell,
    @Nullable String missing,
    List<Figure> figures,
    Filters filters,
    Table table,
    Check check,
    Definition definition,
    String csvHref) {

  /** A number of the strip. */
  public record Figure(String label, String number, String what) {}

  /** What narrows the list. */
  public record Filters(
      List<Choice> bands, List<Option> segments, List<Option> owners, String q, String band) {}

  /** An entry of a list to choose from. */
  public record Option(String value, String label, boolean selected) {}

  /** The accounts. */
  public record Table(List<String> parts, List<Row> rows, Pager pager) {}

  /**
   * One account.
   *
   * @param about owner and segment
   * @param number 63, or “not known”
   * @param change since 28 days before, in points
   * @param by who uses it: people, agents, API keys
   */
  public record Row(
      String name,
      String href,
      int colour,
      String about,
      String number,
      String range,
      @Nullable Svg picture,
      String band,
      String change,
      List<Cell> parts,
      String by,
      String arr) {}

  /** A part: its number, what it was read from; the number is a dash where it has none. */
  public record Cell(String number, String figure) {}

  /** Whether the bands foretold who left. */
  public record Check(String since, List<Held> bands) {}

  /** Who left, of a band. */
  public record Held(String band, String left, String share) {}

  /**
   * The form of the definition.
   *
   * @param values by the name of the field
   * @param errors likewise
   * @param open whether it is unfolded
   */
  public record Definition(
      List<Field> weights,
      Map<String, String> values,
      Map<String, String> errors,
      boolean mayEdit,
      boolean open) {
    public String value(String field) {
      return values.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
      return errors.get(field);
    }
  }

  /** A weight. */
  public record Field(String name, String label) {}
}
