package io.beachhead.statistics.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClassChoiceTest {
  @Test
  void choosesAsManyClassesAsWerePlanted() {
    var choice = among(planted(3, 600, 8, 0.85), 1, 5);
    assertThat(choice.chosen().orElseThrow().k()).isEqualTo(3);
    assertThat(choice.why()).isEqualTo("BIC is smallest with 3 classes. ICL agrees.");
    var three = choice.models().get(2);
    assertThat(three.model().k()).isEqualTo(3);
    assertThat(three.stability()).isGreaterThan(0.9);
    assertThat(three.objection()).isEmpty();
    assertThat(choice.models().get(4).stability()).isLessThan(three.stability());
  }

  @Test
  void seesOneClassWhereNothingHangsTogether() {
    assertThat(among(planted(1, 500, 6, 0.5), 1, 3).chosen().orElseThrow().k()).isOne();
  }

  @Test
  void admitsNoClassOfAFewRows() {
    var choice = among(planted(2, 40, 6, 0.9), 2, 3);
    assertThat(choice.chosen()).isEmpty();
    assertThat(choice.why()).contains("No number of classes holds", "fewer than 30");
  }

  @Test
  void triesNoMoreClassesThanThereAreDifferentRows() {
    assertThat(among(planted(1, 100, 1, 0.5), 1, 8).models()).hasSize(2);
  }

  @Test
  void saysBeforehandHowManyStartsThereWillBe() {
    var ended = new AtomicInteger();
    var counting =
        new Progress() {
          @Override
          public void startEnded() {
            ended.incrementAndGet();
          }

          @Override
          public boolean stopped() {
            return false;
          }
        };
    ClassChoice.among(planted(2, 200, 5, 0.9), new ClassChoice.Range(2, 3), 5, 1, counting);
    assertThat(ended.get()).isEqualTo(ClassChoice.starts(2, 3, 5));
  }

  @Test
  void drawsRowsAnewInTheirNumber() {
    var classes = planted(2, 300, 5, 0.9);
    var again = classes.resampled(new SplittableRandom(2)).fit(1, 1, 1, Progress.NONE);
    assertThat(again.rows()).isEqualTo(300);
    assertThat(again.logLikelihood())
        .isNotCloseTo(classes.fit(1, 1, 1, Progress.NONE).logLikelihood(), within(1e-6));
  }

  private static ClassChoice among(LatentClasses classes, int from, int to) {
    return ClassChoice.among(classes, new ClassChoice.Range(from, to), 20, 1, Progress.NONE);
  }

  /** Yes-no columns that are mostly yes for the rows of every {@code k}-th class, in turn. */
  private static LatentClasses planted(int k, int rows, int columns, double clear) {
    var random = new SplittableRandom(9);
    var all = new ArrayList<Column>();
    for (int c = 0; c < columns; c++) {
      var levels = new ArrayList<OptionalInt>();
      for (int row = 0; row < rows; row++) {
        boolean mine = row % k == c % k;
        levels.add(OptionalInt.of(random.nextDouble() < (mine ? clear : 1 - clear) ? 1 : 0));
      }
      all.add(Column.categories(levels, 2));
    }
    return new LatentClasses(List.copyOf(all));
  }
}
