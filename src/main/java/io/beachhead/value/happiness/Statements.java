package io.beachhead.value.happiness;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What accounts said, with the time of it.
 *
 * @param requests per account, times of the requests captured from it, ascending
 * @param firstRequest of any account, {@link Long#MAX_VALUE} where there is none
 * @param notes per account, interviews and survey answers noted as evidence of value
 * @param firstNote of any account, {@link LocalDate#MAX} where there is none
 * @param replies per account, answers to our own surveys
 * @param firstReply of any account, {@link Long#MAX_VALUE} where there is none
 * @param firstScore the first that says how likely they recommend us, as above
 */
record Statements(
    Map<String, long[]> requests,
    long firstRequest,
    Map<String, List<Note>> notes,
    LocalDate firstNote,
    Map<String, List<Reply>> replies,
    long firstReply,
    long firstScore) {

  /**
   * @param interview rather than a survey's answer
   */
  record Note(LocalDate day, boolean interview) {}

  /**
   * A person's answer to one of our surveys.
   *
   * @param at epoch milliseconds
   * @param recommends 0 to 10; null for surveys that do not ask
   */
  record Reply(long at, @Nullable Integer recommends) {}

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

  /** Answers to surveys within {@code [from, to)}. */
  List<Reply> replies(String account, long from, long to) {
    return replies.getOrDefault(account, List.of()).stream()
        .filter(reply -> reply.at >= from && reply.at < to)
        .toList();
  }

  /** Of those that say how likely they recommend us, the highest; empty without any. */
  OptionalInt highestScore(String account, long from, long to) {
    return replies(account, from, to).stream()
        .flatMap(reply -> Optional.ofNullable(reply.recommends).stream())
        .mapToInt(Integer::intValue)
        .max();
  }
}
