package io.beachhead.web;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** A message at the foot of the page after a partial update, with undo for ten seconds. */
public final class Toast {
  private Toast() {}

  public static void show(HttpServletResponse response, String message) {
    show(response, message, null);
  }

  /**
   * @param undo address that {@code app.js} POSTs to when the person takes the act back
   */
  public static void show(HttpServletResponse response, String message, @Nullable String undo) {
    show(response, message, undo, null);
  }

  /**
   * @param undo address that {@code app.js} POSTs to when the person takes the act back
   * @param href the page that what was made is on
   */
  public static void show(
      HttpServletResponse response, String message, @Nullable String undo, @Nullable String href) {
    var detail = "{\"message\":" + text(message);
    if (undo != null) detail += ",\"undo\":" + text(undo);
    if (href != null) detail += ",\"href\":" + text(href);
    response.setHeader("HX-Trigger", "{\"toast\":" + detail + "}}");
  }

  /** A JSON string in ASCII, as a header must be. */
  private static String text(String plain) {
    var json = new StringBuilder("\"");
    for (char c : plain.toCharArray()) {
      if (c == '"' || c == '\\') json.append('\\').append(c);
      else if (c < 0x20 || c > 0x7e) json.append("\\u%04x".formatted((int) c));
      else json.append(c);
    }
    return json.append('"').toString();
  }
}
