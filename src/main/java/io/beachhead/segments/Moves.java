package io.beachhead.segments;

import io.beachhead.customers.CustomerBase;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a change of the rules does to the same customers. A segment is the same while it keeps its
 * key, so a new name or colour moves nobody.
 *
 * @param moves the largest first
 */
public record Moves(int accounts, double arr, List<Move> moves) {
  public static final Moves NONE = new Moves(0, 0, List.of());

  public Moves {
    moves = List.copyOf(moves);
  }

  static Moves between(Membership before, Membership after, CustomerBase customers) {
    record Way(Segment from, Segment to) {}
    record Load(int accounts, double arr) {}
    Map<Way, Load> ways = new LinkedHashMap<>();
    int accounts = 0;
    double arr = 0;
    for (int row = 0; row < customers.size(); row++) {
      Segment from = before.segment(row);
      Segment to = after.segment(row);
      if (from.key().equals(to.key())) {
        continue;
      }
      double pays = customers.arr(row);
      accounts++;
      arr += pays;
      ways.merge(
          new Way(from, to),
          new Load(1, pays),
          (a, b) -> new Load(a.accounts + b.accounts, a.arr + b.arr));
    }
    List<Move> moves =
        ways.entrySet().stream()
            .map(way ->
                new Move(
                    way.getKey().from,
                    way.getKey().to,
                    way.getValue().accounts,
                    way.getValue().arr))
            .sorted(Comparator.comparingInt(Move::accounts).reversed())
            .toList();
    return new Moves(accounts, arr, moves);
  }
}
