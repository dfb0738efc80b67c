package io.beachhead.segments.learned.web;

import io.beachhead.segments.learned.LearnedResult;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run: how far it is, and what it found.
 *
 * @param progress in words while it runs; null once it has ended
 * @param problem why there is no result; null where there is one, or may be
 */
public record LearnedPage(
    Shell shell,
    boolean mayEdit,
    String id,
    String address,
    @Nullable String progress,
    long done,
    @Nullable Long of,
    @Nullable String problem,
    String sentence,
    List<Model> models,
    List<Profile> profiles,
    Placing placing) {
  /** One number of classes. */
  public record Model(
      int k,
      boolean chosen,
      List<String> figures,
      String smallest,
      String stability,
      String note) {}

  /** A class to read. */
  public record Profile(int colour, LearnedResult.Profile found, String share, String rule) {}

  /**
   * @param accuracy in words; empty where it is not known
   * @param choices the numbers of classes that can be accepted, the chosen one first
   */
  public record Placing(String accuracy, List<Integer> choices) {}
}
