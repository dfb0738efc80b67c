package io.beachhead.customers.web;

import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of accounts.
 *
 * @param sentence under the title: how many there are and what they pay
 * @param remark something to know about the revenue shown; null where there is nothing to say
 * @param bulk what is done with several accounts at once; null where the user may not
 * @param empty no account in the workspace at all
 */
public record AccountsPage(
    Shell shell,
    String sentence,
    @Nullable String remark,
    Filters filters,
    List<Column> columns,
    List<Row> rows,
    Totals totals,
    @Nullable Bulk bulk,
    Pager pager,
    String csvHref,
    String jsonHref,
    boolean empty) {

  /** Whether a column is shown. */
  public boolean has(String column) {
    return columns.stream().anyMatch(c -> c.key().equals(column));
  }

  /**
   * What narrows the list.
   *
   * @param text what is searched for
   * @param hidden parameters of the address that the search form must keep
   * @param choosers the filters that are always in sight
   * @param facets the filters behind the button
   * @param columns attributes that can be shown as columns
   * @param kept parameters that the choice of columns keeps
   * @param chips the conditions that hold, each with an address without it
   */
  public record Filters(
      String text,
      List<Hidden> hidden,
      List<Chooser> choosers,
      List<Facet> facets,
      List<Option> columns,
      List<Hidden> kept,
      List<Chip> chips) {}

  /** A parameter that a form carries along. */
  public record Hidden(String name, String value) {}

  /** A filter as a select. */
  public record Chooser(String name, String label, List<Option> options) {}

  /** One value of a select. */
  public record Option(String value, String label, boolean selected) {}

  /**
   * An attribute with its values, each a link.
   *
   * @param more where not all values are shown
   */
  public record Facet(String label, List<Choice> choices, boolean open, @Nullable More more) {}

  /**
   * How to find the values of a facet that are not shown.
   *
   * @param attribute name of the attribute
   * @param hidden conditions that a search keeps
   * @param text how many there are
   * @param href the page with all of them
   */
  public record More(String attribute, List<Hidden> hidden, String text, String href) {}

  /** One value of a facet. */
  public record Choice(String label, String href, boolean on) {}

  /** A condition that holds. */
  public record Chip(String label, String value, String withoutHref) {}

  /** A sortable header. */
  public record Column(
      String key,
      String label,
      boolean number,
      String css,
      @Nullable String ariaSort,
      String href) {

    /** Icon of the direction, or null where the list is not sorted by this column. */
    public @Nullable String icon() {
      String sort = ariaSort;
      return sort == null ? null : sort.equals("descending") ? "ti-chevron-down" : "ti-chevron-up";
    }
  }

  /**
   * One account.
   *
   * @param segment null where there is no segmentation
   */
  public record Row(
      String id,
      String href,
      String name,
      String note,
      @Nullable Segment segment,
      @Nullable Stage stage,
      @Nullable String owner,
      @Nullable String employees,
      String people,
      List<String> cells,
      @Nullable String arr) {}

  /**
   * The form that gives ticked accounts to an owner.
   *
   * @param back the address of the list as it is shown
   * @param owners to choose from
   */
  public record Bulk(String back, List<String> owners) {}

  /** A segment's mark and name. */
  public record Segment(int colour, String name) {}

  /** Where an account stands, with the tone of the tag. */
  public record Stage(String text, String kind) {}

  /** The last row. */
  public record Totals(String accounts, String people, String arr) {}
}
