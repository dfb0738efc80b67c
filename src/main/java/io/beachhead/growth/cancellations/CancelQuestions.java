package io.beachhead.growth.cancellations;

import io.beachhead.value.features.Feature;
import io.beachhead.value.features.Features;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The second question of the cancel page: what did you like? */
@Component
public class CancelQuestions {
  private static final int MOST_FEATURES = 8;

  private static final List<Choice> ALWAYS =
      List.of(
          new Choice("easy-to-use", "Easy to use"),
          new Choice("saves-time", "It saves time"),
          new Choice("support", "The people and their support"),
          new Choice("price", "The price"));

  private static final Choice NOTHING = new Choice("nothing", "Nothing in particular");

  private final Features features;

  CancelQuestions(Features features) {
    this.features = features;
  }

  /** An answer to choose. */
  public record Choice(String key, String label) {}

  /**
   * What people may have liked: the first shipped features by their names, and what any product
   * has.
   */
  public List<Choice> liked() {
    var choices = new ArrayList<Choice>();
    features.all().stream()
        .filter(Feature::shipped)
        .limit(MOST_FEATURES)
        .map(feature -> new Choice("feature:" + feature.key(), feature.name()))
        .forEach(choices::add);
    choices.addAll(ALWAYS);
    choices.add(NOTHING);
    return choices;
  }

  /** What a key stands for, as people read it; the key itself where it is not known any more. */
  public String label(String key) {
    return liked().stream()
        .filter(choice -> choice.key().equals(key))
        .map(Choice::label)
        .findFirst()
        .orElse(key);
  }
}
