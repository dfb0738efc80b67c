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
   * @param objective key of what counts
   * @param asking accounts or deals
   * @param weights accounts, arr or segments
   * @param more whether rules beyond must and must not are set
   */
  public record Form(
      String capacity,
      String quarters,
      String objective,
      String atLeast,
      String asking,
      String weights,
      List<Weight> segments,
      List<Team> teams,
      List<Choice> features,
      boolean more) {
    public Form {
      segments = List.copyOf(segments);
      teams = List.copyOf(teams);
      features = List.copyOf(features);
    }

    /** Names of the sets that features are put into. */
    public List<String> sets() {
      return OptimumForm.SETS;
    }
  }

  /** What an account of a segment counts, as typed. */
  public record Weight(String key, String name, String value) {}

  /** A team with what it can do in a quarter, as typed. */
  public record Team(String number, String name, String capacity) {}

  /**
   * A candidate.
   *
   * @param together the set of which all or none are built; empty without
   * @param apart the set of which one at most is built; empty without
   * @param team number of the team that builds it; empty without
   */
  public record Choice(
      String key,
      String name,
      String facts,
      boolean must,
      boolean mustNot,
      String together,
      String apart,
      String team) {}

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
   * @param summary two sentences made of its numbers, to copy
   * @param certainty whether it is the best there is, or how close
   * @param exact likewise
   * @param notes ties, what one more week adds, what was left out
   * @param method with what it rests on
   */
  public record Result(
      String why,
      String summary,
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
   * @param counts what the objective counts, where that is not happy customers; else empty
   * @param happy modelled happy customers, with their range
   * @param quarters in words, one each; empty for a scenario
   */
  public record Row(
      @Nullable Integer place,
      String name,
      List<String> features,
      List<String> quarters,
      String counts,
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
