package io.beachhead.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a module adds to the frame around every page. Implement what you know as a Spring bean; the
 * rest stays empty. Called once per page, so answers come from memory or one cheap query.
 */
public interface ShellContribution {
  default Optional<String> workspaceName() {
    return Optional.empty();
  }

  default Optional<ZoneId> zone() {
    return Optional.empty();
  }

  /** Nobody is signed in on the pages before sign-in. */
  default Optional<SignedInUser> signedIn() {
    return Optional.empty();
  }

  /** Whether the workspace holds generated data, which every page then says. */
  default boolean sampleData() {
    return false;
  }

  /** Whether there are customers: without any, pages offer a look at a sample. */
  default boolean customers() {
    return false;
  }

  /**
   * Address of a line on work that is under way and changes what pages show, which htmx loads above
   * the page and again until it answers 286; empty where there is none.
   */
  default Optional<String> workUnderWay() {
    return Optional.empty();
  }

  /** Links for the pages of this module that the current user may see. */
  default List<NavItem> navigation() {
    return List.of();
  }

  /** Links in the menu behind the avatar. */
  default List<MenuItem> menu() {
    return List.of();
  }

  /**
   * The last day on which something happened in the data that numbers over a range of days rest on;
   * empty where there is none. Every page says so where it lies before what pages usually look at.
   */
  default Optional<LocalDate> latestData() {
    return Optional.empty();
  }

  default List<SegmentationChoice> segmentations() {
    return List.of();
  }

  /**
   * Address of the capture form, which htmx loads into the dialog of the frame; empty where the
   * current user may not capture.
   */
  default Optional<String> capture() {
    return Optional.empty();
  }
}
