package io.beachhead.alignment;

import java.util.List;

/** What an empty workspace can be filled with to look around; implemented where the samples are. */
public interface SampleOffers {

  List<Offer> offers();

  /**
   * @param action address to POST to
   */
  record Offer(
      String name, String description, int accounts, List<String> segments, String action) {

    public Offer {
      segments = List.copyOf(segments);
    }
  }
}
