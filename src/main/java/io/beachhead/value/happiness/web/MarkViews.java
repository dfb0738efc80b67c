package io.beachhead.value.happiness.web;

import io.beachhead.value.happiness.Mark;
import io.beachhead.value.happiness.Observation;
import io.beachhead.value.happiness.Standing;
import io.beachhead.value.happiness.web.HappinessPage.Judgement;
import io.beachhead.value.happiness.web.HappinessPage.MarkView;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Marks as icons and words, the same on every page. */
final class MarkViews {
  private MarkViews() {}

  static List<MarkView> of(List<Observation.Finding> findings) {
    return findings.stream().map(MarkViews::of).toList();
  }

  private static MarkView of(Observation.Finding finding) {
    String label = finding.behaviour().label();
    return switch (finding.mark()) {
      case YES -> view(finding, label, "ti-circle-check", "tok", "yes");
      case NO -> view(finding, label, "ti-circle-dashed", "mut", "not yet");
      case UNKNOWN -> view(finding, label, "ti-help-circle", "mut", "not known");
    };
  }

  private static MarkView view(
      Observation.Finding finding, String label, String icon, String kind, String word) {
    return new MarkView(
        label,
        icon,
        kind,
        finding.counted() ? word : word + ", does not count",
        finding.words(),
        finding.counted());
  }

  /** {@code Happy}, {@code 3 of 4: does not refer}, {@code 2 of 4}. */
  static Judgement judgement(
      @Nullable Standing standing,
      int met,
      int of,
      int required,
      List<Observation.Finding> findings) {
    if (standing == Standing.HAPPY) {
      return new Judgement("Happy", "ok", "ti-mood-happy");
    }
    List<Observation.Finding> missing =
        findings.stream()
            .filter(finding -> finding.counted() && finding.mark() != Mark.YES)
            .toList();
    String text = "%d of %d".formatted(met, of);
    if (missing.size() == 1 && met == required - 1) {
      String name = missing.getFirst().behaviour().label().toLowerCase(Locale.ROOT);
      text +=
          missing.getFirst().mark() == Mark.NO
              ? ": does not " + verb(name)
              : ": not known whether it " + name;
    }
    return met >= required - 1
        ? new Judgement(text, "warn", "ti-mood-neutral")
        : new Judgement(text, "", "ti-mood-empty");
  }

  private static String verb(String name) {
    return name.equals("uses") ? "use much" : name.substring(0, name.length() - 1);
  }
}
