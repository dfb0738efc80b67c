package io.beachhead.decisions.predictions;

import io.beachhead.web.Shell;
import java.util.List;

/**
 * What moves if a kind of evidence counts with another bias: {@code decisions/bias.jte}.
 *
 * @param kind key of the kind
 * @param label its name
 * @param sd the bias offered, as it is sent
 * @param sentence what would change, in words
 * @param rows the product today, then each scenario
 * @param mayEdit whether the reader may change the value model
 */
public record BiasPage(
    Shell shell,
    String kind,
    String label,
    String sd,
    String sentence,
    List<Row> rows,
    boolean mayEdit) {

  /**
   * One roadmap.
   *
   * @param now modelled happy customers with the bias as it is, with their range
   * @param then the same with the other bias
   */
  public record Row(String name, String now, String then, String change) {}
}
