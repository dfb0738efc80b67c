package io.beachhead.value;

/**
 * The paying accounts of one group, by class and segment.
 *
 * @param classes of the group
 * @param counts by class (in the order of {@code classes}), then by segment
 * @param arr likewise, what they pay
 * @param speakers those that said something themselves
 * @param accounts by segment, all of them
 * @param touched segments with at least one
 */
record GroupMembers(
    int[] classes,
    double[][] counts,
    double[][] arr,
    int[] speakers,
    int[] accounts,
    int[] touched) {

  /** Takes a class with its accounts and their ARR by segment. */
  interface ClassReader {
    void read(int one, double[] counts, double[] arr);
  }

  void eachClass(ClassReader reader) {
    for (int i = 0; i < classes.length; i++) {
      reader.read(classes[i], counts[i], arr[i]);
    }
  }

  int size() {
    return classes.length + speakers.length;
  }

  boolean isEmpty() {
    return size() == 0;
  }
}
