package io.beachhead.imports.csv;

import java.lang.Character.UnicodeScript;
import java.util.List;

/**
 * Letters beyond ASCII that words of a language may have. A word read in the wrong character set
 * mixes letters of several languages, or of several scripts.
 */
final class Alphabets {
  private static final List<String> WESTERN =
      List.of(
          "àâäçèéêëîïôœùûüÿæ", // French
          "äöüßẞé", // German
          "áéíñóúüºª", // Spanish, Galician
          "àáâãçéêíóôõúüºª", // Portuguese
          "àèéìíîòóùú", // Italian
          "åäöæøéüòóôèâ", // Nordic
          "ëïéèöüóáêçíúà", // Dutch
          "áéíóúýþæðö", // Icelandic
          "àçèéíïòóúü·", // Catalan
          "äöåšžéü"); // Finnish, Estonian

  private static final List<String> CENTRAL =
      List.of(
          "ąćęłńóśźż", // Polish
          "áčďéěíňóřšťúůýžöüä", // Czech
          "áäčďéíĺľňóôŕšťúýž", // Slovak
          "áéíóöőúüű", // Hungarian
          "ăâîşţșțé", // Romanian
          "čćđšž", // Croatian, Slovene
          "äöüß"); // German

  private static final List<String> TURKISH = List.of("çğıiöşüâîûi̇");
  private static final List<String> BALTIC =
      List.of("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž", "ąćęłńóśźż");

  private static final List<String> CYRILLIC =
      List.of(
          "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
          "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
          "абвгдђежзијклљмнњопрстћуфхцчџш",
          "абвгдеёжзійклмнопрстуўфхцчшыьэюя");

  private Alphabets() {}

  static List<String> of(String charset) {
    return switch (charset) {
      case "windows-1250", "ISO-8859-2" -> CENTRAL;
      case "windows-1254" -> TURKISH;
      case "windows-1257" -> BALTIC;
      case "x-MacRoman", "IBM850", "windows-1252" -> WESTERN;
      default -> List.of();
    };
  }

  /** Whether some language of the set has all letters beyond ASCII of a text. */
  static boolean spells(String charset, String letters) {
    var script = script(letters);
    if (script == null) {
      return false;
    }
    var alphabets = script == UnicodeScript.CYRILLIC ? CYRILLIC : of(charset);
    return switch (script) {
      case LATIN, CYRILLIC -> alphabets.stream().anyMatch(a -> within(letters, a));
      case GREEK -> charset.equals("windows-1253");
      case HEBREW -> charset.equals("windows-1255");
      case ARABIC -> charset.equals("windows-1256");
      default -> false;
    };
  }

  private static boolean within(String letters, String alphabet) {
    return letters
        .codePoints()
        .filter(c -> c > 127)
        .map(Character::toLowerCase)
        .allMatch(c -> alphabet.indexOf(c) >= 0);
  }

  /** The one script of all letters, or null where they are of several. */
  static java.lang.Character.@org.jspecify.annotations.Nullable UnicodeScript script(String word) {
    var scripts =
        word.codePoints()
            .mapToObj(UnicodeScript::of)
            .filter(s -> s != UnicodeScript.COMMON && s != UnicodeScript.INHERITED)
            .distinct()
            .toList();
    return scripts.size() == 1 ? scripts.getFirst() : null;
  }
}
