package io.beachhead.web.chart;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/**
 * Markup that is safe to write into a page as it stands: every text in it was escaped when it was
 * drawn. Templates say {@code ${page.chart()}}.
 */
public record Svg(String markup) implements Content {
  @Override
  public void writeTo(TemplateOutput output) {
    output.writeContent(markup);
  }

  @Override
  public String toString() {
    return markup;
  }
}
