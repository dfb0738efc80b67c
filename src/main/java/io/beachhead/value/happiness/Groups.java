package io.beachhead.value.happiness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How customers are divided.
 *
 * @param key of the segmentation; null where there is none
 * @param all in their order
 */
record Groups(@Nullable String key, @Nullable String name, List<Group> all) {
  static final Groups NONE = new Groups(null, null, List.of());

  Groups {
    all = List.copyOf(all);
  }

  /**
   * One segment.
   *
   * @param colour of the segment
   */
  record Group(String key, String name, int colour) {}
}
