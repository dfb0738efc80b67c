package io.beachhead.roadmap.optimum.web;

import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would make a segment happy, and at what cost: the question, how far the search is, and what
 * it found.
 *
 * @param empty why there is nothing to search for yet; null where there is
 * @param segments to choose from
 * @param percent of its accounts that have to be happy, as typed
 * @param run null before the first search
 * @param found null unless the last search is done
 */
public record SegmentPage(
    Shell shell,
    boolean editable,
    OptimumPage.@Nullable Empty empty,
    List<Choice> segments,
    String percent,
    List<ProblemItem> problems,
    OptimumPage.@Nullable Running run,
    @Nullable Result found) {

  public SegmentPage {
    segments = List.copyOf(segments);
    problems = List.copyOf(problems);
  }

  /** A segment. */
  public record Choice(String key, String name, boolean chosen) {}

  /**
   * What was found.
   *
   * @param steps the best for growing effort
   * @param notes what was left out
   * @param method with what it rests on
   */
  public record Result(
      String title,
      String why,
      boolean exact,
      List<Row> steps,
      List<String> notes,
      String method,
      String csvHref,
      String jsonHref) {
    public Result {
      steps = List.copyOf(steps);
      notes = List.copyOf(notes);
    }
  }

  /**
   * @param enough whether this is the roadmap of least effort that is enough
   */
  public record Row(
      String effort,
      String features,
      String happy,
      String share,
      Svg bar,
      boolean enough,
      String mapHref) {}
}
