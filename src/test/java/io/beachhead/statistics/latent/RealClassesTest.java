package io.beachhead.statistics.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.beachhead.RealData;
import io.beachhead.statistics.grouping.Agreement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real-data")
class RealClassesTest {
  @Test
  void reproducesTheCarcinomaRatings() throws Exception {
    var classes = new LatentClasses(columns("polca/carcinoma.csv", 0, 7));
    assertThat(classes.fit(2, 20, 1, Progress.NONE).logLikelihood())
        .isCloseTo(-317.2568, within(5e-4));
    var three = classes.fit(3, 40, 1, Progress.NONE);
    assertThat(three.logLikelihood()).isCloseTo(-293.705, within(5e-4));
    assertThat(three.aic()).isCloseTo(633.41, within(1e-3));
    assertThat(three.bic()).isCloseTo(697.1357, within(1e-3));
    assertThat(three.shares()[0]).isCloseTo(0.4447, within(1e-3));
    assertThat(three.shares()[1]).isCloseTo(0.3736, within(1e-3));
    assertThat(three.shares()[2]).isCloseTo(0.1817, within(1e-3));
    assertThat(classes.fit(4, 60, 1, Progress.NONE).logLikelihood())
        .isCloseTo(-289.2858, within(5e-4));
    // The two criteria part here: BIC would have three classes, ICL two.
    assertThat(classes.fit(2, 20, 1, Progress.NONE).icl()).isLessThan(three.icl());
  }

  @Test
  void reproducesTheOtherPublishedFits() throws Exception {
    assertThat(
            new LatentClasses(columns("polca/cheating.csv", 0, 4))
                .fit(2, 20, 1, Progress.NONE)
                .logLikelihood())
        .isCloseTo(-440.0271, within(5e-4));
    var values = new LatentClasses(columns("polca/values.csv", 0, 4));
    assertThat(values.fit(1, 1, 1, Progress.NONE).logLikelihood())
        .isCloseTo(-543.6498, within(5e-4));
    var two = values.fit(2, 20, 1, Progress.NONE);
    assertThat(two.logLikelihood()).isCloseTo(-504.4677, within(5e-4));
    assertThat(two.bic()).isCloseTo(1057.3128, within(1e-3));
    assertThat(values.fit(3, 40, 1, Progress.NONE).logLikelihood())
        .isCloseTo(-503.3011, within(5e-3));
  }

  /** Six segments of travellers, made by another method: classes are related to them, not equal. */
  @Test
  void standsBesideThePublishedSegmentsOfTravellers() throws Exception {
    var published =
        rows("vacmot/vacmot6_published_segments.csv").stream()
            .mapToInt(row -> Integer.parseInt(row.getField(1)))
            .toArray();
    var model = new LatentClasses(columns("vacmot/vacmot.csv", 0, 20)).fit(6, 20, 1, Progress.NONE);
    double agreement = Agreement.of(model.assigned(), published).adjustedRand();
    assertThat(agreement).isBetween(0.6, 0.9);
  }

  private static List<Column> columns(String file, int from, int to) throws IOException {
    var rows = rows(file);
    var columns = new ArrayList<Column>();
    for (int c = from; c < to; c++) {
      int column = c;
      var names =
          rows.stream()
              .map(row -> row.getField(column))
              .filter(v -> !v.equals("NA"))
              .distinct()
              .toList();
      columns.add(
          Column.categories(
              rows.stream()
                  .map(row -> names.indexOf(row.getField(column)))
                  .map(level -> level < 0 ? OptionalInt.empty() : OptionalInt.of(level))
                  .toList(),
              names.size()));
    }
    return columns;
  }

  private static List<CsvRecord> rows(String file) throws IOException {
    try (var reader = CsvReader.builder().ofCsvRecord(RealData.file(file))) {
      return reader.stream().skip(1).toList();
    }
  }
}
