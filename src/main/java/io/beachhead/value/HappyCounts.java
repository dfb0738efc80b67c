package io.beachhead.value;

import io.beachhead.statistics.Interval;
import io.beachhead.web.load.Overdue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts happy and buying customers in every segment by adding up accounts, with the range that the
 * uncertainty of the cells' means (and of an observed curve) gives them.
 *
 * <p>A group's count is a function of one number, how far its mean is moved. Groups of few classes
 * are asked anew in every draw; others at nodes, between which a cubic goes.
 */
final class HappyCounts {
  private static final int FEW = 8;

  /** In standard deviations of a group's mean. */
  private static final double STEP = 0.5;

  private static final int NODES = 15;

  /** Above so many accounts with statements of their own, every second node does. */
  private static final int MANY = 20_000;

  private final ValueGrid grid;
  private final SelectedValues values;
  private final @Nullable CountedValues counted;
  private final HappyTest test;
  private final int segments;
  private final double[] happy;
  private final double[] buying;
  private final double[] arr;
  private final double[][] draws;
  private final Interval[] alone;
  private final int[] groupsTouched;

  HappyCounts(ValueGrid grid, SelectedValues values, @Nullable CountedValues counted) {
    this(grid, values, counted, values.draws());
  }

  /**
   * @param moved how far each draw moves each group's mean, as {@link SelectedValues#draws} says
   */
  HappyCounts(
      ValueGrid grid, SelectedValues values, @Nullable CountedValues counted, double[][] moved) {
    this.grid = grid;
    this.values = values;
    this.counted = counted;
    this.test = new HappyTest(grid.model());
    this.segments = grid.division().size();
    this.happy = new double[segments];
    this.buying = new double[segments];
    this.arr = new double[segments];
    this.draws = new double[segments][SelectedValues.DRAWS];
    this.alone = new Interval[segments];
    this.groupsTouched = new int[segments];
    for (int group = 0; group < moved.length; group++) {
      if (counted == null || !counted.decides(group)) {
        add(group, moved[group]);
      }
    }
    if (counted != null) {
      counted.addTo(happy, buying, arr, draws);
    }
    if (test.isCurve()) {
      addCurve();
    }
  }

  /** Modelled happy accounts of a segment. */
  double happy(int segment) {
    return happy[segment];
  }

  double buying(int segment) {
    return buying[segment];
  }

  /** ARR that the happy ones carry. */
  double happyArr(int segment) {
    return arr[segment];
  }

  /** Happy accounts of a segment, draw by draw. */
  double[] drawn(int segment) {
    return draws[segment].clone();
  }

  /** With its range. */
  Interval happyAccounts(int segment) {
    Interval own = alone[segment];
    if (counted != null) {
      Interval counts = counted.alone(segment);
      if (counts != null) {
        return counts;
      }
    } else if (groupsTouched[segment] == 1 && own != null && !test.isCurve()) {
      return own;
    }
    return range(draws[segment].clone(), happy[segment], grid.who()[segment].paying());
  }

  Interval total() {
    double[] sums = new double[SelectedValues.DRAWS];
    double mid = 0;
    double most = 0;
    for (int segment = 0; segment < segments; segment++) {
      mid += happy[segment];
      most += grid.who()[segment].paying();
      for (int draw = 0; draw < sums.length; draw++) {
        sums[draw] += draws[segment][draw];
      }
    }
    return range(sums, mid, most);
  }

  private static Interval range(double[] drawn, double mid, double most) {
    Interval sample = Interval.ofSample(drawn);
    return new Interval(
        Math.max(0, Math.min(sample.low(), mid)),
        mid,
        Math.max(mid, Math.min(most, sample.high())));
  }

  private void add(int group, double[] moved) {
    GroupMembers members = grid.members(group);
    if (members.isEmpty()) {
      return;
    }
    double[] here = new double[segments];
    double[] buyingHere = new double[segments];
    members.eachClass((one, count, ofArr) -> {
      HappyTest.Asked asked = grid.asked(one);
      double share = test.happy(values.mean(group), values.spread(group), asked);
      double buys = test.buys(values.mean(group), values.spread(group), asked);
      for (int segment = 0; segment < segments; segment++) {
        here[segment] += count[segment] * share;
        buyingHere[segment] += count[segment] * buys;
        arr[segment] += ofArr[segment] * share;
      }
    });
    for (int speaker : members.speakers()) {
      HappyTest.Asked asked = grid.askedSpeaker(speaker);
      double mean = values.speakerMean(speaker);
      double spread = values.speakerSpread(speaker);
      double share = test.happy(mean, spread, asked);
      int segment = grid.segmentOfSpeaker(speaker);
      here[segment] += share;
      buyingHere[segment] += test.buys(mean, spread, asked);
      arr[segment] += grid.arrOfSpeaker(speaker) * share;
    }
    double[] low = at(group, members, test, -Interval.Z90);
    double[] high = at(group, members, test, Interval.Z90);
    for (int segment = 0; segment < segments; segment++) {
      happy[segment] += here[segment];
      buying[segment] += buyingHere[segment];
      if (members.accounts()[segment] > 0) {
        groupsTouched[segment]++;
        // Far out in a lognormal tail a higher mean can mean fewer: keep the ends in order.
        alone[segment] =
            new Interval(
                Math.min(here[segment], Math.min(low[segment], high[segment])),
                here[segment],
                Math.max(here[segment], Math.max(low[segment], high[segment])));
      }
    }
    draw(group, members, moved, here);
  }

