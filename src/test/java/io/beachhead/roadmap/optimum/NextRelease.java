package io.beachhead.roadmap.optimum;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The published next release problem nrp1: requirements with costs and prerequisites, and customers
 * who are won once all they ask for is in.
 */
final class NextRelease {
  /** Published optimum where the budget is .3 of the total cost. */
  static final double OPTIMUM = 1204;

  private static final Path FILE = Path.of("src/test/resources/nrp/nrp1.csv");

  final List<Requirement> requirements = new ArrayList<>();
  final List<Customer> customers = new ArrayList<>();

  record Requirement(int number, int cost, List<Integer> prerequisites) {}

  record Customer(int number, int profit, List<Integer> wants) {}

  NextRelease() throws IOException {
    for (String line : Files.readAllLines(FILE, StandardCharsets.UTF_8)) {
      String[] cells = line.split(",", -1);
      if (cells[0].equals("requirement")) {
        requirements.add(
            new Requirement(
                Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), numbers(cells[3])));
      } else if (cells[0].equals("customer")) {
        customers.add(
            new Customer(
                Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), numbers(cells[3])));
      }
    }
  }

  private static List<Integer> numbers(String cell) {
    List<Integer> numbers = new ArrayList<>();
    for (String each : cell.split(" ")) {
      if (!each.isEmpty()) {
        numbers.add(Integer.valueOf(each));
      }
    }
    return numbers;
  }

  /** .3 of the total cost; costs are whole numbers. */
  int budget() {
    return 3 * requirements.stream().mapToInt(Requirement::cost).sum() / 10;
  }

  ServedGoal goal() {
    List<ServedGoal.Wish> wishes = new ArrayList<>();
    for (Customer customer : customers) {
      BitSet wants = new BitSet();
      customer.wants.forEach(number -> wants.set(number - 1));
      wishes.add(new ServedGoal.Wish(wants, wants.cardinality(), customer.profit));
    }
    return ServedGoal.of(requirements.size(), wishes, false);
  }

  Rules rules() {
    BitSet all = new BitSet();
    all.set(0, requirements.size());
    return new Rules(
        requirements.stream().mapToDouble(Requirement::cost).toArray(),
        requirements.stream()
            .map(one -> one.prerequisites.stream().mapToInt(number -> number - 1).toArray())
            .toArray(int[][]::new),
        List.of(),
        List.of(),
        new BitSet(),
        new BitSet(),
        List.of(new Rules.Limit(all, budget())),
        1);
  }
}
