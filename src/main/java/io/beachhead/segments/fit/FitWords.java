package io.beachhead.segments.fit;

import io.beachhead.segments.fit.FitAnswer.Column;
import io.beachhead.segments.fit.FitAnswer.Fit;
import io.beachhead.segments.fit.FitAnswer.OfSegmentation;
import io.beachhead.statistics.Interval;
import io.beachhead.web.text.Capital;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in words what a division tells and what it does not. */
public final class FitWords {
  /** A p above it is as good as chance. */
  private static final double CHANCE = 0.05;

  /** A gain below it is real perhaps, but of no use: one part in fifty. */
  private static final double USEFUL = 0.02;

  private FitWords() {}

  /** "Size tells what they pay, nothing else." */
  public static String of(String name, Fit fit) {
    if (fit.gain() == null) {
      return fit.notEnoughData() == null
          ? name + " cannot be judged."
          : name + " cannot be judged. " + fit.notEnoughData().why();
    }
    List<String> told = new ArrayList<>();
    int judged = 0;
    for (BehaviourColumn column : BehaviourColumn.values()) {
      Column found = fit.columns().get(column.key());
      judged += found == null ? 0 : 1;
      if (found != null && tells(found)) {
        told.add(column.words());
      }
    }
    if (told.isEmpty()) {
      return name + " tells nothing about what customers do.";
    }
    String rest = told.size() == judged ? "" : ", nothing else";
    return "%s tells %s%s.".formatted(name, list(told), rest);
  }

  /** Whether a division tells something in a column: more than chance, and enough to be of use. */
  public static boolean tells(Column column) {
    return column.p() <= CHANCE && column.gain().mid() >= USEFUL;
  }

  private static String list(List<String> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  /** The best, whether it is clearly best, and the one that tells least. */
  static String sentence(List<OfSegmentation> bestFirst, Set<String> missing) {
    List<OfSegmentation> judged = bestFirst.stream().filter(one -> one.gain() != null).toList();
    if (judged.isEmpty()) {
      return "No segmentation can be judged yet.";
    }
    List<String> sentences = new ArrayList<>();
    OfSegmentation best = judged.getFirst();
    if (judged.size() == 1) {
      sentences.add(of(best.name(), best.fit()));
    } else {
      OfSegmentation least = judged.getLast();
      sentences.add(of(least.name(), least.fit()));
      OfSegmentation next = judged.get(1);
      sentences.add(
          overlap(best.gain(), next.gain())
              ? "%s and %s reflect behaviour about equally well: their ranges overlap."
                  .formatted(best.name(), next.name())
              : "%s reflects behaviour best.".formatted(best.name()));
    }
    if (!missing.isEmpty()) {
      sentences.add("Not judged, for lack of data: %s.".formatted(list(List.copyOf(missing))));
    }
    return Capital.first(String.join(" ", sentences));
  }

  private static boolean overlap(@Nullable Interval one, @Nullable Interval other) {
    return one != null && other != null && other.high() >= one.low();
  }
}
