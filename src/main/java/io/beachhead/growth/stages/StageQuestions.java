package io.beachhead.growth.stages;

import io.beachhead.behaviour.people.Unit;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.revenue.RevenueRetention;
import io.beachhead.growth.GrowthDefinition;
import io.beachhead.growth.GrowthDefinition.Gates;
import io.beachhead.growth.GrowthDefinitions;
import io.beachhead.growth.spend.Spend;
import io.beachhead.growth.spend.Spend.Stage;
import io.beachhead.growth.stages.GrowthStages.Ahead;
import io.beachhead.growth.stages.GrowthStages.Ndr;
import io.beachhead.growth.stages.GrowthStages.StageFigure;
import io.beachhead.growth.stages.GrowthStages.State;
import io.beachhead.growth.stages.GrowthStages.Week;
import io.beachhead.growth.users.NewUser;
import io.beachhead.growth.users.NewUsers;
import io.beachhead.growth.users.SignUpRange;
import io.beachhead.statistics.Estimate;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.Measured;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.web.Format;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers which stage of growth is proven, which one the company is in, and what runs ahead. */
@Component
public class StageQuestions {
  private final GrowthDefinitions definitions;
  private final NewUsers newUsers;
  private final Spend spend;
  private final CustomerBases bases;
  private final WorkspaceSettings settings;

  StageQuestions(
      GrowthDefinitions definitions,
      NewUsers newUsers,
      Spend spend,
      CustomerBases bases,
      WorkspaceSettings settings) {
    this.definitions = definitions;
    this.newUsers = newUsers;
    this.spend = spend;
    this.bases = bases;
    this.settings = settings;
  }

  /** The stages over everybody who signed up in the range. */
  public GrowthStages stages(SignUpRange range) {
    return stages(range, _ -> true);
  }

  /**
   * The stages over some of them. Spend is not divided: costs stay those of all.
   *
   * @param who the people that count
   */
  public GrowthStages stages(SignUpRange range, Predicate<NewUser> who) {
    GrowthDefinition definition = definitions.current();
    List<NewUser> all = range.of(newUsers.all(Unit.PERSON, definition));
    List<NewUser> users = all.stream().filter(who).toList();
    NotEnoughData missing = newUsers.missing(definition, all);
    var weekStart = settings.current().weekStart();
    var measured = new StageMeasurement(definition, range, weekStart, users);
    var ofAll = new StageMeasurement(definition, range, weekStart, all);
    var ledger = spend.between(measured.first(), range.to());
    Gates gates = definition.gates();
    Interval ndr = ndr(range.to());
    boolean said = definition.signedUp() != null;
    var found = new ArrayList<Found>();
    found.add(
        new Found(
            Stage.ACQUIRE,
            missing != null ? missing : measured.acquire(),
            gates.acquire(),
            said ? measured.acquireTrend() : List.of()));
    found.add(
        new Found(
            Stage.RETAIN,
            missing != null ? missing : measured.retain(),
            gates.retain(),
            said ? measured.retainTrend() : List.of()));
    found.add(
        new Found(
            Stage.SCALE,
            missing != null ? missing : ofAll.scale(ledger),
            gates.scale(),
            said ? ofAll.scaleTrend(ledger) : List.of()));
    found.add(
        new Found(
            Stage.MONETISE,
            missing != null ? missing : measured.monetise(),
            gates.monetise(),
            said ? measured.monetiseTrend() : List.of()));
    List<StageFigure> stages = figures(found, ledger, new Ndr(ndr, gates.ndr()));
    return new GrowthStages(
        all.isEmpty() ? range.from() : measured.first(),
        range.to(),
        ledger.currency(),
        users.size(),
        stages,
        ahead(stages, ledger),
        cautions(ledger));
  }

  private record Found(Stage stage, Estimate estimate, @Nullable Double gate, List<Week> trend) {}

  private static List<StageFigure> figures(List<Found> found, Spend.Ledger ledger, Ndr ndr) {
    var figures = new ArrayList<StageFigure>();
    boolean soFar = true;
    for (Found stage : found) {
      boolean passed = passed(stage, ndr);
      State state;
      if (soFar && passed) {
        state = State.PROVEN;
      } else if (soFar) {
        state = State.HERE;
        soFar = false;
      } else {
        state = ledger.on(stage.stage()) > 0 ? State.EARLY : State.NOT_YET;
      }
      figures.add(figure(stage, state, stage.stage() == Stage.MONETISE ? ndr : null));
    }
    return figures;
  }

