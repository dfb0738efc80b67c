package io.beachhead.cli;

/**
 * One line of {@code doctor}.
 *
 * @param level how bad it is
 * @param subject what was looked at, in two or three words
 * @param detail what was found, and for anything but OK what to do about it
 */
record Finding(Level level, String subject, String detail) {
  enum Level {
    OK,
    WARN,
    FAIL
  }

  static Finding ok(String subject, String detail) {
    return new Finding(Level.OK, subject, detail);
  }

  static Finding warn(String subject, String detail) {
    return new Finding(Level.WARN, subject, detail);
  }

  static Finding fail(String subject, String detail) {
    return new Finding(Level.FAIL, subject, detail);
  }

  @Override
  public String toString() {
    return "%-4s  %-18s  %s".formatted(level, subject, detail);
  }
}
