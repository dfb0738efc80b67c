package io.beachhead.voice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Several names of themes in one text, separated by commas, semicolons or bars. */
public final class SeveralNames {
  private static final Pattern SEPARATOR = Pattern.compile("[,;|\\n]");

  /** So many separators a theme's own name may have, and one less. */
  private static final int LONGEST_RUN = 6;

  private SeveralNames() {}

  /**
   * The names in a text, in order, each once.
   *
   * @param known keys of themes that are there; one of them may have a separator in its name, and
   *     is recognised as a whole
   */
  public static List<String> of(@Nullable String text, Set<String> known) {
    if (text == null || text.isBlank()) {
      return List.of();
    }
    var pieces = new ArrayList<int[]>();
    int from = 0;
    var separator = SEPARATOR.matcher(text);
    while (separator.find()) {
      pieces.add(new int[] {from, separator.start()});
      from = separator.end();
    }
    pieces.add(new int[] {from, text.length()});
    Map<String, String> names = new LinkedHashMap<>();
    int at = 0;
    while (at < pieces.size()) {
      int end = at;
      // The longest run of pieces that is a theme by itself, else the single piece.
      for (int to = Math.min(pieces.size(), at + LONGEST_RUN) - 1; to > at; to--) {
        String run = text.substring(pieces.get(at)[0], pieces.get(to)[1]).strip();
        if (known.contains(Themes.key(run))) {
          end = to;
          break;
        }
      }
      String name = text.substring(pieces.get(at)[0], pieces.get(end)[1]).strip();
      if (!name.isEmpty()) {
        names.putIfAbsent(Themes.key(name), name);
      }
      at = end + 1;
    }
    return List.copyOf(names.values());
  }
}