  private void draw(int group, GroupMembers members, double[] moved, double[] here) {
    if (values.error(group) == 0) {
      for (int segment = 0; segment < segments; segment++) {
        for (int draw = 0; draw < moved.length; draw++) {
          draws[segment][draw] += here[segment];
        }
      }
      return;
    }
    if (members.size() <= FEW) {
      for (int draw = 0; draw < moved.length; draw++) {
        double[] then = at(group, members, test, moved[draw]);
        for (int segment = 0; segment < segments; segment++) {
          draws[segment][draw] += then[segment];
        }
      }
      return;
    }
    double step = members.speakers().length > MANY ? 2 * STEP : STEP;
    int nodes = members.speakers().length > MANY ? NODES / 2 : NODES;
    double[][] table = new double[nodes][];
    for (int node = 0; node < nodes; node++) {
      double at = (node - nodes / 2) * step;
      table[node] = at == 0 ? here : at(group, members, test, at);
    }
    for (int draw = 0; draw < moved.length; draw++) {
      double place = Math.clamp(moved[draw] / step + nodes / 2, 0.0, nodes - 1.0);
      int from = Math.min((int) place, nodes - 2);
      for (int segment : members.touched()) {
        draws[segment][draw] += between(table, segment, from, place - from);
      }
    }
  }

  /** Catmull and Rom's cubic: linear in the counts, so that parts add up to the whole. */
  private static double between(double[][] table, int segment, int from, double part) {
    double b = table[from][segment];
    double c = table[from + 1][segment];
    double a = from == 0 ? 2 * b - c : table[from - 1][segment];
    double d = from + 2 == table.length ? 2 * c - b : table[from + 2][segment];
    return b
        + 0.5 * part * (c - a + part * (2 * a - 5 * b + 4 * c - d + part * (3 * (b - c) + d - a)));
  }

  /** Happy accounts of a group by segment, with its mean moved by so many standard deviations. */
  private double[] at(int group, GroupMembers members, HappyTest by, double moved) {
    Overdue.check();
    double[] here = new double[segments];
    double shift = moved * values.error(group);
    double mean = values.mean(group) + shift;
    double spread = values.spread(group);
    int[] touched = members.touched();
    members.eachClass((one, count, _) -> {
      double share = by.happy(mean, spread, grid.asked(one));
      for (int segment : touched) {
        here[segment] += count[segment] * share;
      }
    });
    for (int speaker : members.speakers()) {
      here[grid.segmentOfSpeaker(speaker)] +=
          by.happy(
              values.speakerMean(speaker) + shift * values.speakerPull(speaker),
              values.speakerSpread(speaker),
              grid.askedSpeaker(speaker));
    }
    return here;
  }

  /** The curve is as unsure as its fit: two independent directions, taken as straight. */
  private void addCurve() {
    double[][] rise = new double[2][segments];
    for (int along = 0; along < 2; along++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        HappyTest by = test.moved(along == 0 ? sign : 0, along == 1 ? sign : 0);
        double[] sums = new double[segments];
        for (int group = 0; group < grid.accounts().groups().size(); group++) {
          if (counted == null || !counted.decides(group)) {
            double[] here = at(group, grid.members(group), by, 0);
            Arrays.setAll(sums, segment -> sums[segment] + here[segment]);
          }
        }
        if (counted != null) {
          counted.addHappy(by, sums);
        }
        for (int segment = 0; segment < segments; segment++) {
          rise[along][segment] += sign * sums[segment] / 2;
        }
      }
    }
    int dimensions = grid.accounts().homes().stream().mapToInt(Home::cells).sum();
    double[] first = SelectedValues.normals(dimensions);
    double[] second = SelectedValues.normals(dimensions + 1);
    for (int segment = 0; segment < segments; segment++) {
      for (int draw = 0; draw < first.length; draw++) {
        draws[segment][draw] += rise[0][segment] * first[draw] + rise[1][segment] * second[draw];
      }
    }
  }
}
