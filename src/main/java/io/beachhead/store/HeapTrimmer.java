package io.beachhead.store;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Keeps the heap near what it holds. The serial collector, which takes the least memory and start
 * time, would rather grow the heap to a quarter of the machine than collect what is old. So it is
 * asked to, each time the old generation has grown by two fifths since it was collected last. A
 * collection stops the program for about two seconds per gigabyte that is in use.
 */
@Component
public class HeapTrimmer implements NotificationListener, InitializingBean, DisposableBean {
  private static final double GROWTH = 1.4;

  /** With little in use collections would come too often. */
  private static final long LEAST_GROWTH = 24L << 20;

  private final List<MemoryPoolMXBean> old =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
          .toList();

  @Override
  public void afterPropertiesSet() {
    emitter().addNotificationListener(this, null, null);
    old.forEach(HeapTrimmer::await);
  }

  @Override
  public void handleNotification(Notification notification, @Nullable Object handback) {
    if (old.stream().anyMatch(MemoryPoolMXBean::isUsageThresholdExceeded)) {
      collect();
    }
  }

  /** Hands back what nobody holds any more: for the end of something large. */
  public void collect() {
    System.gc();
    old.forEach(HeapTrimmer::await);
  }

  /** Sets the mark for the next collection. */
  private static void await(MemoryPoolMXBean pool) {
    long used = pool.getUsage().getUsed();
    long most = pool.getUsage().getMax();
    long mark = Math.max((long) (used * GROWTH), used + LEAST_GROWTH);
    pool.setUsageThreshold(most < 0 ? mark : Math.min(mark, most));
  }

  @Override
  public void destroy() throws ListenerNotFoundException {
    emitter().removeNotificationListener(this);
  }

  private static NotificationEmitter emitter() {
    return (NotificationEmitter) ManagementFactory.getMemoryMXBean();
  }
}
