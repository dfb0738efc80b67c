package io.beachhead.roadmap.optimum.web;

import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search for the best roadmap: what is asked, how far it is, and what was found.
 *
 * @param empty why there is nothing to search for yet; null where there is
 * @param run null before the first search
 * @param found null unless the last search is done
 */
public record OptimumPage(
    Shell shell,
    boolean editable,
    boolean mayAdopt,
    @Nullable Empty empty,
    Form form,
    List<ProblemItem> problems,
    @Nullable Running run,
    @Nullable Result found) {

  public OptimumPage {
    problems = List.copyOf(problems);
  }

  /** The next step of somebody who cannot search yet. */
  public record Empty(String title, String sentence, String action, String href) {}

  /**
   * The question as it stands in the form.
   *
   * @param byArr whether happy customers are counted by their ARR
   */
  public record Form(String capacity, int quarters, boolean byArr, List<Choice> features) {
    public Form {
      features = List.copyOf(features);
    }
  }

  /** A candidate. */
  public record Choice(String key, String name, String facts, boolean must, boolean mustNot) {}

  /**
   * A search that is not done.
   *
   * @param progress in words while it runs; null once it has ended without a result
   * @param ended how it ended otherwise
   */
  public record Running(
      String id, @Nullable String progress, Long done, @Nullable Long of, @Nullable String ended) {}

  /**
   * What was found.
   *
   * @param certainty whether it is the best there is, or how close
   * @param exact likewise
   * @param notes ties, what one more week adds, what was left out
   * @param method with what it rests on
   */
  public record Result(
      String why,
      String certainty,
      boolean exact,
      List<Row> rows,
      List<Sure> robustness,
      List<String> notes,
      String method,
      String csvHref,
      String jsonHref,
      String adoptAction) {
    public Result {
      rows = List.copyOf(rows);
      robustness = List.copyOf(robustness);
      notes = List.copyOf(notes);
    }
  }

  /**
   * A roadmap that was found, or a scenario beside it.
   *
   * @param place of a found one, to adopt it by; null for a scenario
   * @param happy modelled happy customers, with their range
   * @param quarters in words, one each; empty for a scenario
   */
  public record Row(
      @Nullable Integer place,
      String name,
      List<String> features,
      List<String> quarters,
      String happy,
      String range,
      String change,
      String effort,
      boolean over,
      String mapHref) {
    public Row {
      features = List.copyOf(features);
      quarters = List.copyOf(quarters);
    }
  }

  /**
   * How sure a feature is.
   *
   * @param share of the draws, in words
   */
  public record Sure(String name, String share, Svg bar) {}
}
