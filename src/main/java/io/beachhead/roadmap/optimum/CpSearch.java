package io.beachhead.roadmap.optimum;

import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import io.beachhead.web.load.Overdue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Searches by constraint programming (OR-Tools CP-SAT) where there are too many roadmaps to go
 * through. The solver sees a goal that is never below the true one, so its bound holds; what it
 * finds is asked for its true worth, kept out, and the search goes on until nothing that is left
 * can be better, or until the time ends.
 */
final class CpSearch {
  /** So few features are searched faster by one worker than by several that begin. */
  private static final int FEW = 16;

  /** Rivals are looked for in this part of the time, once the search has ended. */
  private static final int RIVALS_PART = 8;

  /** What is worth less than this is the same. */
  private static final double SAME = 1e-6;

  private final SolvedGoal goal;
  private final Rules rules;
  private final Enumeration.Wanted wanted;
  private final LongConsumer steps;
  private final RuleModel model;
  private final Climb climb;
  private final SolvedGoal.Scale scale;
  private final Map<BitSet, Chosen> seen = new LinkedHashMap<>();
  private final long begun = System.nanoTime();
  private long told;

  private CpSearch(SolvedGoal goal, Rules rules, Enumeration.Wanted wanted, LongConsumer steps) {
    this.goal = goal;
    this.rules = rules;
    this.wanted = wanted;
    this.steps = steps;
    this.climb = new Climb(goal, rules);
    this.model = new RuleModel(rules);
    this.scale = goal.addTo(model, rules);
  }

  /** Searches, until the deadline or until the thread is interrupted, which it stays. */
  static Found search(SolvedGoal goal, Rules rules, Enumeration.Wanted wanted, LongConsumer steps) {
    Natives.load();
    return new CpSearch(goal, rules, wanted, steps).found();
  }

  private Found found() {
    BitSet forced = rules.closure(rules.must());
    if (!rules.allow(forced)) {
      return new Found(List.of(), Double.NEGATIVE_INFINITY, true);
    }
    Chosen first = keep(climb.from(climb.chosen(forced)));
    model.hint(first.features());
    double bound = goal.most();
    boolean exact = false;
    while (!exact && left() > 0 && !isCalledOff()) {
      var round = new Round();
      CpSolverStatus status = round.solve();
      if (status == CpSolverStatus.INFEASIBLE
          || (status == CpSolverStatus.OPTIMAL && scale.isGoal())) {
        bound = best().value();
        exact = true;
      } else if (status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE) {
        bound = Math.min(bound, scale.bound().applyAsDouble(round.solver.bestObjectiveBound()));
        exact = bound <= best().value() + SAME;
        round.solutions.forEach(model::forbid);
        model.hint(best().features());
      } else {
        bound = Math.min(bound, Math.max(best().value(), bound(round.solver)));
        break;
      }
    }
    if (!isCalledOff()) {
      rivals();
    }
    steps.accept(Enumeration.STEPS - told);
    List<Chosen> all = new ArrayList<>(seen.values());
    all.sort(goal.bestFirst());
    return new Found(
        all.subList(0, Math.min(all.size(), wanted.keep())),
        Math.max(bound, all.getFirst().value()),
        exact);
  }

  private double bound(CpSolver solver) {
    double bound = scale.bound().applyAsDouble(solver.bestObjectiveBound());
    return bound > 0 ? bound : goal.most();
  }

  private Chosen keep(Chosen found) {
    return seen.computeIfAbsent(found.features(), _ -> found);
  }

  private Chosen best() {
    return Collections.min(seen.values(), goal.bestFirst());
  }

  private static boolean isCalledOff() {
    return Thread.currentThread().isInterrupted();
  }

  private long left() {
    return wanted.deadline() - System.nanoTime();
  }

  /** What the best would be without each of its features in turn: its nearest rivals. */
  private void rivals() {
    Chosen best = best();
    long end = System.nanoTime() + (wanted.deadline() - begun) / RIVALS_PART;
    for (int feature : best.features().stream().toArray()) {
      if (wanted.keep() == 1 || System.nanoTime() > end) {
        return;
      }
      BitSet mustNot = (BitSet) rules.mustNot().clone();
      mustNot.set(feature);
      var without = new Climb(goal, rules.excluding(mustNot));
      BitSet rest = climb.without(best.features(), feature);
      if (rules.excluding(mustNot).allow(rest)) {
        keep(without.from(climb.chosen(rest)));
      }
    }
  }

  /** One call of the solver. */
  private final class Round {
    private final CpSolver solver = new CpSolver();
    private final List<BitSet> solutions = new ArrayList<>();

    CpSolverStatus solve() {
      double seconds = Math.max(0.05, left() / (double) TimeUnit.SECONDS.toNanos(1));
      solver.getParameters().setMaxTimeInSeconds(seconds).setLinearizationLevel(2).setRandomSeed(1);
      if (goal.size() <= FEW) {
        solver.getParameters().setNumWorkers(1);
      } else {
        // Good roadmaps are found by exchanges; what takes time is the proof.
        solver
            .getParameters()
            .setNumWorkers(2)
            .setUseLns(false)
            .addSubsolvers("pseudo_costs")
            .addSubsolvers("reduced_costs");
      }
      Overdue.Watch watch = Overdue.watch();
      Thread stopper = Thread.ofVirtual().start(() -> stopWhenCalledOff(watch));
      try {
        return solver.solve(model.model, new Listening());
      } finally {
        stopper.interrupt();
        for (BitSet each : List.copyOf(solutions)) {
          Chosen one = keep(climb.chosen(each));
          if (!isCalledOff()) {
            keep(climb.from(one));
          }
        }
      }
    }

    private void stopWhenCalledOff(Overdue.Watch watch) {
      try {
        while (true) {
          Thread.sleep(100);
          watch.check();
          tell();
        }
      } catch (Overdue called) {
        solver.stopSearch();
      } catch (InterruptedException ended) {
        // The solver has ended by itself.
        Thread.currentThread().interrupt();
      }
    }

    private final class Listening extends CpSolverSolutionCallback {
      @Override
      public void onSolutionCallback() {
        BitSet features = new BitSet();
        for (int feature = 0; feature < model.chosen.length; feature++) {
          features.set(feature, booleanValue(model.chosen[feature]));
        }
        synchronized (solutions) {
          solutions.add(features);
        }
      }
    }
  }

  /** Of the time there is, how much has gone. */
  private synchronized void tell() {
    double part = (System.nanoTime() - begun) / (double) Math.max(1, wanted.deadline() - begun);
    long now = Math.clamp((long) (part * Enumeration.STEPS), told, Enumeration.STEPS);
    steps.accept(now - told);
    told = now;
  }
}
