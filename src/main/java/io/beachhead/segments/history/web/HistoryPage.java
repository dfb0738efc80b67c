package io.beachhead.segments.history.web;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a segmentation changed: its versions, and where accounts went between two of them, or from
 * another segmentation.
 *
 * @param sentence what the flows say together
 * @param compared whether the flows come from another segmentation
 */
public record HistoryPage(
    Shell shell,
    String key,
    String name,
    List<Version> versions,
    List<Option> from,
    List<Option> to,
    List<Option> others,
    boolean compared,
    String sentence,
    List<Flow> flows,
    String csvHref,
    String versionsCsvHref) {

  public HistoryPage {
    versions = List.copyOf(versions);
    from = List.copyOf(from);
    to = List.copyOf(to);
    others = List.copyOf(others);
    flows = List.copyOf(flows);
  }

  /**
   * @param then how well it reflected behaviour when it was saved; null where that is not known
   * @param now how well it does today
   */
  public record Version(
      String label,
      String href,
      String saved,
      String by,
      String segments,
      String moved,
      @Nullable String then,
      @Nullable String now) {}

  /** Something to choose. */
  public record Option(String value, String label, boolean chosen) {}

  /**
   * @param stayed whether the segment has the same key on both sides
   */
  public record Flow(
      int fromColour,
      String from,
      int toColour,
      String to,
      boolean stayed,
      String accounts,
      String arr) {}
}
