package io.beachhead.behaviour.asked;

import io.beachhead.behaviour.actors.Actors;
import tools.jackson.databind.JsonNode;

/**
 * A question of another package whose numbers open to the people or accounts behind them. Every
 * bean of this kind is asked by {@link Asking#actors}.
 */
public interface OpeningQuestion {
  /** By its address under /api/behaviour. */
  String kind();

  /**
   * Who is behind a number.
   *
   * @param question with {@code of}, which names the number
   * @throws io.beachhead.web.ProblemException 422 where the question cannot be asked
   */
  Actors actors(JsonNode question);
}
