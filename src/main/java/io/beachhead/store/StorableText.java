package io.beachhead.store;

/**
 * Text that every engine gives back as it was given. A Java string may hold half of a character: an
 * unpaired surrogate, as a program leaves behind that cuts a text in the middle of an emoji. No
 * UTF-8 can hold it, so two strings that differ in nothing else are one text in a file. Engines
 * also differ in what they make of NUL.
 */
public final class StorableText {
  private static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  /** The text, with U+FFFD for every unpaired surrogate and NUL. */
  public static String of(String text) {
    int first = firstFlaw(text, 0);
    if (first < 0) {
      return text;
    }
    var repaired = new StringBuilder(text);
    for (int i = first; i >= 0; i = firstFlaw(text, i + 1)) {
      repaired.setCharAt(i, REPLACEMENT);
    }
    return repaired.toString();
  }

  /** Whether a text is stored as it is. */
  public static boolean is(String text) {
    return firstFlaw(text, 0) < 0;
  }

  /** At most so many characters of a text, storable, with … where something was cut off. */
  public static String cut(String text, int most) {
    return of(text.length() <= most ? text : beginning(text, most) + "…");
  }

  private static String beginning(String text, int most) {
    boolean insideAPair =
        most > 0
            && Character.isHighSurrogate(text.charAt(most - 1))
            && Character.isLowSurrogate(text.charAt(most));
    return text.substring(0, insideAPair ? most - 1 : most);
  }

  private static int firstFlaw(String text, int from) {
    int i = from;
    // The second half of a whole pair before the place to begin at is no flaw.
    if (i > 0
        && i < text.length()
        && Character.isLowSurrogate(text.charAt(i))
        && Character.isHighSurrogate(text.charAt(i - 1))) {
      i++;
    }
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == 0) {
        return i;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return i;
        }
        i++;
      }
      i++;
    }
    return -1;
  }
}
