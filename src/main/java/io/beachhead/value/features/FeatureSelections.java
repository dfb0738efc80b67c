package io.beachhead.value.features;

import java.util.List;
import java.util.Optional;

/**
 * Named selections of features on top of those shipped. The roadmap module implements it with its
 * scenarios, so that the value map can show and save them without knowing roadmaps.
 */
public interface FeatureSelections {

  /** In the order people put them. */
  List<FeatureSelection> all();

  /** The selection of that key. */
  Optional<FeatureSelection> find(String key);

  /**
   * Saves a new selection under a name, in a transaction of its own.
   *
   * @param features keys of known features, in the order they were chosen
   * @return with the key made from the name
   * @throws io.beachhead.web.ProblemException 409 where the name is taken, 422 where it is empty
   */
  FeatureSelection save(String name, List<String> features);

  /**
   * Puts a feature into a selection, at a place among its features, 0 = first; does nothing where
   * there is no such selection or it has the feature.
   */
  void put(String selection, String feature, int place);
}
