package io.beachhead.imports.run;

import io.beachhead.imports.ImportQuestion;
import io.beachhead.imports.ImportQuestion.Answer;
import io.beachhead.imports.csv.CharsetReading;
import io.beachhead.imports.csv.CsvShape;

/** Asks in which character set a file is written, and shows how it would read in each. */
final class CharsetQuestion {
  private CharsetQuestion() {}

  static ImportQuestion of(CsvShape shape) {
    var readings = shape.readings();
    return new ImportQuestion(
        null,
        "characters",
        readings.getFirst().example(),
        "The file is not UTF-8. Which of these reads right?",
        readings.stream().map(CharsetQuestion::answer).toList());
  }

  private static Answer answer(CharsetReading reading) {
    return new Answer(reading.name(), "%s: %s".formatted(reading.name(), reading.example()));
  }
}
