package io.beachhead.voice.themes.web;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Choosing the requests that leave a theme for another one.
 *
 * @param into where they go, as typed
 * @param error what is wrong; null where nothing is
 * @param names of the other themes
 */
public record ThemeSplitPage(
    Shell shell,
    String key,
    String name,
    List<Row> rows,
    String into,
    @Nullable String error,
    List<String> names) {

  /** A request of the theme. */
  public record Row(String id, String text, String href, boolean chosen) {}
}
