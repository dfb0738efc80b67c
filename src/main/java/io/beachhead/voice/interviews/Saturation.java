package io.beachhead.voice.interviews;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether anything new still comes: codes that no interview before the last five had.
 *
 * @param codes that are new in them
 * @param interviews how many of the last ones are looked at; fewer than five where there are fewer
 */
public record Saturation(int codes, int interviews) {
  private static final int LAST = 5;

  /** Looks at coded interviews, in the order they were held. */
  public static Saturation of(List<Interview> interviews, List<Quote> quotes) {
    Map<String, Set<String>> codes = new HashMap<>();
    for (Quote quote : quotes) {
      String code = quote.code() != null ? quote.code() : quote.job();
      if (code != null) {
        codes.computeIfAbsent(quote.interview(), _ -> new HashSet<>()).add(code);
      }
    }
    List<Interview> coded =
        new ArrayList<>(interviews.stream().filter(each -> codes.containsKey(each.id())).toList());
    coded.sort(
        Comparator.comparing(
                Interview::heldAt,
                Comparator.nullsFirst(Comparator.<java.time.Instant>naturalOrder()))
            .thenComparing(Interview::id));
    int before = Math.max(0, coded.size() - LAST);
    Set<String> known = new HashSet<>();
    coded.subList(0, before).forEach(each -> known.addAll(codes.getOrDefault(each.id(), Set.of())));
    Set<String> fresh = new HashSet<>();
    coded
        .subList(before, coded.size())
        .forEach(each -> fresh.addAll(codes.getOrDefault(each.id(), Set.of())));
    fresh.removeAll(known);
    return new Saturation(fresh.size(), coded.size() - before);
  }
}
