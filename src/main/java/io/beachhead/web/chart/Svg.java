package io.beachhead.web.chart;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.regex.Pattern;

/**
 * Markup that is safe to write into a page as it stands: every text in it was escaped when it was
 * drawn. Templates say {@code ${page.chart()}}.
 */
public record Svg(String markup) implements Content {
  /** Links that are only a target for the mouse go as a whole, others leave what they hold. */
  private static final Pattern TARGET = Pattern.compile("<a tabindex=\"-1\"[^>]*>.*?</a>");

  private static final Pattern LINK = Pattern.compile("</?a(?: [^>]*)?>");

  /** The same picture for readers who may not open the lists behind it. */
  public Svg withoutLinks() {
    return new Svg(LINK.matcher(TARGET.matcher(markup).replaceAll("")).replaceAll(""));
  }

  @Override
  public void writeTo(TemplateOutput output) {
    output.writeContent(markup);
  }

  @Override
  public String toString() {
    return markup;
  }
}
