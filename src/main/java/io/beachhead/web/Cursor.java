package io.beachhead.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Where the next page of a list begins, as an opaque text that survives a URL. Its parts are the
 * sort values and the key of the last row given out.
 */
public record Cursor(List<String> parts) {
  private static final char SEPARATOR = '\u001f';

  public Cursor {
    parts = List.copyOf(parts);
  }

  public static Cursor of(String... parts) {
    return new Cursor(List.of(parts));
  }

  /**
   * @param expected number of parts the list wrote
   * @throws ProblemException 400 where {@code text} did not come from {@link #encode}
   */
  public static Cursor decode(String text, int expected) {
    try {
      var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      var parts = new ArrayList<String>();
      var part = new StringBuilder();
      for (int i = 0; i < plain.length(); i++) {
        char c = plain.charAt(i);
        if (c == '\\' && i + 1 < plain.length()) {
          part.append(plain.charAt(++i));
        } else if (c == SEPARATOR) {
          parts.add(part.toString());
          part.setLength(0);
        } else {
          part.append(c);
        }
      }
      if (part.isEmpty() && parts.size() == expected) return new Cursor(parts);
    } catch (IllegalArgumentException notBase64) {
      throw unknown(text);
    }
    throw unknown(text);
  }

  public String encode() {
    var plain = new StringBuilder();
    for (var part : parts) {
      for (char c : part.toCharArray()) {
        if (c == SEPARATOR || c == '\\') plain.append('\\');
        plain.append(c);
      }
      plain.append(SEPARATOR);
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** 400: it is written as ours are, but not by the list that reads it. */
  public ProblemException foreign() {
    return unknown(encode());
  }

  private static ProblemException unknown(String text) {
    return ProblemException.badRequest(
        "The cursor is not valid.",
        List.of(ProblemItem.of("cursor", text, "expected the nextCursor of an earlier answer")));
  }
}
