package io.beachhead.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.RealData;
import io.beachhead.statistics.survey.ConditionalLogit.Choice;
import io.beachhead.statistics.survey.ConditionalLogit.Fitted;
import io.beachhead.statistics.survey.ConditionalLogit.Unbounded;
import io.beachhead.statistics.survey.ConditionalLogit.Undetermined;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConditionalLogitTest {
  private static final List<String> SYSTEMS = List.of("gc", "gr", "ec", "er", "hp");

  @Test
  @Tag("real-data")
  void reproducesTheHeatingChoicesWithoutConstants() throws IOException {
    var fit = (Fitted) ConditionalLogit.fit(heating(false), 2);
    assertThat(fit.coefficients())
        .containsExactly(new double[] {-.0062319, -.0045801}, within(5e-8));
    assertThat(fit.logLikelihood()).isCloseTo(-1095.237, within(5e-4));
    assertThat(fit.n()).isEqualTo(900);
  }

  @Test
  @Tag("real-data")
  void reproducesTheHeatingChoicesWithConstants() throws IOException {
    var fit = (Fitted) ConditionalLogit.fit(heating(true), 6);
    // Constants in the order gc, gr, ec, er against hp.
    assertThat(fit.coefficients())
        .containsExactly(
            new double[] {-.0015332, -.0069964, 1.7110, .3083, 1.6588, 1.8534}, within(5e-5));
    assertThat(fit.logLikelihood()).isCloseTo(-1008.229, within(5e-4));
  }

  @Test
  void findsTheLogOddsOfTwoAlternatives() {
    var choices = new ArrayList<Choice>();
    double[][] both = {{1}, {0}};
    choices.addAll(Collections.nCopies(30, new Choice(both, 0)));
    choices.addAll(Collections.nCopies(10, new Choice(both, 1)));
    var fit = (Fitted) ConditionalLogit.fit(choices, 1);
    assertThat(fit.coefficients()[0]).isCloseTo(Math.log(3), within(1e-9));
    // The variance of a log odds is 1/yes + 1/no.
    assertThat(fit.standardError(0)).isCloseTo(Math.sqrt(1 / 30.0 + 1 / 10.0), within(1e-9));
  }

  @Test
  void saysWhenNothingCanBeFitted() {
    double[][] both = {{1}, {0}};
    assertThat(ConditionalLogit.fit(Collections.nCopies(9, new Choice(both, 0)), 1))
        .isEqualTo(new Unbounded());
    assertThat(ConditionalLogit.fit(List.of(), 1)).isInstanceOf(Undetermined.class);
    double[][] alike = {{1}, {1}};
    assertThat(ConditionalLogit.fit(List.of(new Choice(alike, 0)), 1))
        .isInstanceOf(Undetermined.class);
    double[][] dependent = {{1, 2}, {0, 0}};
    assertThat(ConditionalLogit.fit(List.of(new Choice(dependent, 0), new Choice(dependent, 1)), 2))
        .isInstanceOf(Undetermined.class);
  }

  private static List<Choice> heating(boolean constants) throws IOException {
    var lines = RealData.text("choice-mlogit/Heating.csv.gz").replace("\"", "").lines().toList();
    var header = List.of(lines.getFirst().split(","));
    var choices = new ArrayList<Choice>();
    for (var line : lines.subList(1, lines.size())) {
      var cells = line.split(",");
      var rows = new double[SYSTEMS.size()][constants ? 6 : 2];
      for (int i = 0; i < rows.length; i++) {
        rows[i][0] = Double.parseDouble(cells[header.indexOf("ic." + SYSTEMS.get(i))]);
        rows[i][1] = Double.parseDouble(cells[header.indexOf("oc." + SYSTEMS.get(i))]);
        if (constants && i < 4) {
          rows[i][2 + i] = 1;
        }
      }
      choices.add(new Choice(rows, SYSTEMS.indexOf(cells[header.indexOf("depvar")])));
    }
    return choices;
  }
}
