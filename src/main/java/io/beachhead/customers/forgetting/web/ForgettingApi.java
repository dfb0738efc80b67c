package io.beachhead.customers.forgetting.web;

import io.beachhead.customers.forgetting.DataSubject.Words;
import io.beachhead.customers.forgetting.Forgetting;
import io.beachhead.customers.forgetting.Forgetting.Preview;
import io.beachhead.customers.forgetting.Forgetting.Whom;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Somebody's wish to be forgotten, as JSON. */
@RestController
@RequestMapping("/api/forgetting")
@ConditionalOnWebApplication
@Tag(name = "Accounts")
class ForgettingApi {
  private final Forgetting forgetting;

  ForgettingApi(Forgetting forgetting) {
    this.forgetting = forgetting;
  }

  /**
   * Whom to forget: one of the first four.
   *
   * @param email a person's address
   * @param person a person's id, as in the people file and in product events
   * @param name of a person known by nothing else
   * @param account id of an account, with all its people
   * @param words keep (without a name) or delete; keep where it is not said
   */
  record Wish(
      @Nullable String email,
      @Nullable String person,
      @Nullable String name,
      @Nullable String account,
      @Nullable String words) {
    Whom whom() {
      return new Whom(email, person, name, account);
    }
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Forget a person or an account",
      description =
          """
          Everything that names them is deleted or becomes "a person who asked to be forgotten": \
          people, requests, notes and history, interviews, statements, answers, traits and \
          properties of product events, what imports remember, and mentions in any text. Counts by \
          account and theme stay. It cannot be undone; ask with dryRun=true first. The audit trail \
          says that it was done, not whose wish it was.\
          """)
  Preview forget(@RequestBody Wish wish, @RequestParam(defaultValue = "false") boolean dryRun) {
    Words words = Words.named(wish.words());
    return dryRun ? forgetting.preview(wish.whom(), words) : forgetting.forget(wish.whom(), words);
  }
}
