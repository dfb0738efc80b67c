package io.beachhead.imports.mapping;

import io.beachhead.imports.cell.CurrencySign;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A header taken apart: its name and what it says about all cells below it, as in {@code Created
 * (UTC)}, {@code Amount in EUR}, {@code ARR [k€]}.
 *
 * @param name the header without that
 * @param zone zone of the times, or null
 * @param money currency of the amounts, or null
 * @param zeros of a word for thousands or cents: how many places the numbers move
 */
public record HeaderText(
    String name, @Nullable ZoneId zone, @Nullable CurrencySign money, int zeros) {
  private static final Pattern BRACKETS = Pattern.compile("(.+?)\\s*[(\\[{]([^)\\]}]+)[)\\]}]\\s*");
  private static final Pattern IN = Pattern.compile("(.+?)[\\s_]+(?:in[\\s_]+)([^\\s_]+)");
  private static final Pattern LAST = Pattern.compile("(.+?)[\\s_-]+([^\\s_-]+)");
  private static final Pattern OFFSET =
      Pattern.compile("(?:UTC|GMT)\\s*([-+\\u2212])\\s*(\\d{1,2})(?::?(\\d{2}))?");

  private static final Map<String, Integer> SCALES =
      Map.ofEntries(
          Map.entry("k", 3),
          Map.entry("thousand", 3),
          Map.entry("thousands", 3),
          Map.entry("000s", 3),
          Map.entry("000", 3),
          Map.entry("tsd", 3),
          Map.entry("m", 6),
          Map.entry("mn", 6),
          Map.entry("mio", 6),
          Map.entry("million", 6),
          Map.entry("millions", 6),
          Map.entry("cent", -2),
          Map.entry("cents", -2),
          Map.entry("pence", -2),
          Map.entry("ct", -2));

  private static final Map<String, String> ZONES = zones();

  private static Map<String, String> zones() {
    var zones = new HashMap<String, String>();
    zones.put("UTC", "UTC");
    zones.put("GMT", "UTC");
    zones.put("Z", "UTC");
    zones.put("ZULU", "UTC");
    zones.put("UCT", "UTC");
    zones.put("CET", "CET");
    zones.put("MEZ", "CET");
    zones.put("CEST", "+02:00");
    zones.put("MESZ", "+02:00");
    zones.put("EET", "EET");
    zones.put("WET", "WET");
    zones.put("MSK", "Europe/Moscow");
    zones.put("BST", "+01:00");
    zones.put("ET", "America/New_York");
    zones.put("EST", "-05:00");
    zones.put("EDT", "-04:00");
    zones.put("CT", "America/Chicago");
    zones.put("CST", "-06:00");
    zones.put("CDT", "-05:00");
    zones.put("MT", "America/Denver");
    zones.put("MST", "-07:00");
    zones.put("MDT", "-06:00");
    zones.put("PT", "America/Los_Angeles");
    zones.put("PST", "-08:00");
    zones.put("PDT", "-07:00");
    zones.put("JST", "Asia/Tokyo");
    zones.put("KST", "Asia/Seoul");
    zones.put("SGT", "Asia/Singapore");
    zones.put("HKT", "Asia/Hong_Kong");
    zones.put("IST", "Asia/Kolkata");
    zones.put("AEST", "+10:00");
    zones.put("AEDT", "+11:00");
    zones.put("NZST", "+12:00");
    return zones;
  }

  /** Takes a header apart; one that says nothing about its cells keeps its whole name. */
  public static HeaderText of(String header) {
    for (var pattern : new Pattern[] {BRACKETS, IN, LAST}) {
      Matcher m = pattern.matcher(header);
      if (m.matches()) {
        var read = read(m.group(1), m.group(2), pattern == LAST);
        if (read != null) {
          return read;
        }
      }
    }
    return new HeaderText(header, null, null, 0);
  }

  private static @Nullable HeaderText read(String name, String says, boolean bareWord) {
    var zone = zone(says.strip(), bareWord);
    if (zone != null) {
      return new HeaderText(name.strip(), zone, null, 0);
    }
    CurrencySign money = null;
    int zeros = 0;
    for (String word :
        says.strip().split("[\\s.']+|(?<=[TkKmM])(?=\\p{Sc})|(?<=\\p{Sc})(?=[kKmM])")) {
      if (word.isEmpty() || word.equalsIgnoreCase("in")) {
        continue;
      }
      var sign = CurrencySign.of(word);
      String scaled = word.equals("T") ? "k" : word.toLowerCase(Locale.ROOT);
      if (sign != null && money == null && !(bareWord && !upperCode(word))) {
        money = sign;
      } else if (SCALES.containsKey(scaled) && zeros == 0 && !bareWord) {
        zeros = SCALES.get(scaled);
      } else if (bareWord && scaled.equals("cents")) {
        zeros = -2;
      } else {
        return null;
      }
    }
    return money == null && zeros == 0 ? null : new HeaderText(name.strip(), null, money, zeros);
  }

  /** A word at the end is a currency only as a code in capitals or as a sign. */
  private static boolean upperCode(String word) {
    return (word.equals(word.toUpperCase(Locale.ROOT))
            && (word.length() == 3 || word.length() == 1))
        || word.equals("usd")
        || word.equals("eur")
        || word.equals("gbp");
  }

  private static @Nullable ZoneId zone(String says, boolean bareWord) {
    String upper = says.toUpperCase(Locale.ROOT).replaceAll("\\s+TIME$", "");
    String known = ZONES.get(upper);
    if (known != null && !(bareWord && upper.length() < 3)) {
      return ZoneId.of(known);
    }
    Matcher m = OFFSET.matcher(upper);
    if (m.matches()) {
      String minutes = m.group(3) == null ? "00" : m.group(3);
      String hours = m.group(2).length() == 1 ? "0" + m.group(2) : m.group(2);
      return parsed((m.group(1).equals("+") ? "+" : "-") + hours + ":" + minutes);
    }
    return says.indexOf('/') > 0 || says.matches("[+-]\\d{2}:?\\d{2}") ? parsed(says) : null;
  }

  private static @Nullable ZoneId parsed(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException _) {
      return null;
    }
  }
}
