package io.beachhead.customers.forgetting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes names and addresses out of texts. */
public final class Redaction {
  /** A shorter name would be found in texts that speak of something else. */
  private static final int SHORTEST_PART = 3;

  /** At the beginning of a word; in JSON a line break before it ends with a letter. */
  private static final String BEFORE =
      "(?:(?<![\\p{L}\\p{N}_%+-]|[\\p{L}\\p{N}]\\.)|(?<=\\\\[nrtbf]))";

  private final List<String> terms;
  private final Pattern pattern;
  private final String replacement;

  private Redaction(Collection<String> terms, String replacement) {
    this.terms =
        terms.stream()
            .distinct()
            .sorted((one, other) -> Integer.compare(other.length(), one.length()))
            .toList();
    this.pattern =
        Pattern.compile(
            BEFORE
                + "(?:"
                + this.terms.stream().map(Redaction::whole).collect(Collectors.joining("|"))
                + ")",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    this.replacement = replacement;
  }

  /** An address or domain is not the beginning of a longer one. */
  private static String whole(String term) {
    String after = "(?![\\p{L}\\p{N}_])(?!-[\\p{L}\\p{N}])";
    return Pattern.quote(term)
        + (term.contains(".") && !term.contains(" ") ? after + "(?!\\.[\\p{L}\\p{N}])" : after);
  }

  /** For texts of anybody: addresses, and names that hardly mean something else. */
  public static Redaction everywhere(DataSubject who) {
    var terms = new ArrayList<>(who.emails());
    terms.addAll(who.tellingNames());
    who.userIds().stream().filter(id -> id.contains("@")).forEach(terms::add);
    var account = who.account();
    if (account != null) {
      if (account.name().strip().contains(" ")) {
        terms.add(account.name().strip());
      }
      if (account.domain() != null) {
        terms.add(account.domain());
      }
    }
    return new Redaction(terms, who.called());
  }

  /** For what they said themselves: every name, and its parts too. */
  public static Redaction ownWords(DataSubject who) {
    var terms = new ArrayList<>(who.emails());
    for (String name : who.names()) {
      terms.add(name.strip());
      terms.addAll(List.of(name.strip().split("[\\s,]+")));
    }
    var account = who.account();
    if (account != null) {
      terms.add(account.name());
      if (account.domain() != null) {
        terms.add(account.domain());
      }
    }
    terms.removeIf(term -> term.length() < SHORTEST_PART);
    return new Redaction(terms, who.called());
  }

  /** What is looked for, the longest first. */
  List<String> terms() {
    return terms;
  }

  /** Whether there is anything to look for. */
  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /** Whether a text has any of them. */
  public boolean finds(String text) {
    return !isEmpty() && pattern.matcher(text).find();
  }

  /** The text without them. */
  public String of(String text) {
    return isEmpty()
        ? text
        : pattern.matcher(text).replaceAll(Matcher.quoteReplacement(replacement));
  }
}
