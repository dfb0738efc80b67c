package io.beachhead.growth.mistakes;

import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.revenue.Deal;
import io.beachhead.customers.revenue.Deals;
import io.beachhead.customers.revenue.ExchangeRates;
import io.beachhead.customers.revenue.RevenueInForce;
import io.beachhead.growth.leads.LeadsPerRep;
import io.beachhead.growth.reps.Reps;
import io.beachhead.growth.spend.Spend;
import io.beachhead.web.Format;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks for the four mistakes in what was imported. */
@Component
public class Mistakes {
  /** Share of the work at the top of the funnel above which it stays there. */
  private static final double MOSTLY = .6;

  /** Reps may grow by so much faster than leads, over two quarters, without being a mistake. */
  private static final double FASTER = .10;

  private static final int MONTHS = 12;

  private final LeadsPerRep perRep;
  private final Reps reps;
  private final Spend spend;
  private final Deals deals;
  private final CustomerBases customers;
  private final PriceWall wall;
  private final WorkspaceSettings settings;
  private final Clock clock;

  Mistakes(
      LeadsPerRep perRep,
      Reps reps,
      Spend spend,
      Deals deals,
      CustomerBases customers,
      PriceWall wall,
      WorkspaceSettings settings,
      Clock clock) {
    this.perRep = perRep;
    this.reps = reps;
    this.spend = spend;
    this.deals = deals;
    this.customers = customers;
    this.wall = wall;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * All four, in the order in which they are shown.
   *
   * @param asked null = today
   */
  public List<Mistake> on(@Nullable LocalDate asked) {
    LocalDate asOf =
        asked == null ? LocalDate.ofInstant(clock.instant(), settings.current().timezone()) : asked;
    return List.of(
        leadsPerRep(asOf),
        firstRevenuePay(asOf),
        topOfFunnel(asOf),
        wall.on(asOf, settings.current().timezone()));
  }

  private Mistake leadsPerRep(LocalDate asOf) {
    String rule = "Seen where reps grew 10 points faster than leads over two quarters.";
    List<LeadsPerRep.Quarter> quarters = perRep.quarters(asOf);
    if (reps.all().isEmpty()) {
      return cannotTell(
          Mistake.Kind.LEADS_PER_REP, rule, "Nobody has said who sells: import reps.");
    }
    if (quarters.size() < 3) {
      return cannotTell(
          Mistake.Kind.LEADS_PER_REP,
          rule,
          "Leads of %s are known, and three are needed: product events or deals of earlier quarters are missing."
              .formatted(Format.count(quarters.size(), "quarter")));
    }
    LeadsPerRep.Quarter now = quarters.getLast();
    LeadsPerRep.Quarter before = quarters.get(quarters.size() - 3);
    int repsNow = now.reps() == null ? 0 : now.reps();
    int repsBefore = before.reps() == null ? 0 : before.reps();
    if (repsBefore == 0 || before.leads() == 0) {
      return cannotTell(
          Mistake.Kind.LEADS_PER_REP,
          rule,
          "In %s there were %s and %s: nothing to compare with."
              .formatted(
                  before.quarter(),
                  Format.count(repsBefore, "rep"),
                  Format.count(before.leads(), "lead")));
    }
    double grown = (double) repsNow / repsBefore - 1;
    double fed = (double) now.leads() / before.leads() - 1;
    double most = Math.max(1, Math.max(grown + 1, fed + 1));
    return new Mistake(
        Mistake.Kind.LEADS_PER_REP,
        // Counts are exact; the rounding of their quotient must not decide.
        grown - fed >= FASTER - 1e-9 ? Mistake.State.SEEN : Mistake.State.NOT_SEEN,
        "%s reps, %s leads".formatted(signed(grown), signed(fed)),
        List.of(
            new Mistake.Bar("Reps", repsBefore + " → " + repsNow, (grown + 1) / most),
            new Mistake.Bar("Leads", before.leads() + " → " + now.leads(), (fed + 1) / most)),
        rule,
        "%s to %s; a lead is one of the %s."
            .formatted(before.quarter(), now.quarter(), now.counted()));
  }

  private static String signed(double change) {
    return (change < 0 ? Format.MINUS : "+") + Format.share(Math.abs(change));
  }

  private Mistake firstRevenuePay(LocalDate asOf) {
    String rule =
        "Seen where expansion has less than half of the share of variable pay that it has of won"
            + " revenue.";
    double expansionPay = 0;
    double pay = 0;
    for (Reps.Rep rep : reps.all()) {
      Double quota = rep.quota();
      if (rep.on(asOf) && rep.kind() != null && quota != null) {
        pay += quota;
        expansionPay += rep.kind().equals("expansion") ? quota : 0;
      }
    }
    if (pay <= 0) {
      return cannotTell(
          Mistake.Kind.FIRST_REVENUE_PAY,
          rule,
          "Nobody who sells today has a kind (new or expansion) and a quota: import reps with"
              + " both.");
    }
    Won won = won(asOf);
    if (won.total() <= 0) {
      return cannotTell(
          Mistake.Kind.FIRST_REVENUE_PAY,
          rule,
          "No revenue was won in the 12 months before: import deals or revenue.");
    }
    double ofPay = expansionPay / pay;
    double ofWon = won.expansion() / won.total();
    double most = Math.max(ofPay, ofWon);
    return new Mistake(
        Mistake.Kind.FIRST_REVENUE_PAY,
        ofPay < ofWon / 2 ? Mistake.State.SEEN : Mistake.State.NOT_SEEN,
        Format.share(ofPay) + " of variable pay",
        List.of(
            new Mistake.Bar("In pay", Format.share(ofPay), most == 0 ? 0 : ofPay / most),
            new Mistake.Bar("In won revenue", Format.share(ofWon), most == 0 ? 0 : ofWon / most)),
        rule,
        "%s of %s won was expansion (%s); variable pay is taken to follow the quotas."
            .formatted(
                Format.money(won.expansion(), settings.current().currency()),
                Format.money(won.total(), settings.current().currency()),
                won.from()));
  }

  /**
   * Revenue won in the year before a day.
   *
   * @param from what it was read from
   */
  private record Won(double expansion, double total, String from) {}

  /** Won deals; where there are none, recurring revenue that was new or grew. */
  private Won won(LocalDate asOf) {
    ZoneId zone = settings.current().timezone();
    var rates = ExchangeRates.of(settings.current());
    var base = customers.asOf(asOf);
    LocalDate from = asOf.minusMonths(MONTHS);
    double total = 0;
    double expansion = 0;
    for (Deal deal : deals.all()) {
      Instant closed = deal.closedAt();
      var amount = deal.amount();
      LocalDate day = closed == null ? null : LocalDate.ofInstant(closed, zone);
      if (!"won".equals(deal.outcome()) || amount == null || day == null) {
        continue;
      }
      OptionalDouble rate = rates.rate(amount.currency());
      if (day.isAfter(from) && !day.isAfter(asOf) && rate.isPresent()) {
        double worth = amount.amount().doubleValue() * rate.getAsDouble();
        String account = deal.accountId();
        int row = account == null ? -1 : base.rowOf(account);
        total += worth;
        expansion += row >= 0 && base.revenue().mrr(row, day.minusDays(1)) > 0 ? worth : 0;
      }
    }
    if (total > 0) {
      return new Won(expansion, total, "won deals of 12 months");
    }
    for (int row = 0; row < base.size(); row++) {
      for (RevenueInForce.Change change : base.revenue().changes(row, asOf)) {
        if (change.day().isAfter(from) && change.after() > change.before()) {
          double more = 12 * (change.after() - change.before());
          total += more;
          expansion += change.before() > 0 ? more : 0;
        }
      }
    }
    return new Won(expansion, total, "recurring revenue of 12 months");
  }

  private Mistake topOfFunnel(LocalDate asOf) {
    String rule = "Seen where over 60% of spend goes to acquiring users.";
    var ledger = spend.between(asOf.minusMonths(MONTHS).plusDays(1), asOf);
    double acquire = ledger.on(Spend.Stage.ACQUIRE);
    double total = ledger.on(Spend.Stage.values());
    if (total <= 0) {
      return cannotTell(
          Mistake.Kind.TOP_OF_FUNNEL,
          rule,
          "There are no experiments, and no spend of the 12 months before says its stage: import"
              + " spend with stages.");
    }
    double share = acquire / total;
    String currency = ledger.currency();
    return new Mistake(
        Mistake.Kind.TOP_OF_FUNNEL,
        share > MOSTLY ? Mistake.State.SEEN : Mistake.State.NOT_SEEN,
        Format.share(share) + " of spend acquires users",
        List.of(
            new Mistake.Bar("Acquire", Format.money(acquire, currency), share),
            new Mistake.Bar("Everything else", Format.money(total - acquire, currency), 1 - share)),
        rule,
        "Spend of 12 months that says its stage; experiments take its place once there are any.");
  }

  private static Mistake cannotTell(Mistake.Kind kind, String rule, String why) {
    return new Mistake(kind, Mistake.State.CANNOT_TELL, null, List.of(), rule, why);
  }
}
