package io.beachhead.behaviour.sources;

import io.beachhead.behaviour.protocol.HistoryLines;
import io.beachhead.behaviour.stored.StoredEvent;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.CustomerBases;
import io.beachhead.web.Download;
import io.beachhead.web.ProblemException;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The whole history of events as a file, to be kept or taken elsewhere. */
@RestController
@Tag(name = "Behaviour")
class HistoryController {
  private final HistoryLines lines;
  private final CustomerBases bases;
  private final ObjectProvider<AccountGrouping> groupings;
  private final WorkspaceSettings settings;
  private final Clock clock;

  HistoryController(
      HistoryLines lines,
      CustomerBases bases,
      ObjectProvider<AccountGrouping> groupings,
      WorkspaceSettings settings,
      Clock clock) {
    this.lines = lines;
    this.bases = bases;
    this.groupings = groupings;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping(path = "/sources/events.ndjson")
  @RunsAs(Workload.FILE)
  @PreAuthorize("hasRole('PRODUCT')")
  @Operation(
      summary = "Download the history of events",
      description =
          "A tracking call a line, in order of arrival, as the import of events reads it back; of"
              + " one segment or account the calls that count for it.")
  void history(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(required = false) @Nullable String account,
      HttpServletResponse response) {
    Predicate<StoredEvent> wanted = _ -> true;
    if (account != null) {
      wanted = event -> account.equals(event.accountId());
    }
    if (segment != null) {
      var accounts = accountsOf(segmentation, segment);
      wanted =
          wanted.and(event -> event.accountId() != null && accounts.contains(event.accountId()));
    }
    var these = wanted;
    Download.sendRows(
        response,
        "application/x-ndjson;charset=UTF-8",
        "events.ndjson",
        out -> lines.write(these, out));
  }

  /** Ids of the accounts that are in a segment today. */
  private Set<String> accountsOf(@Nullable String segmentation, String segment) {
    var base = bases.asOf(LocalDate.ofInstant(clock.instant(), settings.current().timezone()));
    var grouping = groupings.getIfAvailable();
    var groups = grouping == null ? null : grouping.divide(segmentation, base).orElse(null);
    if (groups == null || groups.indexOf(segment) < 0) {
      throw ProblemException.notFound("There is no such segment.");
    }
    var accounts = new HashSet<String>();
    for (int row = 0; row < base.size(); row++) {
      if (groups.of(row).key().equals(segment)) {
        accounts.add(base.id(row));
      }
    }
    return accounts;
  }
}
