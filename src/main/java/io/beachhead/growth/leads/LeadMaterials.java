package io.beachhead.growth.leads;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.growth.reps.Reps;
import io.beachhead.imports.Imports;
import io.beachhead.imports.PastImport;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Brings together what chances are learned from, other than behaviour. */
@Component
class LeadMaterials {
  private static final String SEATS = "seats";
  private static final int IMPORTS_READ = 1000;

  /** What names an account, or was there from its first day, predicts nothing written later. */
  private static final Set<String> LASTING = Set.of("id", "name", "domain", "created_at");

  private final LeadBook book;
  private final Upgrades upgrades;
  private final CustomerBases customers;
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final Imports imports;
  private final WorkspaceSettings settings;
  private final Reps reps;

  LeadMaterials(
      LeadBook book,
      Upgrades upgrades,
      CustomerBases customers,
      Segmentations segmentations,
      Memberships memberships,
      Imports imports,
      WorkspaceSettings settings,
      Reps reps) {
    this.book = book;
    this.upgrades = upgrades;
    this.customers = customers;
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.imports = imports;
    this.settings = settings;
    this.reps = reps;
  }

  /** Names of the events that are the outcome of buying. */
  Set<String> upgrades() {
    return upgrades.names();
  }

  /** As of the end of a day. */
  LeadScoring.Material on(LocalDate asOf) {
    ZoneId zone = settings.current().timezone();
    CustomerBase base = customers.asOf(asOf);
    long until = asOf.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1;
    Map<String, Long> upgraded = upgrades.firstTimes(until);
    var history = new EnumMap<Playbook, List<LeadStanding>>(Playbook.class);
    for (Playbook playbook : Playbook.values()) {
      history.put(playbook, book.history(playbook));
    }
    Segmentation agreed = segmentations.active(base.asOf()).orElse(null);
    Instant first = upgrades.firstEvent();
    return new LeadScoring.Material(
        base,
        zone,
        agreed == null ? null : memberships.of(agreed, base),
        seats(base),
        upgraded,
        history,
        written(base, asOf, zone),
        LeadsPerRep.FEED_ONE * Reps.on(reps.all(), asOf),
        first == null ? null : LocalDate.ofInstant(first, zone));
  }

  private static int[] seats(CustomerBase base) {
    int[] seats = new int[base.size()];
    if (base.attribute(SEATS) instanceof NumberAttribute numbers) {
      for (int row = 0; row < seats.length; row++) {
        seats[row] = numbers.known(row) ? (int) Math.round(numbers.number(row)) : 0;
      }
    }
    return seats;
  }

  /** Attributes have no history: they are as new as the last time accounts were written. */
  private List<LeakageGuard.Column> written(CustomerBase base, LocalDate asOf, ZoneId zone) {
    LocalDate last =
        imports.history(IMPORTS_READ).stream()
            .filter(each -> each.kind().equals("accounts"))
            .map(PastImport::importedAt)
            .max(Comparator.naturalOrder())
            .map(at -> LocalDate.ofInstant(at, zone))
            .orElse(asOf);
    return base.attributes().stream()
        .filter(attribute -> attribute.knownCount() > 0)
        .map(Attribute::name)
        .filter(name -> !LASTING.contains(name))
        .map(name -> new LeakageGuard.Column(name, last))
        .toList();
  }
}
