package io.beachhead.store;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells caches which area of the data has changed. A module marks the areas it writes inside its
 * transaction; the area's version rises when, and only when, that transaction commits.
 *
 * <p>Areas in use: {@code customers}, {@code behaviour}, {@code voice}, {@code segments}, {@code
 * value}, {@code roadmap}, {@code decisions}, {@code settings}, {@code cohorts}, {@code notes}.
 */
@Component
public class Changes {
  private static final String ALL = "*";

  private final Map<String, AtomicLong> versions = new ConcurrentHashMap<>();

  /**
   * Raises the version of an area once the running transaction commits.
   *
   * @throws IllegalStateException outside a transaction: a change nobody commits is no change
   */
  public void mark(String area) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException("Changes.mark(\"%s\") needs a transaction".formatted(area));
    }
    marked().areas.add(area);
  }

  /** Raises the versions of all areas once the running transaction commits. */
  public void markAll() {
    mark(ALL);
  }

  /** A number that rises whenever one of the areas changes; equal numbers mean nothing changed. */
  public long version(String... areas) {
    long sum = 0;
    for (String area : areas) {
      sum += of(area);
    }
    return sum + of(ALL);
  }

  /** Whether the running transaction has marked one of the areas, or all: it will rise. */
  public boolean pending(String... areas) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return false;
    }
    Set<String> marked = marked().areas;
    return marked.contains(ALL) || Arrays.stream(areas).anyMatch(marked::contains);
  }

  private long of(String area) {
    var version = versions.get(area);
    return version == null ? 0 : version.get();
  }

  private Marked marked() {
    for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
      if (synchronization instanceof Marked marked && marked.owner() == this) {
        return marked;
      }
    }
    var marked = new Marked();
    TransactionSynchronizationManager.registerSynchronization(marked);
    return marked;
  }

  private final class Marked implements TransactionSynchronization {
    final Set<String> areas = new HashSet<>();

    Changes owner() {
      return Changes.this;
    }

    @Override
    public void afterCommit() {
      areas.forEach(a -> versions.computeIfAbsent(a, _ -> new AtomicLong()).incrementAndGet());
    }
  }
}
