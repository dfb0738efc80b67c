package io.beachhead.behaviour.sources;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of {@code behaviour/sources/sources.jte}.
 *
 * @param mayExport whether the person may take the whole history away
 * @param stale what came long ago and should come often; null while it does
 * @param volume null while there is nothing to draw
 */
public record SourcesPage(
    Shell shell,
    List<Choice> tabs,
    boolean mayExport,
    Keys keys,
    @Nullable String stale,
    List<Figure> figures,
    Live live,
    @Nullable Volume volume,
    List<RejectionLine> rejections,
    Names names,
    Connect connect) {

  /**
   * The write keys.
   *
   * @param secret of one just made, shown this once; null where none was
   */
  public record Keys(boolean mayManage, List<KeyLine> lines, @Nullable ShownKey secret) {}

  /** Names of events that came for the first time, and those that stopped coming. */
  public record Names(List<NameLine> fresh, List<NameLine> vanished) {}

  /**
   * How to send events.
   *
   * @param snippet code for the chosen SDK
   */
  public record Connect(List<Choice> sdks, String sdk, String snippet) {}

  /** A key and its name; kept in the session until the next page shows it. */
  public record ShownKey(String name, String secret) implements Serializable {}

  /**
   * @param revocable false for the environment's
   */
  public record KeyLine(
      String id, String name, String hint, String made, String used, boolean revocable) {}

  public record Figure(String label, String number, String note) {}

  /**
   * The events that came last.
   *
   * @param self address that gives the same again, or nothing while nothing is new
   * @param other address of the other state: paused or running
   * @param waiting whether none ever came
   */
  public record Live(
      String q,
      boolean paused,
      String self,
      String other,
      boolean waiting,
      String csvHref,
      List<EventLine> events,
      String footer) {}

  public record EventLine(
      String href,
      String received,
      String what,
      String type,
      String who,
      @Nullable String account,
      String when) {}

  /**
   * One event as it was stored.
   *
   * @param json readable
   */
  public record Stored(Shell shell, String messageId, String json, boolean mayDelete) {}

  public record Volume(List<Choice> by, Svg wide, Svg narrow, String csvHref, List<Column> table) {}

  public record Column(String start, String count) {}

  /**
   * @param value what was wrong with the latest; null where the reason says it all
   */
  public record RejectionLine(
      String reason,
      @Nullable String value,
      String count,
      String last,
      String source,
      String body) {}

  public record NameLine(String name, String count, String when) {}
}
