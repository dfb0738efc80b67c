package io.beachhead.samples.planwright;

import io.beachhead.samples.CsvTable;
import io.beachhead.samples.Dice;
import io.beachhead.samples.PersonName;
import io.beachhead.samples.SampleFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The accounts of Planwright, the segments mixed in the order of their ids. */
final class PlanwrightAccounts {

  /** Who looks after accounts: sales, and customer success. */
  static final List<String> OWNERS =
      List.of("Jonas Okoro", "Priya Raman", "Inés Cano", "Tomasz Zielinski", "Aroha Ngata");

  private final LocalDate anchor;
  private final Dice dice;
  private final PlanwrightPeople people;
  private final PlanwrightRevenue revenue;

  PlanwrightAccounts(long seed, LocalDate anchor) {
    this.anchor = anchor;
    dice = Dice.thrownFor(seed, "accounts");
    people = new PlanwrightPeople(Dice.thrownFor(seed, "people"), anchor);
    revenue =
        new PlanwrightRevenue(
            Dice.thrownFor(seed, "revenue"), Dice.thrownFor(seed, "newcomers"), anchor);
  }

  List<PlanwrightAccount> all() {
    List<PlanwrightSegment> places = new ArrayList<>();
    for (PlanwrightSegment segment : PlanwrightSegment.values()) {
      for (int account = 0; account < segment.accounts(); account++) {
        places.add(segment);
      }
    }
    List<PlanwrightSegment> order = dice.shuffled(places);
    List<PlanwrightAccount> accounts = new ArrayList<>();
    for (PlanwrightSegment segment : PlanwrightSegment.values()) {
      List<Integer> numbers = new ArrayList<>();
      for (int place = 0; place < order.size(); place++) {
        if (order.get(place) == segment) {
          numbers.add(place + 1);
        }
      }
      accounts.addAll(of(segment, numbers));
    }
    accounts.sort(Comparator.comparing(PlanwrightAccount::id));
    return accounts;
  }

  private List<PlanwrightAccount> of(PlanwrightSegment segment, List<Integer> numbers) {
    List<String> names = dice.shuffled(PlanwrightWords.companyNames(segment));
    List<Double> needsMet = dice.evenNormals(numbers.size());
    List<PlanwrightRevenue.Seed> seeds =
        needsMet.stream().map(met -> new PlanwrightRevenue.Seed(seats(), met)).toList();
    List<List<PlanwrightRevenue.Change>> changes = revenue.of(segment, seeds);
    List<PlanwrightAccount> accounts = new ArrayList<>();
    for (int row = 0; row < numbers.size(); row++) {
      accounts.add(
          account(
              "pw-%04d".formatted(numbers.get(row)),
              names.get(row),
              segment,
              seeds.get(row),
              changes.get(row)));
    }
    return accounts;
  }

  /** Log-normal around 28 seats: many small customers and a few large ones. */
  private int seats() {
    return Math.max(4, (int) Math.round(28 * StrictMath.exp(0.55 * dice.normal())));
  }

  private PlanwrightAccount account(
      String id,
      String name,
      PlanwrightSegment segment,
      PlanwrightRevenue.Seed seed,
      List<PlanwrightRevenue.Change> changes) {
    String domain = PersonName.plain(name).replace(' ', '-') + ".example";
    LocalDate since =
        changes.isEmpty()
            ? anchor.minusDays(dice.between(2, 13))
            : changes.getFirst().date().minusDays(dice.between(0, 14));
    String stage =
        changes.isEmpty() ? "trial" : changes.getLast().monthly() == 0 ? "churned" : "paying";
    int employees = (int) Math.round(seed.seats() * dice.between(1.3, 4.5));
    boolean property = segment == PlanwrightSegment.REAL_ESTATE;
    // A few who manage leases beside another business: the rule of the segment names them too.
    boolean propertyBeside = property && dice.chance(0.06);
    return new PlanwrightAccount(
        id,
        name,
        domain,
        segment,
        propertyBeside ? "Construction" : dice.pick(segment.industries()),
        employees,
        dice.pick(PlanwrightWords.TOWNS),
        seed.seats() < 12 ? "Team" : seed.seats() < 45 ? "Business" : "Enterprise",
        stage,
        dice.pick(OWNERS),
        since,
        seed.seats(),
        property ? Integer.valueOf(26 + seed.seats() * dice.between(2, 9)) : null,
        property ? Integer.valueOf(60 + seed.seats() * dice.between(8, 40)) : null,
        taxStatus(segment),
        useCase(segment),
        seed.needsMet(),
        people.at(
            id, domain, segment, seed.seats(), seed.needsMet(), since, !stage.equals("churned")),
        changes);
  }

  private static String taxStatus(PlanwrightSegment segment) {
    return segment == PlanwrightSegment.NON_PROFIT ? "Charity" : "Company";
  }

  /** What they mostly do with it: goes with the segment, not always. */
  private @Nullable String useCase(PlanwrightSegment segment) {
    if (dice.chance(0.08)) {
      return null;
    }
    if (dice.chance(0.12)) {
      return dice.pick(List.of("Leases", "Launches", "Grants", "Events"));
    }
    return switch (segment) {
      case REAL_ESTATE -> "Leases";
      case TECHNOLOGY -> "Launches";
      case NON_PROFIT -> dice.chance(0.6) ? "Grants" : "Events";
    };
  }

  static SampleFile accountsFile(List<PlanwrightAccount> accounts) {
    CsvTable table =
        CsvTable.of(
            "id",
            "name",
            "domain",
            "industry",
            "employees",
            "country",
            "plan",
            "stage",
            "owner",
            "created_at",
            "Town",
            "Seats",
            "Leases managed",
            "Units",
            "Tax status",
            "Use case");
    for (PlanwrightAccount it : accounts) {
      table.row(
          it.id(),
          it.name(),
          it.domain(),
          it.industry(),
          it.employees(),
          it.place().country(),
          it.plan(),
          it.stage(),
          it.owner(),
          it.createdAt(),
          it.place().town(),
          it.seats(),
          it.leases(),
          it.units(),
          it.taxStatus(),
          it.useCase());
    }
    return table.file("accounts");
  }

  static SampleFile peopleFile(List<PlanwrightAccount> accounts) {
    CsvTable table =
        CsvTable.of(
            "id",
            "account_id",
            "email",
            "name",
            "title",
            "persona",
            "seniority",
            "buying_role",
            "created_at");
    for (PlanwrightAccount account : accounts) {
      for (PlanwrightPerson it : account.people()) {
        table.row(
            it.id(),
            account.id(),
            it.email(),
            it.name(),
            it.title(),
            it.role().persona(),
            it.role().seniority(),
            it.role().buyingRole(),
            it.createdAt());
      }
    }
    return table.file("people");
  }

  static SampleFile revenueFile(List<PlanwrightAccount> accounts) {
    CsvTable table = CsvTable.of("account_id", "date", "mrr");
    for (PlanwrightAccount account : accounts) {
      for (PlanwrightRevenue.Change it : account.revenue()) {
        table.row(account.id(), it.date(), it.monthly());
      }
    }
    return table.file("revenue");
  }
}
