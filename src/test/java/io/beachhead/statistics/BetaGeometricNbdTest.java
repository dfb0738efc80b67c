package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.statistics.BetaGeometricNbd.Fitted;
import io.beachhead.statistics.BetaGeometricNbd.History;
import io.beachhead.statistics.BetaGeometricNbd.Model;
import io.beachhead.statistics.BetaGeometricNbd.Undetermined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class BetaGeometricNbdTest {
  /** Of the CDNOW sample, as published. */
  private static final Model CDNOW = new Model(0.243, 4.414, 0.793, 2.426);

  @Test
  void expectsWhatThePaperExpects() {
    var customer = new History(2, 30.43, 38.86);
    assertThat(CDNOW.expectedUses(customer, 39)).isCloseTo(1.226, within(5e-4));
    assertThat(CDNOW.expectedUses(customer, 0)).isZero();
    assertThat(CDNOW.alive(new History(0, 0, 38.86))).isEqualTo(1);
  }

  @Test
  void agreesWithASimulationOfTheStory() {
    var model = new Model(0.8, 3, 0.6, 1.9);
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(7L);
    double uses = 0;
    int customers = 200_000;
    for (int i = 0; i < customers; i++) {
      uses += live(model, 20, random).repeats();
    }
    assertThat(model.expectedUsesOfNew(20)).isCloseTo(uses / customers, within(0.02));
  }

  @Test
  void crossesTheHolesOfItsFormulaSmoothly() {
    var customer = new History(3, 9, 12);
    double below = new Model(0.5, 4, 0.999, 2).expectedUses(customer, 10);
    double above = new Model(0.5, 4, 1.001, 2).expectedUses(customer, 10);
    double at = new Model(0.5, 4, 1, 2).expectedUses(customer, 10);
    assertThat(at).isBetween(Math.min(below, above), Math.max(below, above));
    double small = new Model(0.5, 4, 0.4, 0.6).expectedUses(new History(0, 0, 12), 10);
    double beside = new Model(0.5, 4, 0.4, 0.6001).expectedUses(new History(0, 0, 12), 10);
    assertThat(small).isCloseTo(beside, within(1e-3));
  }

  @Test
  void coversTheTruthInItsStandardErrors() {
    var truth = new Model(0.6, 3, 0.9, 2.5);
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(20261122L);
    int simulations = 100;
    int rates = 0;
    int drops = 0;
    for (int simulation = 0; simulation < simulations; simulation++) {
      List<History> customers = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        customers.add(live(truth, 20 + 20 * random.nextDouble(), random));
      }
      var fitted = (Fitted) BetaGeometricNbd.fit(customers);
      rates += covers(fitted.model().r(), errors(fitted).r(), truth.r());
      drops += covers(share(fitted.model()), shareError(fitted), share(truth));
    }
    // A mean of 100 coverages of 90% has a standard error of 3 points.
    assertThat(rates / (double) simulations).isBetween(0.82, 0.98);
    assertThat(drops / (double) simulations).isGreaterThan(0.80);
  }

  @Test
  void doesNotDependOnTheUnitOfTime() {
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(3L);
    List<History> weeks = new ArrayList<>();
    for (int i = 0; i < 800; i++) {
      weeks.add(live(CDNOW, 39, random));
    }
    var days =
        weeks.stream().map(c -> new History(c.repeats(), 7 * c.recency(), 7 * c.age())).toList();
    var inWeeks = (Fitted) BetaGeometricNbd.fit(weeks);
    var inDays = (Fitted) BetaGeometricNbd.fit(days);
    assertThat(inDays.model().alpha()).isCloseTo(7 * inWeeks.model().alpha(), within(0.01));
    assertThat(inDays.model().b()).isCloseTo(inWeeks.model().b(), within(0.01));
    int uses = weeks.stream().mapToInt(History::repeats).sum();
    assertThat(inDays.logLikelihood())
        .isCloseTo(inWeeks.logLikelihood() - uses * Math.log(7), within(1e-3));
  }

  @Test
  void saysWhenThereIsTooLittle() {
    var few = Collections.nCopies(29, new History(1, 2, 5));
    assertThat(BetaGeometricNbd.fit(few))
        .isEqualTo(new Undetermined(new NotEnoughData(29, 30, "too few who have used it at all")));
    var once = Collections.nCopies(500, new History(0, 0, 5));
    assertThat(BetaGeometricNbd.fit(once))
        .isEqualTo(new Undetermined(new NotEnoughData(0, 10, "too few who came back")));
  }

  @Test
  void saysWhenNobodySeemsToDropOut() {
    var random = new SplittableRandom(5);
    List<History> faithful = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int repeats = 20 + random.nextInt(20);
      faithful.add(new History(repeats, 52 - random.nextDouble(), 52));
    }
    var fitted = (Fitted) BetaGeometricNbd.fit(faithful);
    assertThat(fitted.caution()).startsWith("Nobody seems to drop out");
    assertThat(fitted.model().alive(faithful.getFirst())).isGreaterThan(0.99);
    assertThat(fitted.model().expectedUses(faithful.getFirst(), 52)).isBetween(20.0, 40.0);
  }

  @Test
  void refusesAHistoryThatCannotBe() {
    assertThatThrownBy(() -> new History(0, 3, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new History(2, 6, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new History(2, 0, 5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsClosedFormsOfGaussesFunction() {
    for (double z : new double[] {0.01, 0.3, 0.9, 0.99}) {
      assertThat(Hypergeometric.of(1, 1, 2, z)).isCloseTo(-Math.log1p(-z) / z, within(1e-10));
      assertThat(Hypergeometric.of(2.5, 1.7, 1.7, z) / Math.pow(1 - z, -2.5))
          .isCloseTo(1, within(1e-10));
      assertThat(Hypergeometric.of(0.5, 0.5, 1.5, z * z)).isCloseTo(Math.asin(z) / z, within(1e-9));
    }
  }

  private static Model errors(Fitted fitted) {
    var errors = fitted.errors();
    assertThat(errors).isNotNull();
    return java.util.Objects.requireNonNull(errors);
  }

  private static int covers(double estimate, double error, double truth) {
    return Math.abs(estimate - truth) <= 1.645 * error ? 1 : 0;
  }

  /** a is skewed; its logarithm is what the error is made on. */
  private static double share(Model model) {
    return Math.log(model.a());
  }

  private static double shareError(Fitted fitted) {
    return errors(fitted).a() / fitted.model().a();
  }

  /** One customer as the model tells it. */
  private static History live(Model model, double age, UniformRandomProvider random) {
    double rate = gamma(model.r(), random) / model.alpha();
    double x = gamma(model.a(), random);
    double leave = x / (x + gamma(model.b(), random));
    double time = 0;
    double last = 0;
    int uses = 0;
    while (true) {
      time += -Math.log(1 - random.nextDouble()) / rate;
      if (!(time <= age)) {
        return new History(uses, last, age);
      }
      uses++;
      last = time;
      if (random.nextDouble() < leave) {
        return new History(uses, last, age);
      }
    }
  }

  private static double gamma(double shape, UniformRandomProvider random) {
    return Math.max(1e-300, AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1).sample());
  }
}
