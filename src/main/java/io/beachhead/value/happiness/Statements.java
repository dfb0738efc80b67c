package io.beachhead.value.happiness;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What accounts said, with the time of it.
 *
 * @param requests per account, times of the requests captured from it, ascending
 * @param firstRequest of any account, {@link Long#MAX_VALUE} where there is none
 * @param notes per account, interviews and survey answers noted as evidence of value
 * @param firstNote of any account, {@link LocalDate#MAX} where there is none
 */
record Statements(
    Map<String, long[]> requests,
    long firstRequest,
    Map<String, List<Note>> notes,
    LocalDate firstNote) {

  /**
   * @param interview rather than a survey's answer
   */
  record Note(LocalDate day, boolean interview) {}

  int requests(String account, long from, long to) {
    return (int)
        Arrays.stream(requests.getOrDefault(account, new long[0]))
            .filter(time -> time >= from && time < to)
            .count();
  }

  int notes(String account, LocalDate from, LocalDate to, boolean interviews) {
    return (int)
        notes.getOrDefault(account, List.of()).stream()
            .filter(note -> note.interview() == interviews)
            .filter(note -> !note.day().isBefore(from) && !note.day().isAfter(to))
            .count();
  }
}
