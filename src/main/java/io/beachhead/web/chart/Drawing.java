package io.beachhead.web.chart;

import org.jspecify.annotations.Nullable;

/** Writes SVG: escapes every text, rounds every coordinate to a tenth of a pixel. */
final class Drawing {
  private final StringBuilder out = new StringBuilder(4096);

  private Drawing() {}

  /** A picture that scales with its column. */
  static Drawing wide(double width, double height, String css, String sentence) {
    return new Drawing().open("cht " + css, width, height, sentence, false);
  }

  /** A picture that keeps its size. */
  static Drawing fixed(double width, double height, String css, String sentence) {
    return new Drawing().open("fix " + css, width, height, sentence, true);
  }

  private Drawing open(
      String css, double width, double height, String sentence, boolean fixedSize) {
    out.append("<svg class=\"").append(css.strip()).append('"');
    if (fixedSize) attribute("width", width).attribute("height", height);
    out.append(" viewBox=\"0 0 ");
    number(out, width);
    out.append(' ');
    number(out, height);
    out.append("\" role=\"img\" aria-label=\"");
    escape(out, sentence);
    out.append("\">");
    return this;
  }

  Svg close() {
    return new Svg(out.append("</svg>").toString());
  }

  Drawing attribute(String name, double value) {
    out.append(' ').append(name).append("=\"");
    number(out, value);
    out.append('"');
    return this;
  }

  Drawing line(String css, double x1, double y1, double x2, double y2) {
    out.append("<line class=\"").append(css).append('"');
    attribute("x1", x1).attribute("y1", y1).attribute("x2", x2).attribute("y2", y2);
    out.append("/>");
    return this;
  }

  /** What is drawn until {@link #endLink} leads somewhere. */
  Drawing beginLink(String href) {
    out.append("<a href=\"");
    escape(out, href);
    out.append("\">");
    return this;
  }

  /**
   * A link for the mouse that the tab key passes by, where something else leads to the same place.
   *
   * @param title shown on hover
   */
  Drawing beginPassedLink(String href, String title) {
    out.append("<a tabindex=\"-1\" href=\"");
    escape(out, href);
    out.append("\"><title>");
    escape(out, title);
    out.append("</title>");
    return this;
  }

  Drawing endLink() {
    out.append("</a>");
    return this;
  }

  Drawing rect(String css, double x, double y, double width, double height, double radius) {
    return rect(css, x, y, width, height, radius, null);
  }

  Drawing rect(
      String css,
      double x,
      double y,
      double width,
      double height,
      double radius,
      @Nullable String tip) {
    out.append("<rect class=\"").append(css).append('"');
    attribute("x", x).attribute("y", y).attribute("width", width).attribute("height", height);
    if (radius > 0) attribute("rx", radius);
    if (tip == null) {
      out.append("/>");
      return this;
    }
    out.append("><title>");
    escape(out, tip);
    out.append("</title></rect>");
    return this;
  }

  Drawing circle(String css, double x, double y, double radius) {
    out.append("<circle class=\"").append(css).append('"');
    attribute("cx", x).attribute("cy", y).attribute("r", radius);
    out.append("/>");
    return this;
  }

  Drawing path(String css, CharSequence commands) {
    return path(css, commands, null, null);
  }

  /**
   * @param id lets the browser move the old shape into the new one after a partial update
   * @param clip id of a clip path
   */
  Drawing path(String css, CharSequence commands, @Nullable String id, @Nullable String clip) {
    out.append("<path class=\"").append(css).append('"');
    if (id != null) out.append(" id=\"").append(id).append('"');
    if (clip != null) out.append(" clip-path=\"url(#").append(clip).append(")\"");
    out.append(" d=\"").append(commands).append("\"/>");
    return this;
  }

  Drawing clip(String id, double x, double y, double width, double height) {
    out.append("<clipPath id=\"").append(id).append("\"><rect");
    attribute("x", x).attribute("y", y).attribute("width", Math.max(0, width));
    attribute("height", height);
    out.append("/></clipPath>");
    return this;
  }

  Drawing text(String css, double x, double y, Anchor anchor, String text) {
    out.append("<text");
    if (!css.isEmpty()) out.append(" class=\"").append(css).append('"');
    attribute("x", x).attribute("y", y);
    if (anchor != Anchor.START) out.append(" text-anchor=\"").append(anchor.word).append('"');
    out.append('>');
    escape(out, text);
    out.append("</text>");
    return this;
  }

  Drawing group(String css) {
    out.append("<g class=\"").append(css).append("\">");
    return this;
  }

  Drawing endGroup() {
    out.append("</g>");
    return this;
  }

  /** A range with a stroke at both ends. */
  Drawing whisker(double low, double high, double y, double halfHeight) {
    var path = new StringBuilder("M");
    point(path, low, y).append(" H");
    number(path, high);
    path.append(" M");
    point(path, low, y - halfHeight).append(" v");
    number(path, 2 * halfHeight);
    path.append(" M");
    point(path, high, y - halfHeight).append(" v");
    number(path, 2 * halfHeight);
    return path("v-whisker", path);
  }

  enum Anchor {
    START("start"),
    MIDDLE("middle"),
    END("end");

    private final String word;

    Anchor(String word) {
      this.word = word;
    }
  }

  static StringBuilder point(StringBuilder path, double x, double y) {
    number(path, x);
    path.append(',');
    number(path, y);
    return path;
  }

  /** One decimal, none where it is zero. */
  static void number(StringBuilder out, double value) {
    long tenths = Math.round(value * 10);
    if (tenths < 0) {
      out.append('-');
      tenths = -tenths;
    }
    out.append(tenths / 10);
    if (tenths % 10 != 0) out.append('.').append((char) ('0' + tenths % 10));
  }

  static void escape(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> {
          if (c >= ' ' || c == '\n' || c == '\t') out.append(c);
        }
      }
    }
  }

  /** A safe part of an id: letters, digits and hyphens of a key. */
  static String id(String key) {
    return key.replaceAll("[^A-Za-z0-9-]", "-");
  }

  /** How wide a text will be, in pixels: an estimate from the widths of Inter's letters. */
  static double width(String text, double fontSize) {
    double em = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("iljI.,:;'|! ".indexOf(c) >= 0) em += 0.29;
      else if ("mwMW@%".indexOf(c) >= 0) em += 0.86;
      else if (Character.isUpperCase(c) || Character.isDigit(c) || "$€£+&–−".indexOf(c) >= 0)
        em += 0.64;
      else if ("frt()-".indexOf(c) >= 0) em += 0.37;
      else em += 0.565;
    }
    return em * fontSize;
  }
}
