package io.beachhead.decisions.audience;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of {@code decisions/audiences.jte}.
 *
 * @param segments a view can be for, key and name
 * @param problem what was wrong with the form that was sent; null for nothing
 * @param mayShare whether the reader may make and revoke views
 */
public record AudiencesPage(
    Shell shell,
    List<Row> rows,
    List<Option> segments,
    List<PublicRoadmap.Withheld> withheld,
    @Nullable String problem,
    boolean mayShare) {

  /** A choice of a list. */
  public record Option(String key, String name) {}

  /**
   * A view.
   *
   * @param about for whom and until when
   * @param shows how much of it
   */
  public record Row(String id, String name, String about, String link, String shows) {}
}
