package io.beachhead.decisions.tracker;

import io.beachhead.web.Shell;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of {@code decisions/delivery.jte}.
 *
 * @param features that can be linked, key and name
 * @param secret of a tracker just registered, shown this once; null where none was
 * @param problem what was wrong with the form that was sent; null for nothing
 * @param mayLink whether the reader may link issues
 * @param mayRegister whether the reader may register trackers
 */
public record DeliveryPage(
    Shell shell,
    List<Row> rows,
    List<TrackerRow> trackers,
    List<Option> features,
    List<Option> kinds,
    @Nullable ShownSecret secret,
    @Nullable String problem,
    String csvHref,
    boolean mayLink,
    boolean mayRegister) {

  /** A choice of a list. */
  public record Option(String key, String name) {}

  /**
   * A feature.
   *
   * @param decided in words
   * @param effort planned and spent
   * @param drift null where there is none
   */
  public record Row(
      String name,
      @Nullable String href,
      String decided,
      String state,
      String effort,
      @Nullable String drift,
      List<Issue> issues) {}

  /**
   * An issue.
   *
   * @param title the last part of its address where the tracker has not said
   * @param mark kind of its tag
   */
  public record Issue(String id, String url, String title, String state, @Nullable String mark) {}

  /** A tracker. */
  public record TrackerRow(
      String id, String name, String kind, String url, String address, String heard) {}

  /** Kept in the session until the next page shows it. */
  public record ShownSecret(String name, String secret, String address) implements Serializable {}
}
