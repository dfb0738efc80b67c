package io.beachhead.decisions.audience;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what no reader outside may see in texts that people wrote: names of customers, of the
 * people who work there and of colleagues, e-mail addresses, amounts of money, effort.
 */
final class Discretion {
  /** Shorter names are words of every language, unless written in capitals: IBM, 3M. */
  private static final int SHORTEST = 4;

  /** Forms of companies, which nobody writes in a sentence. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?i)[\\s,]+(inc|ltd|limited|llc|llp|plc|corp|corporation|co|gmbh|ag|kg|se|sa|sas|sarl|srl"
              + "|spa|bv|nv|ab|as|oy|pty|kk)\\.?$");

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,100}@[^\\s@]{1,100}\\.[^\\s@]");
  private static final Pattern MONEY =
      Pattern.compile(
          "(?i)[$€£¥₩]\\s?\\d|\\d[\\d.,]*\\s?(k|m|million)?\\s?[€£¥₩]|\\b(USD|EUR|GBP|CHF|JPY|KRW)\\s?\\d"
              + "|\\d\\s?(USD|EUR|GBP|CHF|JPY|KRW)\\b|\\b(ARR|MRR|NRR|GRR)\\b");
  private static final Pattern EFFORT =
      Pattern.compile("(?i)\\d\\s?(pw\\b|person-?\\s?(weeks?|days?|months?))");

  private final List<String> customers;
  private final List<String> initials;
  private final List<String> contacts;
  private final List<String> colleagues;

  /**
   * @param customers names and domains of accounts
   * @param contacts full names of people who work there
   * @param colleagues names of the team
   */
  Discretion(Iterable<String> customers, Iterable<String> contacts, Iterable<String> colleagues) {
    this.customers = names(customers);
    this.initials = initials(customers);
    this.contacts = names(contacts);
    this.colleagues = names(colleagues);
  }

  private static List<String> names(Iterable<String> all) {
    Set<String> names = new HashSet<>();
    for (String name : all) {
      String plain = name.strip().toLowerCase(Locale.ROOT);
      for (String each : List.of(plain, withoutForm(plain))) {
        if (each.length() >= SHORTEST) {
          names.add(each);
        }
      }
    }
    return new ArrayList<>(names);
  }

  /** Short names in capitals, which are looked for as they are written. */
  private static List<String> initials(Iterable<String> all) {
    Set<String> names = new HashSet<>();
    for (String name : all) {
      String plain = withoutForm(name.strip());
      if (plain.length() > 1 && plain.length() < SHORTEST && capitals(plain)) {
        names.add(plain);
      }
    }
    return new ArrayList<>(names);
  }

  private static boolean capitals(String name) {
    return name.chars().anyMatch(Character::isLetter) && name.equals(name.toUpperCase(Locale.ROOT));
  }

  private static String withoutForm(String name) {
    return FORM.matcher(name).replaceFirst("");
  }

  /** What a text gives away, in words for the team; empty where nothing. */
  Optional<String> givesAway(String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    if (customers.stream().anyMatch(name -> says(plain, name))
        || initials.stream().anyMatch(name -> says(text, name))) {
      return Optional.of("It names a customer.");
    }
    if (contacts.stream().anyMatch(name -> says(plain, name))) {
      return Optional.of("It names somebody at a customer.");
    }
    if (EMAIL.matcher(text).find()) {
      return Optional.of("It has an e-mail address.");
    }
    if (MONEY.matcher(text).find()) {
      return Optional.of("It has an amount of money or a revenue metric.");
    }
    if (EFFORT.matcher(text).find()) {
      return Optional.of("It has an effort.");
    }
    return colleagues.stream().anyMatch(name -> says(plain, name))
        ? Optional.of("It names a colleague.")
        : Optional.empty();
  }

  /** As whole words. */
  private static boolean says(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }
}
