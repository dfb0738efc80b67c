package io.beachhead.imports.csv;

import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Finds the character set of a text that is not UTF-8. Each set is tried: how many of the words
 * with letters beyond ASCII could be words of a language that is written in it. Where two sets do
 * equally well and the text differs, a detector by frequency (juniversalchardet) decides between
 * them, and where it does not, people do.
 */
final class CharsetGuess {
  /** In the order in which sets that read the same text are preferred. */
  private static final List<Charset> SETS = sets();

  /** A share of sound words below which no set is believed. */
  private static final double LEAST = 0.6;

  /** Sets whose shares of sound words differ by less are asked about. */
  private static final double CLOSE = 0.1;

  private static final int MOST_READINGS = 4;
  private static final int EXAMPLE = 40;

  private CharsetGuess() {}

  private static List<Charset> sets() {
    var sets = new ArrayList<Charset>();
    for (String name :
        List.of(
            "windows-1252",
            "windows-1250",
            "windows-1251",
            "windows-1254",
            "windows-1257",
            "windows-1253",
            "windows-1255",
            "windows-1256",
            "x-MacRoman",
            "IBM850",
            "ISO-8859-2",
            "KOI8-R",
            "IBM866",
            "x-MacCyrillic",
            "GB18030",
            "windows-31j",
            "x-windows-949",
            "Big5",
            "EUC-JP")) {
      if (Charset.isSupported(name)) {
        sets.add(Charset.forName(name));
      }
    }
    return List.copyOf(sets);
  }

  private record Candidate(Charset charset, String text, double share) {}

  /**
   * The sets in question, the likeliest first; one where it is certain.
   *
   * @param bytes lines of the file that have bytes beyond ASCII
   */
  static List<CharsetReading> of(byte[] bytes) {
    var candidates = candidates(bytes);
    if (candidates.isEmpty()) {
      return List.of(new CharsetReading(SETS.getFirst(), ""));
    }
    double best = candidates.getFirst().share;
    var close = candidates.stream().filter(c -> c.share > best - CLOSE).toList();
    var chosen = best < LEAST ? null : decided(close, bytes);
    if (chosen != null) {
      return List.of(new CharsetReading(chosen.charset, ""));
    }
    var asked = best < LEAST ? candidates : close;
    return readings(asked.subList(0, Math.min(MOST_READINGS, asked.size())));
  }

  private static List<Candidate> candidates(byte[] bytes) {
    var byText = new LinkedHashMap<String, Candidate>();
    for (var set : SETS) {
      String text = decoded(bytes, set);
      if (text != null) {
        byText.computeIfAbsent(text, t -> new Candidate(set, t, share(t, set)));
      }
    }
    return byText.values().stream()
        .sorted(Comparator.comparingDouble((Candidate c) -> c.share).reversed())
        .toList();
  }

