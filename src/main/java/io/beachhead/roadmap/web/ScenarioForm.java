package io.beachhead.roadmap.web;

import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario being made or changed, in the dialog.
 *
 * @param csrf null where no protection is configured (tests)
 * @param key null = a new one
 */
public record ScenarioForm(
    Shell.@Nullable Csrf csrf,
    @Nullable String key,
    String name,
    String note,
    List<Choice> features,
    List<ProblemItem> problems) {

  public ScenarioForm {
    features = List.copyOf(features);
    problems = List.copyOf(problems);
  }

  /** Where the form goes. */
  public String action() {
    return key == null ? "/roadmap/scenarios" : "/roadmap/scenarios/" + key;
  }

  /**
   * @param facts state, effort and what it needs, in words
   */
  public record Choice(String key, String name, String facts, boolean chosen) {}
}
