package io.beachhead.bench;

import io.beachhead.behaviour.log.EventIndex;
import io.beachhead.behaviour.log.SortedEvents;
import io.beachhead.behaviour.log.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The questions of the benchmark as loops over the same arrays on all cores, written for nothing
 * else: what the walk of the program could reach at best. Everybody has one id here, and no event
 * lies outside the range that is asked for.
 */
final class BareLoops {
  private static final long WINDOW = 14 * 86_400_000L;
  private static final long WEEK = 7 * 86_400_000L;
  private static final long FIRST_WEEK = Instant.parse("2026-09-07T00:00:00Z").toEpochMilli();
  private static final int WEEKS = 8;
  private static final int PARTS = 16;

  private final SortedEvents events;
  private final int[] step;
  private final int returning;

  private BareLoops(SortedEvents events, int[] step, int returning) {
    this.events = events;
    this.step = step;
    this.returning = returning;
  }

  static BareLoops over(BenchProgram program) {
    var snapshot = program.bean(EventIndex.class).snapshot();
    if (snapshot.newer().size() > 0) {
      throw new IllegalStateException("some events are not merged yet");
    }
    Vocabulary words = snapshot.vocabulary();
    return new BareLoops(
        snapshot.older(),
        IntStream.of(1, 3, 6, 10).map(name -> words.names.find("event " + name)).toArray(),
        words.names.find("event 2"));
  }

  private interface Part {
    int[] counts(int fromActor, int toActor);
  }

  private int[] inParts(Part part) {
    long actors = events.actors();
    return IntStream.range(0, PARTS)
        .parallel()
        .mapToObj(p -> part.counts((int) (actors * p / PARTS), (int) (actors * (p + 1) / PARTS)))
        .reduce((sum, more) -> {
          Arrays.setAll(sum, i -> sum[i] + more[i]);
          return sum;
        })
        .orElseThrow();
  }

  /** Keeps for each step the latest beginning it can belong to. */
  String funnel() {
    int[] counts =
        inParts((from, to) -> {
          var reached = new int[step.length];
          var began = new long[step.length];
          for (int actor = from; actor < to; actor++) {
            Arrays.fill(began, Long.MIN_VALUE);
            for (int i = events.start()[actor]; i < events.start()[actor + 1]; i++) {
              int name = events.name()[i];
              if (name == step[0]) {
                began[0] = events.time()[i];
              } else {
                for (int s = 1; s < step.length; s++) {
                  if (name == step[s]
                      && began[s - 1] != Long.MIN_VALUE
                      && events.time()[i] <= began[s - 1] + WINDOW) {
                    began[s] = began[s - 1];
                  }
                }
              }
            }
            for (int s = 0; s < step.length; s++) {
              reached[s] += began[s] == Long.MIN_VALUE ? 0 : 1;
            }
          }
          return reached;
        });
    return Arrays.toString(counts);
  }

  String retention() {
    int[] counts =
        inParts((from, to) -> {
          var people = new int[WEEKS * WEEKS];
          for (int actor = from; actor < to; actor++) {
            int weeks = 0;
            for (int i = events.start()[actor]; i < events.start()[actor + 1]; i++) {
              long since = events.time()[i] - FIRST_WEEK;
              if (events.name()[i] == returning && since >= 0 && since < WEEKS * WEEK) {
                weeks |= 1 << (int) (since / WEEK);
              }
            }
            for (int cohort = 0; cohort < WEEKS; cohort++) {
              if ((weeks >> cohort & 1) == 1) {
                for (int later = cohort; later < WEEKS; later++) {
                  people[cohort * WEEKS + later - cohort] += weeks >> later & 1;
                }
              }
            }
          }
          return people;
        });
    List<String> cohorts = new ArrayList<>();
    for (int cohort = 0; cohort < WEEKS; cohort++) {
      cohorts.add(
          IntStream.of(Arrays.copyOfRange(counts, cohort * WEEKS, cohort * WEEKS + WEEKS - cohort))
              .mapToObj(String::valueOf)
              .reduce((a, b) -> a + "," + b)
              .orElseThrow());
    }
    return cohorts.toString();
  }
}
