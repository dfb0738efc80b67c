package io.beachhead.voice.interviews;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * WebVTT and SubRip captions as a transcript: a line per turn, with its time and speaker. Captions
 * of one speaker in a row become one turn.
 */
final class Captions {
  private static final String TIME = "(?:\\d{1,3}:)?\\d{2}:\\d{2}[.,]\\d{3}";
  private static final Pattern TIMES =
      Pattern.compile("^\\s*(" + TIME + ")\\s*-->\\s*" + TIME + ".*$");
  private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^\\s>]*)?\\s+([^>]+)>");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z0-9][^>]*>|<\\d[^>]*>");
  private static final Pattern LABEL =
      Pattern.compile("^(?:[-–]\\s*)?([\\p{Lu}\\p{Lo}][\\p{L}\\p{M}\\p{N} .'’-]{0,39}?):\\s+");

  private Captions() {}

  static boolean isWebVtt(String text) {
    return text.stripLeading().startsWith("WEBVTT");
  }

  static boolean isSubRip(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(2).toList();
    return lines.size() == 2
        && lines.get(0).strip().matches("\\d+")
        && TIMES.matcher(lines.get(1)).matches();
  }

  /** The transcript; empty where no caption has words. */
  static String text(String captions) {
    var text = new StringBuilder();
    String speaker = null;
    for (String block : captions.split("\n\\s*\n")) {
      for (Caption caption : captions(block)) {
        boolean goesOn =
            !text.isEmpty()
                && (caption.speaker == null || caption.speaker.equals(speaker))
                && speaker != null;
        if (goesOn) {
          text.append(' ').append(caption.words);
          continue;
        }
        speaker = caption.speaker;
        text.append(text.isEmpty() ? "" : "\n").append('[').append(caption.time).append("] ");
        text.append(speaker == null ? "" : speaker + ": ").append(caption.words);
      }
    }
    return text.toString();
  }

  private record Caption(String time, @Nullable String speaker, String words) {}

  /** One block has one time; its lines may change the speaker. */
  private static List<Caption> captions(String block) {
    List<Caption> found = new ArrayList<>();
    String time = null;
    for (String line : block.lines().toList()) {
      Matcher times = TIMES.matcher(line);
      if (times.matches()) {
        time = times.group(1).replaceAll("[.,]\\d{3}$", "");
        if (time.length() < 6) {
          time = "00:" + time;
        }
      } else if (time != null) {
        Matcher voice = VOICE.matcher(line);
        String speaker = voice.find() ? voice.group(1).strip() : null;
        String words = plain(line);
        Matcher label = LABEL.matcher(words);
        if (speaker == null && label.find()) {
          speaker = label.group(1);
          words = words.substring(label.end());
        }
        if (!words.isBlank()) {
          found.add(new Caption(time, speaker, words.strip()));
        }
      }
    }
    return found;
  }

  private static String plain(String line) {
    return TAG.matcher(VOICE.matcher(line).replaceAll(""))
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&lrm;", "\u200E")
        .replace("&rlm;", "\u200F")
        .replace("&amp;", "&");
  }
}