  private static @Nullable String decoded(byte[] bytes, Charset set) {
    try {
      return set.newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  /** The one of several that does better by all its words together, else by the detector. */
  private static @Nullable Candidate decided(List<Candidate> close, byte[] bytes) {
    if (close.size() == 1) {
      return close.getFirst();
    }
    var oneLanguage =
        close.stream()
            .filter(c -> Alphabets.spells(c.charset.name(), beyondAscii(c.text)))
            .toList();
    if (oneLanguage.size() == 1) {
      return oneLanguage.getFirst();
    }
    var detector = new UniversalDetector();
    detector.handleData(bytes, 0, bytes.length);
    detector.dataEnd();
    String found = detector.getDetectedCharset();
    if (found == null || !Charset.isSupported(found)) {
      return null;
    }
    String text = decoded(bytes, Charset.forName(found));
    // The detector knows no Central European set and calls those texts Western.
    boolean western = Charset.forName(found).equals(SETS.getFirst());
    return western
        ? null
        : close.stream().filter(c -> c.text.equals(text)).findFirst().orElse(null);
  }

  private static String beyondAscii(String text) {
    return text.codePoints()
        .filter(c -> c > 127 && Character.isLetter(c))
        .distinct()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Share of sound words and signs among those beyond ASCII, 0 to 1. */
  private static double share(String text, Charset set) {
    long sound = 0;
    long all = 0;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (Character.isLetter(c)) {
        int end = at;
        boolean foreign = false;
        while (end < text.length() && letter(text.codePointAt(end))) {
          foreign |= text.codePointAt(end) > 127;
          end += Character.charCount(text.codePointAt(end));
        }
        if (foreign) {
          all++;
          sound += sound(text.substring(at, end), set) ? 1 : 0;
        }
        at = end;
      } else {
        if (c > 127) {
          all++;
          sound += soundSign(text, at, c) ? 1 : 0;
        }
        at += Character.charCount(c);
      }
    }
    return all == 0 ? 1 : (double) sound / all;
  }

  private static boolean letter(int c) {
    return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean sound(String word, Charset set) {
    var script = Alphabets.script(word.chars().anyMatch(c -> c > 127) ? word : "");
    if (script == null) {
      return eastAsian(word, set);
    }
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> eastAsian(word, set);
      default -> !capitalInside(word) && Alphabets.spells(set.name(), word);
    };
  }

  /** A capital beyond ASCII behind a small letter, or a capital behind a small one beyond ASCII. */
  private static boolean capitalInside(String word) {
    for (int i = 1; i < word.length(); i++) {
      char before = word.charAt(i - 1);
      char c = word.charAt(i);
      if (Character.isLowerCase(before) && Character.isUpperCase(c) && (before > 127 || c > 127)) {
        return true;
      }
    }
    return false;
  }

  /** Whether every character beyond ASCII is one of the common ones of its set. */
  private static boolean eastAsian(String word, Charset set) {
    return word.codePoints().filter(c -> c > 127).allMatch(c -> common(c, set));
  }

  private static boolean common(int c, Charset set) {
    byte[] bytes = new String(Character.toChars(c)).getBytes(set);
    int lead = bytes[0] & 0xFF;
    var script = UnicodeScript.of(c);
    boolean halfWidth = c >= 0xFF61 && c <= 0xFF9F;
    return bytes.length == 2
        && switch (set.name()) {
          case "GB18030" -> script == UnicodeScript.HAN && lead >= 0xB0 && lead <= 0xD7;
          case "Big5" -> script == UnicodeScript.HAN && lead >= 0xA4 && lead <= 0xC6;
          case "windows-31j" ->
              !halfWidth && (kana(script) || c == 0x30FC || (lead >= 0x88 && lead <= 0x97));
          case "EUC-JP" -> kana(script) || c == 0x30FC || (lead >= 0xB0 && lead <= 0xCF);
          case "x-windows-949" -> script == UnicodeScript.HANGUL && lead >= 0xB0 && lead <= 0xC8;
          default -> false;
        };
  }

  private static boolean kana(UnicodeScript script) {
    return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
  }

  /** Signs that stand in tables, where they can stand. */
  private static boolean soundSign(String text, int at, int c) {
    boolean letterBefore = at > 0 && Character.isLetter(text.charAt(at - 1));
    boolean letterBehind = at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    if ("‘“„«".indexOf(c) >= 0) {
      return !letterBefore && letterBehind;
    }
    if ("–—•".indexOf(c) >= 0) {
      return !(letterBefore && letterBehind);
    }
    if ("€£©®™°§·…×²½±".indexOf(c) >= 0) {
      return !letterBefore || !letterBehind;
    }
    return "’”»\u00A0、。「」（）・：，！？¡¿№".indexOf(c) >= 0;
  }

  private static List<CharsetReading> readings(List<Candidate> candidates) {
    int differs = firstDifference(candidates.stream().map(Candidate::text).toList());
    var readings = new ArrayList<CharsetReading>();
    for (var candidate : candidates) {
      readings.add(new CharsetReading(candidate.charset, example(candidate.text, differs)));
    }
    return readings;
  }

  /** Index of the first character that is not the same in all texts. */
  private static int firstDifference(List<String> texts) {
    String first = texts.getFirst();
    for (int i = 0; i < first.length(); i++) {
      int at = i;
      if (texts.stream().anyMatch(t -> at >= t.length() || t.charAt(at) != first.charAt(at))) {
        return i;
      }
    }
    return 0;
  }

  private static String example(String text, int at) {
    int from = Math.max(text.lastIndexOf('\n', at) + 1, at - EXAMPLE / 2);
    int to = Math.min(text.length(), from + EXAMPLE);
    int end = text.indexOf('\n', from);
    return text.substring(from, end < 0 ? to : Math.min(end, to)).strip();
  }
}
