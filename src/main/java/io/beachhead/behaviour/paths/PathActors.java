package io.beachhead.behaviour.paths;

import io.beachhead.behaviour.actors.Kept;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Tally;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Keeps who is at a node of the paths, or came to it from another. */
final class PathActors implements Tally<PathActors> {
  private final PathWalk walk;
  private final Place to;
  private final @Nullable Place from;
  private final Kept kept = new Kept();

  /**
   * A node.
   *
   * @param step 0 = the event itself
   * @param names words of names that belong to it, {@link PathWalk#END} where nothing more happens
   */
  record Place(int step, IntPredicate names) {}

  /**
   * @param from the node they must come from; null = any
   */
  PathActors(PathWalk walk, Place to, @Nullable Place from) {
    this.walk = walk;
    this.to = to;
    this.from = from;
  }

  @Override
  public void count(History history) {
    walk.walk(
        history,
        (step, before, name, at) -> {
          if (step == to.step
              && to.names.test(name)
              && (from == null || from.step == 0 || from.names.test(before))) {
            kept.add(history, at, step);
          }
        });
  }

  @Override
  public void add(PathActors next) {
    kept.add(next.kept);
  }

  Kept kept() {
    return kept;
  }
}
