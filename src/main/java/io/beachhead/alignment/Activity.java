package io.beachhead.alignment;

import io.beachhead.web.text.Capital;
import io.beachhead.workspace.settings.AuditEvent;
import io.beachhead.workspace.settings.AuditEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What changed lately about customers, values and plans; who signed in is not told here. */
@Component
public class Activity {
  /**
   * Sign-ins may come in between, and one act may change many things: so many are looked through.
   */
  private static final int LOOKED_THROUGH = 500;

  /** Changes of one kind by one person belong together while no longer pause lies between them. */
  private static final Duration PAUSE = Duration.ofMinutes(30);

  private static final int LONGEST_DETAIL = 90;

  /** What is told, by the noun of the action, with its icon. */
  private static final Map<String, String> ICONS =
      Map.ofEntries(
          Map.entry("import", "file-import"),
          Map.entry("segmentation", "chart-dots-3"),
          Map.entry("feature", "puzzle"),
          Map.entry("evidence", "quote"),
          Map.entry("value-model", "adjustments"),
          Map.entry("threshold", "adjustments"),
          Map.entry("happiness", "mood-happy"),
          Map.entry("scenario", "route"),
          Map.entry("sample", "flask"),
          Map.entry("account", "building"),
          Map.entry("request", "message-2"),
          Map.entry("merge", "users"),
          Map.entry("event", "activity"),
          Map.entry("workspace", "settings"));

  private final AuditEvents events;

  Activity(AuditEvents events) {
    this.events = events;
  }

  /**
   * @param icon name of a Tabler icon
   * @param what in bold: {@code Scenario created}
   * @param subject what it was done to
   */
  public record Entry(
      String icon, String what, String subject, String detail, String by, Instant at) {}

  /** The newest first. What one person did many times in a row is told once. */
  public List<Entry> newest(int count) {
    List<List<AuditEvent>> runs = new ArrayList<>();
    for (AuditEvent event :
        events.page(new AuditEvents.Question("", "", null, null), Long.MAX_VALUE, LOOKED_THROUGH)) {
      if (!ICONS.containsKey(noun(event))) {
        continue;
      }
      if (!runs.isEmpty() && together(runs.getLast().getLast(), event)) {
        runs.getLast().add(event);
      } else if (runs.size() == count) {
        break;
      } else {
        runs.add(new ArrayList<>(List.of(event)));
      }
    }
    return runs.stream().map(Activity::entry).toList();
  }

  private static boolean together(AuditEvent later, AuditEvent earlier) {
    return later.action().equals(earlier.action())
        && later.actor().equals(earlier.actor())
        && Duration.between(earlier.at(), later.at()).compareTo(PAUSE) <= 0;
  }

  private static Entry entry(List<AuditEvent> run) {
    AuditEvent newest = run.getFirst();
    String noun = noun(newest);
    String verb = newest.action().substring(noun.length() + 1).replace('-', ' ');
    long others = run.stream().map(AuditEvent::subject).distinct().count() - 1;
    return new Entry(
        ICONS.getOrDefault(noun, "point"),
        Capital.first(noun.replace('-', ' ') + " " + verb),
        others == 0 ? newest.subject() : "%s and %,d more".formatted(newest.subject(), others),
        others == 0 ? readable(newest.detail()) : "",
        newest.actor(),
        newest.at());
  }

  /** Details that are meant for programs stay in the audit trail. */
  private static String readable(String detail) {
    if (detail.startsWith("{")) {
      return "";
    }
    return detail.length() <= LONGEST_DETAIL
        ? detail
        : detail.substring(0, LONGEST_DETAIL).strip() + "…";
  }

  private static String noun(AuditEvent event) {
    int dot = event.action().indexOf('.');
    return dot < 0 ? "" : event.action().substring(0, dot);
  }
}
