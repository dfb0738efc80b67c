package io.beachhead.customers.byhand.web;

import io.beachhead.customers.byhand.ByHand;
import io.beachhead.customers.byhand.Merge;
import io.beachhead.customers.byhand.Merging;
import io.beachhead.customers.byhand.NewAccount;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts that somebody adds, deletes or gives to an owner. */
@RestController
@RequestMapping("/api/accounts")
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class AccountsByHandApi {
  private final ByHand byHand;
  private final Merging merging;

  AccountsByHandApi(ByHand byHand, Merging merging) {
    this.byHand = byHand;
    this.merging = merging;
  }

  record Added(String id) {}

  record NewOwner(@Nullable List<String> accounts, @Nullable String owner) {}

  @PostMapping
  @Operation(summary = "Add an account by hand")
  ResponseEntity<Added> add(@RequestBody NewAccount said) {
    var id = byHand.add(said);
    return ResponseEntity.created(URI.create("/api/accounts/")).body(new Added(id));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Delete an account that has no revenue, invoices or deals, with its people",
      description = "409 says what still belongs to it.")
  void delete(@PathVariable String id) {
    byHand.deleteAccount(id);
  }

  @PostMapping("/owner")
  @Operation(summary = "Give many accounts to one owner; null = to nobody")
  ByHand.Given giveTo(@RequestBody NewOwner said) {
    return byHand.giveTo(said.accounts(), said.owner());
  }

  record Other(@Nullable String from) {}

  @GetMapping("/{id}/merge")
  @Operation(
      summary = "What would go along if another account were merged into this one",
      description = "from = id of the account that goes. Nothing is changed.")
  Merge planned(@PathVariable String id, @RequestParam(required = false) @Nullable String from) {
    return merging.accountsPlanned(from, id);
  }

  @PostMapping("/{id}/merge")
  @Operation(
      summary = "Merge another account into this one",
      description =
          "People, revenue, deals, requests, notes and every other record go along, and events that"
              + " name the account that goes count for this one. undo takes it back:"
              + " POST /api/changes-by-hand/{undo}/undo.")
  Merge merge(@PathVariable String id, @RequestBody Other other) {
    return merging.accounts(other.from(), id);
  }
}
