package io.beachhead.voice.interviews;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the speakers of a transcript apart. A line that begins with a name and a colon begins a
 * turn, with or without a time before it; a line of a name and a time does too. Lines after it
 * belong to the same turn.
 */
public final class Transcript {
  private static final String TIME = "\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?";
  private static final String NAME = "[\\p{L}][\\p{L}\\p{M}\\p{N} .'’()_&-]{0,39}?";
  private static final Pattern LABELLED =
      Pattern.compile(
          "^\\s*(?:[\\[(]?(" + TIME + ")[\\])]?\\s*[-–—]?\\s*)?(" + NAME + "):(?=\\s|$)\\s*");
  private static final Pattern TIMED =
      Pattern.compile("^\\s*[\\[(]?(" + TIME + ")[\\])]?(?=\\s)\\s*[-–—]?\\s*");
  private static final Pattern NAME_AND_TIME =
      Pattern.compile("^\\s*(" + NAME + ")\\s+[\\[(]?(" + TIME + ")[\\])]?\\s*$");

  /** What tools and people call whoever asks. */
  private static final Set<String> ASKING =
      Set.of(
          "interviewer",
          "moderator",
          "researcher",
          "facilitator",
          "host",
          "assistant",
          "ai",
          "bot",
          "q",
          "question",
          "질문자",
          "인터뷰어",
          "진행자");

  private static final int MOST_WORDS_OF_A_NAME = 4;

  private final String text;
  private final Set<String> interviewers;
  private final boolean everyLabelCounts;
  private final Map<String, Integer> labels = new HashMap<>();

  private Transcript(String text, @Nullable String interviewer) {
    this.text = text;
    this.interviewers = names(interviewer);
    this.everyLabelCounts =
        text.lines()
            .filter(line -> !line.isBlank())
            .findFirst()
            .map(line -> LABELLED.matcher(line).find() || NAME_AND_TIME.matcher(line).matches())
            .orElse(false);
    text.lines()
        .map(LABELLED::matcher)
        .filter(Matcher::find)
        .forEach(found -> labels.merge(normal(found.group(2)), 1, Integer::sum));
  }

  /**
   * The turns in their order.
   *
   * @param interviewer names of who asked, separated by commas; null where nobody noted it
   */
  public static List<Turn> turns(String text, @Nullable String interviewer) {
    var transcript = new Transcript(text, interviewer);
    List<Turn> turns = transcript.read();
    Set<String> asking = transcript.asking(turns);
    return turns.stream()
        .map(turn ->
            new Turn(
                turn.from(),
                turn.to(),
                turn.speaker(),
                turn.speaker() != null && asking.contains(normal(turn.speaker())),
                turn.seconds()))
        .toList();
  }

  private List<Turn> read() {
    List<Turn> turns = new ArrayList<>();
    String speaker = null;
    Integer seconds = null;
    int from = 0;
    int to = 0;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      int next = end < 0 ? text.length() : end + 1;
      String line = text.substring(at, end < 0 ? text.length() : end);
      var begun = begun(line);
      if (begun != null) {
        add(turns, new Turn(from, to, speaker, false, seconds));
        speaker = begun.speaker == null ? speaker : begun.speaker;
        seconds = begun.seconds == null ? seconds : begun.seconds;
        from = at + begun.length;
      }
      to = at + line.length();
      at = next;
    }
    add(turns, new Turn(from, to, speaker, false, seconds));
    return turns;
  }

  private record Begun(@Nullable String speaker, @Nullable Integer seconds, int length) {}

  private @Nullable Begun begun(String line) {
    Matcher alone = NAME_AND_TIME.matcher(line);
    if (alone.matches() && isName(alone.group(1))) {
      return new Begun(alone.group(1), seconds(alone.group(2)), line.length());
    }
    Matcher labelled = LABELLED.matcher(line);
    if (labelled.find() && isSpeaker(labelled.group(2))) {
      String time = labelled.group(1);
      return new Begun(labelled.group(2), time == null ? null : seconds(time), labelled.end());
    }
    Matcher timed = TIMED.matcher(line);
    return timed.find() ? new Begun(null, seconds(timed.group(1)), timed.end()) : null;
  }

  /** "Note: …" within a text is no speaker unless the text is written as turns. */
  private boolean isSpeaker(String label) {
    String name = normal(label);
    return isName(label)
        && (everyLabelCounts
            || labels.getOrDefault(name, 0) > 1
            || ASKING.contains(name)
            || interviewers.contains(name));
  }

  private static boolean isName(String label) {
    return label.split("\\s+").length <= MOST_WORDS_OF_A_NAME
        && (Character.isUpperCase(label.charAt(0))
            || !Character.isLowerCase(label.charAt(0))
            || ASKING.contains(normal(label)));
  }

  private void add(List<Turn> turns, Turn turn) {
    int from = turn.from();
    int to = turn.to();
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    if (from < to) {
      turns.add(new Turn(from, to, turn.speaker(), turn.interviewer(), turn.seconds()));
    }
  }

  /** Who asks: by the names noted, by what they are called, else whose turns are questions. */
  private Set<String> asking(List<Turn> turns) {
    Map<String, int[]> spoken = new HashMap<>();
    for (Turn turn : turns) {
      if (turn.speaker() != null) {
        int[] counts = spoken.computeIfAbsent(normal(turn.speaker()), _ -> new int[2]);
        counts[0]++;
        counts[1] += text.substring(turn.from(), turn.to()).matches("(?s).*[?？؟]\\s*") ? 1 : 0;
      }
    }
    Set<String> noted =
        spoken.keySet().stream()
            .filter(name -> interviewers.contains(name) || ASKING.contains(name))
            .collect(Collectors.toSet());
    if (!noted.isEmpty() || spoken.size() < 2) {
      return noted;
    }
    String most = null;
    double share = 0;
    for (var each : spoken.entrySet()) {
      double questions = (double) each.getValue()[1] / each.getValue()[0];
      if (questions > share) {
        share = questions;
        most = each.getKey();
      }
    }
    return most == null || share < 0.5 ? Set.of() : Set.of(most);
  }

  /** Full names, first names and initials of who asked. */
  private static Set<String> names(@Nullable String interviewer) {
    if (interviewer == null) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    Stream.of(interviewer.split(",|;|&| and "))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .forEach(name -> {
          names.add(normal(name));
          String[] parts = name.split("\\s+");
          if (parts.length > 1) {
            names.add(normal(parts[0]));
            names.add(
                normal(
                    Stream.of(parts)
                        .map(each -> each.substring(0, 1))
                        .collect(Collectors.joining())));
          }
        });
    return names;
  }

  private static String normal(String name) {
    return name.strip().replaceAll("\\s*\\(.*\\)$", "").toLowerCase(Locale.ROOT);
  }

  private static int seconds(String time) {
    int seconds = 0;
    for (String part : time.replaceAll("[.,]\\d+$", "").split(":")) {
      seconds = seconds * 60 + Integer.parseInt(part);
    }
    return seconds;
  }
}