  /** Whether the whole range lies beyond the gate: a lucky week proves nothing. */
  private static boolean passed(Found stage, Ndr ndr) {
    Double gate = stage.gate();
    if (gate == null || !(stage.estimate() instanceof Measured measured)) {
      return false;
    }
    Interval value = measured.interval();
    return switch (stage.stage()) {
      case SCALE -> value.high() <= gate;
      case MONETISE -> value.low() >= gate && passed(ndr);
      case ACQUIRE, RETAIN -> value.low() >= gate;
    };
  }

  private static boolean passed(Ndr ndr) {
    Double gate = ndr.gate();
    Interval value = ndr.value();
    return gate == null || (value != null && value.low() >= gate);
  }

  private static StageFigure figure(Found stage, State state, @Nullable Ndr ndr) {
    Measured measured = stage.estimate() instanceof Measured known ? known : null;
    return new StageFigure(
        stage.stage(),
        measured == null ? null : measured.interval(),
        unit(stage.stage()),
        stage.gate(),
        state,
        definition(stage.stage()),
        measured == null ? "" : measured.method(),
        measured == null ? 0 : Math.round(measured.n()),
        stage.estimate() instanceof NotEnoughData missing ? missing : null,
        stage.trend(),
        ndr);
  }

  private static String unit(Stage stage) {
    return switch (stage) {
      case ACQUIRE -> "perDay";
      case RETAIN, MONETISE -> "share";
      case SCALE -> "currency";
    };
  }

  static String definition(Stage stage) {
    return switch (stage) {
      case ACQUIRE -> "new free users a day";
      case RETAIN -> "of new users active in week 4";
      case SCALE -> "per activated user";
      case MONETISE -> "of new users pay";
    };
  }

  private @Nullable Interval ndr(LocalDate to) {
    var base = bases.asOf(to);
    return RevenueRetention.measure(base.revenue(), to.minusYears(1), to, _ -> -1, 0).total().nrr()
            instanceof Measured measured
        ? measured.interval()
        : null;
  }

  /** What goes to stages beyond the first that is not proven; only where money says so. */
  private static @Nullable Ahead ahead(List<StageFigure> stages, Spend.Ledger ledger) {
    StageFigure here =
        stages.stream().filter(s -> s.state() == State.HERE).findFirst().orElse(null);
    double known = ledger.on(Stage.values());
    if (here == null || known == 0) {
      return null;
    }
    List<Stage> later =
        stages.stream().filter(s -> s.state() == State.EARLY).map(StageFigure::stage).toList();
    if (later.isEmpty()) {
      return null;
    }
    double share = ledger.on(later.toArray(Stage[]::new)) / known;
    Map<String, Double> by = new LinkedHashMap<>();
    for (Stage stage : Stage.values()) {
      by.put(stage.key(), ledger.on(stage));
    }
    return new Ahead(here.stage(), share, by, later, sentence(here, stages, share, later));
  }

  private static String sentence(
      StageFigure here, List<StageFigure> stages, double share, List<Stage> later) {
    String which =
        later.size() == 1
            ? "stage " + number(later.getFirst())
            : "stages " + number(later.getFirst()) + " and " + number(later.getLast());
    String why =
        "%s of the growth budget works on %s while stage %d is unproven."
            .formatted(Format.share(share), which, number(here.stage()));
    Interval stay = stages.get(Stage.RETAIN.ordinal()).value();
    return stay == null || here.stage() != Stage.RETAIN
        ? why
        : why
            + " Each user bought now is %s likely to be gone by week 4."
                .formatted(Format.share(1 - stay.mid()));
  }

  private static int number(Stage stage) {
    return stage.ordinal() + 1;
  }

  private static List<String> cautions(Spend.Ledger ledger) {
    var cautions = new ArrayList<String>();
    ledger
        .withoutRate()
        .forEach((currency, amount) ->
            cautions.add(
                "Spend of %s is left out: there is no exchange rate for %s; set one in Settings."
                    .formatted(Format.money(amount.amount().doubleValue(), currency), currency)));
    double unsaid = ledger.on((Stage) null);
    if (unsaid > 0) {
      cautions.add(
          "%s of spend says no stage and counts for none."
              .formatted(Format.money(unsaid, ledger.currency())));
    }
    return cautions;
  }
}
