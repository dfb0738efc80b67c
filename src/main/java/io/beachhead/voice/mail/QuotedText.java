package io.beachhead.voice.mail;

import java.util.regex.Pattern;

/**
 * A mail's text, parted into what its sender wrote and what they quote.
 *
 * @param own without the quotes and without the signature
 * @param quoted empty for nothing
 */
record QuotedText(String own, String quoted) {
  /** From such a line on, everything is an earlier message. */
  private static final Pattern EARLIER =
      Pattern.compile(
          "(?im)^(-{2,} ?(original message|forwarded message|ursprüngliche"
              + " nachricht|original-nachricht) ?-{2,}|on .{5,120}wrote:|am .{5,120}schrieb"
              + " .{0,80}:|le .{5,120}a écrit ?:|_{10,})\\s*$");

  private static final Pattern SIGNATURE = Pattern.compile("(?m)^-- ?$");

  static QuotedText of(String text) {
    var earlier = EARLIER.matcher(text);
    int end = earlier.find() ? earlier.start() : text.length();
    var own = new StringBuilder();
    var quoted = new StringBuilder();
    for (String line : text.substring(0, end).split("\n", -1)) {
      (line.stripLeading().startsWith(">") ? quoted : own).append(line).append('\n');
    }
    quoted.append(text, end, text.length());
    var signature = SIGNATURE.matcher(own);
    String said = signature.find() ? own.substring(0, signature.start()) : own.toString();
    // A mail that only forwards has nothing of its own; then the forwarded words are the words.
    return said.isBlank()
        ? new QuotedText(quoted.toString().strip(), "")
        : new QuotedText(said.strip(), quoted.toString().strip());
  }
}
