package io.beachhead.behaviour.cohorts.web;

import io.beachhead.behaviour.actors.ActorProfiles;
import io.beachhead.behaviour.actors.Profile;
import io.beachhead.behaviour.cohorts.Cohort;
import io.beachhead.behaviour.cohorts.Cohorts;
import io.beachhead.web.Csv;
import io.beachhead.web.Cursor;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The members of cohorts, and cohorts brought back. */
@RestController
class CohortMembersApi {
  private static final int MOST_ROWS = 1000;

  private final Cohorts cohorts;
  private final ActorProfiles profiles;

  CohortMembersApi(Cohorts cohorts, ActorProfiles profiles) {
    this.cohorts = cohorts;
    this.profiles = profiles;
  }

  /**
   * Some of the members, by id.
   *
   * @param nextCursor null on the last page
   */
  record MembersPage(List<Profile> items, int total, @Nullable String nextCursor) {}

  @GetMapping(
      value = "/api/cohorts/{key}/members",
      produces = {MediaType.APPLICATION_JSON_VALUE, "application/problem+json"})
  @Operation(summary = "The members of a cohort now, by id", description = "Pages: limit, cursor.")
  MembersPage members(
      @PathVariable String key,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    if (limit < 1 || limit > MOST_ROWS) {
      throw ProblemException.badRequest(
          "The page cannot be given.",
          List.of(ProblemItem.of("limit", Integer.toString(limit), "must be 1 to " + MOST_ROWS)));
    }
    var cohort = cohorts.required(key);
    var ids = cohorts.members(key);
    int from = cursor == null ? 0 : after(ids, Cursor.decode(cursor, 1).parts().getFirst());
    int to = Math.min(ids.size(), from + limit);
    return new MembersPage(
        profiles.of(cohort.unit(), ids.subList(from, to)),
        ids.size(),
        to < ids.size() ? Cursor.of(ids.get(to - 1)).encode() : null);
  }

  private static int after(List<String> ids, String last) {
    int place = Collections.binarySearch(ids, last);
    return place < 0 ? -place - 1 : place + 1;
  }

  @GetMapping("/api/cohorts/{key}/members.csv")
  @Operation(summary = "The members of a cohort now, as CSV")
  void csv(@PathVariable String key, HttpServletResponse response) {
    csv(cohorts.required(key), response);
  }

  void csv(Cohort cohort, HttpServletResponse response) {
    var members = profiles.of(cohort.unit(), cohorts.members(cohort.key()));
    Csv.download(
        response,
        "cohort-" + cohort.key(),
        csv -> {
          csv.row("id", "name", "account_id", "account", "owner", "last_seen");
          for (var member : members) {
            csv.row(
                member.id(),
                member.name(),
                member.account(),
                member.accountName(),
                member.owner(),
                member.lastSeen());
          }
        });
  }

  @PostMapping("/api/cohorts/{key}/restoration")
  @PreAuthorize(CohortsApi.MAY_CHANGE)
  @Operation(summary = "Bring back a deleted cohort")
  CohortsApi.View restore(@PathVariable String key) {
    return CohortsApi.View.of(cohorts.restore(key), cohorts.usedBy(key));
  }
}
