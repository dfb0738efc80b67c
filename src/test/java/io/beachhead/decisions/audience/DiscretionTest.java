package io.beachhead.decisions.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscretionTest {
  private final Discretion discretion =
      new Discretion(
          List.of("Harbour Homes", "harbour.example", "Abc", "IBM", "Quandry Cloud, Inc.", "3M Co"),
          List.of("Kim Sole"),
          List.of("Mara Lind"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HARBOUR HOMES asked for it.|It names a customer.",
        "See harbour.example|It names a customer.",
        "IBM asked for it.|It names a customer.",
        "Also for 3M.|It names a customer.",
        "Quandry Cloud asked for it.|It names a customer.",
        "Kim Sole asked for it.|It names somebody at a customer.",
        "Write to kim@somewhere.example|It has an e-mail address.",
        "Worth $12k|It has an amount of money or a revenue metric.",
        "Worth 12,000 EUR a year|It has an amount of money or a revenue metric.",
        "It carries most of our ARR.|It has an amount of money or a revenue metric.",
        "It takes 8 pw.|It has an effort.",
        "It takes 8 person-weeks.|It has an effort.",
        "Mara Lind says so.|It names a colleague."
      })
  void findsWhatNoReaderMaySee(String text, String why) {
    assertThat(discretion.givesAway(text)).contains(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Next quarter goes to property managers and their owners.",
        "Harbours need it.",
        "abc is a word",
        "Rim and ibms are not names.",
        "Available in 2 weeks, for 30 people.",
        "Lindens grow."
      })
  void leavesWhatGivesNothingAway(String text) {
    assertThat(discretion.givesAway(text)).isEmpty();
  }
}
