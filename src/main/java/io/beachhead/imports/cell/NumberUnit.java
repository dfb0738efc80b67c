package io.beachhead.imports.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell beside the digits of a number.
 *
 * @param money a currency
 * @param zeros of a word for thousands, millions, …: how many places the number moves
 * @param scale that word, or null
 * @param per what the amount is paid for: {@code / month}, {@code p.a.}, or null
 * @param each whether the amount is for one: {@code per seat}
 * @param unit a span of time that the number counts: {@code 3 weeks}, or null
 * @param plus whether a plus stands before it
 * @param credit whether an accountant's CR stands behind it
 */
record NumberUnit(
    @Nullable CurrencySign money,
    int zeros,
    @Nullable String scale,
    @Nullable Interval per,
    boolean each,
    @Nullable Interval unit,
    boolean plus,
    boolean credit) {
  static final NumberUnit NOTHING = new NumberUnit(null, 0, null, null, false, null, false, false);

  private static final Map<String, Integer> SCALES =
      Map.ofEntries(
          Map.entry("k", 3),
          Map.entry("thousand", 3),
          Map.entry("thousands", 3),
          Map.entry("tsd", 3),
          Map.entry("mille", 3),
          Map.entry("тыс", 3),
          Map.entry("千", 3),
          Map.entry("천", 3),
          Map.entry("만", 4),
          Map.entry("万", 4),
          Map.entry("萬", 4),
          Map.entry("lakh", 5),
          Map.entry("lakhs", 5),
          Map.entry("lac", 5),
          Map.entry("m", 6),
          Map.entry("mm", 6),
          Map.entry("mn", 6),
          Map.entry("mln", 6),
          Map.entry("mio", 6),
          Map.entry("million", 6),
          Map.entry("millions", 6),
          Map.entry("millionen", 6),
          Map.entry("млн", 6),
          Map.entry("crore", 7),
          Map.entry("crores", 7),
          Map.entry("亿", 8),
          Map.entry("億", 8),
          Map.entry("억", 8),
          Map.entry("b", 9),
          Map.entry("bn", 9),
          Map.entry("billion", 9),
          Map.entry("mrd", 9),
          Map.entry("mia", 9),
          Map.entry("milliarde", 9),
          Map.entry("milliarden", 9),
          Map.entry("milliard", 9),
          Map.entry("milliards", 9));

  /** Words between an amount and what it is paid for. */
  private static final List<String> PER =
      List.of("/", "per ", "pro ", "par ", "por ", "al ", "je ", "each ", "every ", "im ");

  private static final List<String> ONE =
      List.of(
          "seat",
          "seats",
          "user",
          "users",
          "licence",
          "license",
          "licences",
          "licenses",
          "unit",
          "member",
          "nutzer",
          "benutzer",
          "platz",
          "lizenz",
          "utilisateur",
          "poste",
          "usuario");

  /**
   * Reads what stands before and behind the digits; null where any of it is not understood.
   *
   * @param before without signs and brackets
   * @param behind without signs, brackets and per cent
   */
  static @Nullable NumberUnit of(String before, String behind, boolean plus) {
    var read = new Reader(plus);
    return read.before(before) && read.behind(behind) ? read.beside() : null;
  }

  private static final class Reader {
    private final boolean plus;
    private @Nullable CurrencySign money;
    private int zeros;
    private @Nullable String scale;
    private @Nullable Interval per;
    private boolean each;
    private @Nullable Interval unit;
    private boolean credit;
    private boolean debit;

    Reader(boolean plus) {
      this.plus = plus;
    }

    NumberUnit beside() {
      return new NumberUnit(money, zeros, scale, per, each, unit, plus, credit);
    }

    /** A currency, perhaps with a sign after a code: {@code USD $}; in German books {@code T€}. */
    boolean before(String text) {
      String rest = Cells.strip(text);
      if (rest.isEmpty()) {
        return true;
      }
      if (rest.length() == 2
          && rest.charAt(0) == 'T'
          && CurrencySign.of(rest.substring(1)) != null) {
        return scale("tsd") && currency(rest.substring(1));
      }
      for (String part : rest.split("(?<=\\p{Sc})(?=.)|\\s+", -1)) {
        if (!part.isEmpty() && !currency(part)) {
          return false;
        }
      }
      return true;
    }

    boolean behind(String text) {
      for (String rest = Cells.strip(text); !rest.isEmpty(); ) {
        String next = paidFor(rest);
        if (next == null) {
          next = word(rest);
        }
        if (next == null) {
          return false;
        }
        rest = Cells.strip(next);
      }
      return true;
    }

    /** Takes "/ month" or "per seat" off the front; null where there is none. */
    private @Nullable String paidFor(String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      for (String word : PER) {
        if (lower.startsWith(word)) {
          String rest = Cells.strip(text.substring(word.length()));
          String first = firstWord(rest);
          var interval = Interval.of(first);
          if (interval != null && per == null) {
            per = interval;
            return rest.substring(first.length());
          }
          if (ONE.contains(first.toLowerCase(Locale.ROOT)) && !each) {
            each = true;
            return rest.substring(first.length());
          }
          return null;
        }
      }
      return null;
    }

    private @Nullable String word(String text) {
      String first = firstWord(text);
      if (first.isEmpty()) {
        first = text.substring(0, 1);
      }
      return scale(first) || currency(first) || accounts(first) || time(first)
          ? text.substring(first.length())
          : null;
    }

    private boolean scale(String word) {
      Integer places = SCALES.get(bare(word));
      if (places == null || scale != null || per != null) {
        return false;
      }
      zeros = places;
      scale = word;
      return true;
    }

    private boolean currency(String word) {
      var sign = CurrencySign.of(word);
      if (sign == null) {
        return false;
      }
      var before = money;
      if (before == null) {
        money = sign;
        return true;
      }
      var both = new ArrayList<>(before.codes());
      both.retainAll(sign.codes());
      if (both.isEmpty()) {
        return false;
      }
      money = new CurrencySign(before.written() + " " + sign.written(), List.copyOf(both));
      return true;
    }

    private boolean accounts(String word) {
      if (credit || debit) {
        return false;
      }
      credit = word.equals("CR") || word.equals("Cr");
      debit = word.equals("DR") || word.equals("Dr");
      return credit || debit;
    }

    /** "monthly" and "p.a." say what an amount is for, "weeks" what a number counts. */
    private boolean time(String word) {
      var interval = Interval.of(word);
      if (interval == null || per != null || unit != null || "ayqAYQ".contains(word)) {
        return false;
      }
      String bare = bare(word);
      if (bare.endsWith("ly") || bare.startsWith("p") || bare.endsWith("lich") || money != null) {
        per = interval;
      } else {
        unit = interval;
      }
      return true;
    }

    private static String bare(String word) {
      String lower = word.toLowerCase(Locale.ROOT);
      return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Letters, with dots and hyphens between and behind them; a currency sign may follow. */
    private static String firstWord(String text) {
      int end = 0;
      while (end < text.length()) {
        char c = text.charAt(end);
        boolean inner = (c == '.' || c == '-') && end > 0;
        boolean sign = Character.getType(c) == Character.CURRENCY_SYMBOL;
        if (sign) {
          return text.substring(0, end + 1);
        }
        if (!Character.isLetter(c) && !inner) {
          break;
        }
        end++;
      }
      return text.substring(0, end);
    }
  }
}
