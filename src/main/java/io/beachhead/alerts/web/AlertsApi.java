package io.beachhead.alerts.web;

import io.beachhead.alerts.Alert;
import io.beachhead.alerts.AlertDraft;
import io.beachhead.alerts.Alerts;
import io.beachhead.alerts.RaisedAlert;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Alerts as JSON. */
@RestController
@RequestMapping("/api/alerts")
@ConditionalOnWebApplication
@Tag(name = "Growth")
class AlertsApi {
  private static final String MAY = "hasAnyRole('PRODUCT','GTM')";

  private final Alerts alerts;

  AlertsApi(Alerts alerts) {
    this.alerts = alerts;
  }

  record All(List<Item> items) {}

  record History(List<RaisedAlert> items) {}

  /**
   * @param happens above, below, rises, falls or changes
   * @param problem why it is not checked; null while it is
   */
  record Item(
      String key,
      String name,
      String number,
      String happens,
      @Nullable Double threshold,
      List<String> emails,
      boolean muted,
      @Nullable String problem,
      String createdBy) {
    static Item of(Alert alert) {
      return new Item(
          alert.key(),
          alert.name(),
          alert.number(),
          alert.happens().key(),
          alert.threshold(),
          alert.emails(),
          alert.muted(),
          alert.problem(),
          alert.createdBy());
    }
  }

  /**
   * @param number key of a number, such as {@code question:weekly-sign-ups}
   * @param emails whom it is mailed to, where a mail server is set
   * @param muted nothing is sent while it is; not muted unless said
   */
  record Body(
      @Nullable String name,
      @Nullable String number,
      @Nullable String happens,
      @Nullable Double threshold,
      @Nullable List<String> emails,
      @Nullable Boolean muted) {
    AlertDraft draft() {
      return new AlertDraft(name, number, happens, threshold, emails);
    }
  }

  @GetMapping
  @Operation(summary = "Alerts on saved numbers")
  All all() {
    return new All(alerts.all().stream().map(Item::of).toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize(MAY)
  @Operation(
      summary = "Set an alert on a saved number",
      description =
          "above and below compare with the threshold, strictly; above is raised already while the"
              + " interval runs where the number can only grow. rises, falls and changes compare"
              + " the last full interval with the one before and count only beyond the 95% range."
              + " Raised once an interval: on Alignment, and to every webhook subscribed to"
              + " alert.raised.")
  Item add(@RequestBody Body body) {
    var added = alerts.add(body.draft());
    return Item.of(Boolean.TRUE.equals(body.muted()) ? alerts.mute(added.key(), true) : added);
  }

  @PutMapping("/{key}")
  @PreAuthorize(MAY)
  @Operation(summary = "Change or mute an alert")
  Item change(@PathVariable String key, @RequestBody Body body) {
    return Item.of(alerts.change(key, body.draft(), body.muted()));
  }

  @DeleteMapping("/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(MAY)
  @Operation(summary = "Delete an alert and its history")
  void delete(@PathVariable String key) {
    alerts.delete(key);
  }

  @GetMapping("/{key}/history")
  @Operation(summary = "When an alert was raised, the latest first")
  History history(@PathVariable String key) {
    return new History(alerts.history(key));
  }
}
