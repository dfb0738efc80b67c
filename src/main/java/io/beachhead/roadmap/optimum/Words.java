package io.beachhead.roadmap.optimum;

import io.beachhead.web.Format;
import java.util.List;

/** Names as a sentence lists them. */
final class Words {
  private Words() {}

  /** {@code 1 person-week}, {@code 2.5 person-weeks}. */
  static String weeks(double weeks) {
    String number = Format.number(weeks, 1);
    return number + (number.equals("1") ? " person-week" : " person-weeks");
  }

  /** {@code A, B and C}. */
  static String join(List<String> names) {
    if (names.isEmpty()) {
      return "nothing";
    }
    return names.size() == 1
        ? names.getFirst()
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}
