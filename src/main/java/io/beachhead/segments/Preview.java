package io.beachhead.segments;

import java.util.List;

/**
 * What a draft would do if it were saved.
 *
 * @param membership who would belong to which segment
 * @param moves whom it would move, against the version in use; none for a new segmentation
 * @param notes what can be saved but is hardly meant, such as a value that no account has
 */
public record Preview(Membership membership, Moves moves, List<Note> notes) {
  public Preview {
    notes = List.copyOf(notes);
  }

  /**
   * @param segment key of the segment
   * @param position 1-based character of its rule
   */
  public record Note(String segment, int position, String note) {}
}
