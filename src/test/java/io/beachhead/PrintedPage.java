package io.beachhead;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A page as Chromium prints it.
 *
 * @param sheets how many
 * @param landscape whether the first one lies on its side
 */
record PrintedPage(long sheets, boolean landscape) {
  private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b");
  private static final Pattern SIZE = Pattern.compile("/MediaBox\\s*\\[0 0 ([\\d.]+) ([\\d.]+)\\]");

  static PrintedPage of(Page page) {
    byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    var size = SIZE.matcher(text);
    return new PrintedPage(
        SHEET.matcher(text).results().count(),
        size.find() && Double.parseDouble(size.group(1)) > Double.parseDouble(size.group(2)));
  }
}
