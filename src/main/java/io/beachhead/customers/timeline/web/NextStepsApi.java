package io.beachhead.customers.timeline.web;

import io.beachhead.customers.timeline.AccountNotes;
import io.beachhead.customers.timeline.NextStep;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Next steps of accounts as JSON. */
@RestController
@RequestMapping("/api/accounts/{id}/next-steps")
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class NextStepsApi {
  private final AccountNotes notes;

  NextStepsApi(AccountNotes notes) {
    this.notes = notes;
  }

  /**
   * What is to be done.
   *
   * @param due a day such as 2026-04-03; null for none
   */
  record NewStep(@Nullable String text, @Nullable String owner, @Nullable String due) {}

  record Done(boolean done) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Write down what is to be done next for an account, by whom and when")
  NextStep add(@PathVariable String id, @RequestBody NewStep step) {
    return notes.step(id, step.text(), step.owner(), step.due());
  }

  @PutMapping("/{step}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Mark a next step done, or open it again")
  void done(@PathVariable String id, @PathVariable String step, @RequestBody Done done) {
    notes.done(id, step, done.done());
  }
}
