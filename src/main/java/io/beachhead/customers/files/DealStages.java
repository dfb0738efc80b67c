package io.beachhead.customers.files;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportEnd;
import io.beachhead.imports.ImportQuestion;
import io.beachhead.imports.ImportQuestion.Answer;
import io.beachhead.imports.ImportRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a deal ended, by the name of its stage. A stage that nobody knows is never open in silence:
 * where the row says that the deal is over it is a problem, and otherwise it is asked about.
 */
final class DealStages {
  private static final Set<String> LOST_WORDS =
      Set.of(
          "lost",
          "dead",
          "rejected",
          "declined",
          "disqualified",
          "abandoned",
          "unqualified",
          "verloren",
          "perdu",
          "perdue",
          "perdido",
          "perdida",
          "perso",
          "실패",
          "失败",
          "失注",
          "丢单");

  private static final Set<String> WON_WORDS =
      Set.of(
          "won",
          "signed",
          "gewonnen",
          "gagné",
          "gagnée",
          "ganado",
          "ganada",
          "vinto",
          "수주",
          "赢单",
          "受注");

  private static final Set<String> NOT = Set.of("not", "never", "no", "un", "nicht");

  /** Parts of the usual names of stages before the end. */
  private static final Pattern OPEN =
      Pattern.compile(
          ".*(open|new|lead|prospect|qualif|discover|demo|meeting|appointment|scheduled|present"
              + "|proposal|propos|quote|negotiat|contract|trial|pilot|poc|evaluat|engag|contact"
              + "|decision ?maker|bought|review|commit|verbal|develop|analysis|perception|pending"
              + "|progress|active|stage|step|phase|angebot|verhandlung|qualifizier|offre|devis"
              + "|négociation|oferta|negociación|interest|nurtur|identif|solution|valid|legal"
              + "|procure|secur|technical|intro|call|initial|first|due diligence|business case"
              + "|best ?case|pipeline|forecast|upside|\\d).*");

  private static final Pattern OVER =
      Pattern.compile(".*(clos|end|over|archiv|cancel|no decision|beendet|abgeschlossen|fermé).*");

  private final Instant now;
  private final Map<String, Long> asked = new LinkedHashMap<>();

  DealStages(Instant now) {
    this.now = now;
  }

  /** {@code won}, {@code lost} or null while open. */
  @Nullable String outcome(ImportRow row, @Nullable Instant closed) {
    String outcome = row.choice("outcome");
    if (outcome != null) {
      return outcome.equals("open") ? null : outcome;
    }
    String stage = row.text("stage");
    if (stage == null) {
      return null;
    }
    String known = known(row, stage);
    if (known != null) {
      return known.equals("open") ? null : known;
    }
    asked.merge(stage, 1L, Long::sum);
    boolean past = closed != null && closed.isBefore(now);
    if (past || row.text("lost_reason") != null || OVER.matcher(lower(stage)).matches()) {
      row.problem(
          "stage",
          "is not a stage we know, and the deal seems to be over; say meaning=outcome:%s:lost, or :won or :open"
              .formatted(stage));
    }
    return null;
  }

  private static String lower(String stage) {
    return stage.toLowerCase(Locale.ROOT);
  }

  /** What was said about it, else what its words say; null where they say nothing. */
  private static @Nullable String known(ImportRow row, String stage) {
    String said = row.word("outcome", stage);
    if (said != null) {
      return said.isEmpty() ? "open" : said;
    }
    var words =
        Arrays.stream(lower(stage).split("[^\\p{L}\\p{N}]+")).filter(w -> !w.isEmpty()).toList();
    boolean lost = words.stream().anyMatch(LOST_WORDS::contains);
    boolean won = words.stream().anyMatch(WON_WORDS::contains);
    boolean not = words.stream().anyMatch(NOT::contains);
    if (lost && !won) {
      // "Lost - no budget" is lost; "not lost" leaves open what it is.
      return NOT.contains(words.getFirst()) ? null : "lost";
    }
    if (won && !lost) {
      return not ? NOT.contains(words.getFirst()) ? "lost" : null : "won";
    }
    if (lost || OVER.matcher(lower(stage)).matches()) {
      return null;
    }
    return OPEN.matcher(lower(stage)).matches() || ImportColumn.normal(stage).isEmpty()
        ? "open"
        : null;
  }

  /** Asks about the stages that nobody knew, and says what was made of them. */
  void end(ImportEnd end) {
    if (asked.isEmpty()) {
      return;
    }
    asked.keySet().forEach(stage -> end.ask(question(stage)));
    end.note(
        "Stages that are not known and count as open unless you say otherwise: %s."
            .formatted(
                asked.entrySet().stream()
                    .map(e -> "%s (%,d)".formatted(e.getKey(), e.getValue()))
                    .collect(Collectors.joining(", "))));
  }

  private static ImportQuestion question(String stage) {
    return new ImportQuestion(
        "stage",
        "meaning",
        stage,
        "How did deals at the stage “%s” end?".formatted(stage),
        List.of(
            new Answer("outcome:%s:open".formatted(stage), "they are still open"),
            new Answer("outcome:%s:won".formatted(stage), "won"),
            new Answer("outcome:%s:lost".formatted(stage), "lost")));
  }
}
