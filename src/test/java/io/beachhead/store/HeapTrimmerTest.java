package io.beachhead.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeapTrimmerTest {
  private static final int MEGABYTE = 1 << 20;

  private final HeapTrimmer keeper = new HeapTrimmer();

  @BeforeEach
  void begin() {
    keeper.afterPropertiesSet();
  }

  @AfterEach
  void end() throws Exception {
    keeper.destroy();
  }

  @Test
  void collectsWhatIsOldOnceItHasGrownByHalfAndMovesTheMark() {
    var old = oldGeneration();
    long mark = old.getUsageThreshold();
    assertThat(mark).isGreaterThan(old.getUsage().getUsed());
    long collections = fullCollections();
    var held = new ArrayList<byte[]>();
    // Grown by what stays, so that nothing but being asked brings a full collection.
    for (int i = 0; i < 1_500 && old.getUsageThreshold() == mark; i++) {
      held.add(new byte[MEGABYTE / 4]);
      for (int garbage = 0; garbage < 8; garbage++) {
        held.set(i, new byte[MEGABYTE / 4]);
      }
    }
    assertThat(fullCollections()).isGreaterThan(collections);
    assertThat(old.getUsageThreshold()).isGreaterThan(mark);
    assertThat(held).isNotEmpty();
  }

  private static long fullCollections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(collector ->
            List.of("MarkSweepCompact", "G1 Old Generation").contains(collector.getName()))
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  private static MemoryPoolMXBean oldGeneration() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
        .findFirst()
        .orElseThrow();
  }
}
