package io.beachhead.decisions.tracker;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.beachhead.web.Days;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * States of issues as a file: {@code url,state} and, where known, {@code title}, {@code
 * spent_weeks}, {@code changed_on}.
 */
final class StateFile {
  private static final int MOST = 10_000;
  private static final double MOST_WEEKS = 10_000;

  private final Instant now;
  private final ZoneId zone;
  private final List<ProblemItem> problems = new ArrayList<>();

  StateFile(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /**
   * Reads the whole file.
   *
   * @throws ProblemException 400 where it is no CSV, 422 that names every line that cannot be used
   */
  List<IssueNews> read(String text) {
    List<IssueNews> news = new ArrayList<>();
    try (var records =
        CsvReader.builder().ofCsvRecord(text.startsWith("\ufeff") ? text.substring(1) : text)) {
      Map<String, Integer> columns = new HashMap<>();
      for (CsvRecord record : records) {
        if (columns.isEmpty()) {
          header(record, columns);
        } else if (news.size() >= MOST) {
          throw ProblemException.tooLarge(
              "A file of states has at most %,d lines.".formatted(MOST));
        } else {
          line(record, columns).ifPresent(news::add);
        }
      }
      if (columns.isEmpty()) {
        problems.add(new ProblemItem(null, "url", null, null, "the column is missing"));
      }
    } catch (CsvParseException | java.io.IOException notCsv) {
      throw ProblemException.badRequest("The body is not a CSV file.");
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("Nothing was taken from the file.", problems);
    }
    return news;
  }

  private void header(CsvRecord record, Map<String, Integer> columns) {
    for (int i = 0; i < record.getFieldCount(); i++) {
      columns.putIfAbsent(record.getField(i).strip().toLowerCase(Locale.ROOT), i);
    }
    for (String needed : List.of("url", "state")) {
      if (!columns.containsKey(needed)) {
        problems.add(new ProblemItem(null, needed, null, null, "the column is missing"));
      }
    }
  }

  private Optional<IssueNews> line(CsvRecord record, Map<String, Integer> columns) {
    int before = problems.size();
    int line = (int) record.getStartingLineNumber();
    String address = cell(record, columns, "url");
    Optional<String> url = IssueAddress.of(address);
    if (url.isEmpty()) {
      wrong(line, "url", address, "is not the address of an issue");
    }
    String word = cell(record, columns, "state").toLowerCase(Locale.ROOT);
    Optional<IssueState> state = IssueState.of(word);
    if (state.isEmpty() || state.get() == IssueState.UNKNOWN) {
      wrong(line, "state", word, "must be open, started, done or cancelled");
    }
    String spent = cell(record, columns, "spent_weeks");
    Double weeks = weeks(spent);
    if (weeks == null && !spent.isEmpty()) {
      wrong(line, "spent_weeks", spent, "is not a number of person-weeks");
    }
    String day = cell(record, columns, "changed_on");
    LocalDate changed = day.isEmpty() ? null : Days.typed(day);
    if (changed == null && !day.isEmpty()) {
      wrong(line, "changed_on", day, "is not a date; use 2026-04-03");
    }
    if (problems.size() > before) {
      return Optional.empty();
    }
    Instant at = changed == null ? now : changed.plusDays(1).atStartOfDay(zone).toInstant();
    return Optional.of(
        new IssueNews(
            url.orElseThrow(),
            cell(record, columns, "title"),
            state.orElseThrow(),
            weeks,
            at.isAfter(now) ? now : at));
  }

  private static @Nullable Double weeks(String text) {
    try {
      double weeks = Double.parseDouble(text);
      return weeks >= 0 && weeks <= MOST_WEEKS ? (Double) weeks : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static String cell(CsvRecord record, Map<String, Integer> columns, String name) {
    Integer at = columns.get(name);
    return at == null || at >= record.getFieldCount() ? "" : record.getField(at).strip();
  }

  private void wrong(int line, String column, String value, String problem) {
    problems.add(
        new ProblemItem(
            line, column, value.substring(0, Math.min(value.length(), 200)), null, problem));
  }
}
