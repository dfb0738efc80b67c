package io.beachhead.customers.byhand.web;

import io.beachhead.customers.byhand.ByHand;
import io.beachhead.customers.byhand.NewAccount;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts that somebody adds, deletes or gives to an owner. */
@RestController
@RequestMapping("/api/accounts")
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class AccountsByHandApi {
  private final ByHand byHand;

  AccountsByHandApi(ByHand byHand) {
    this.byHand = byHand;
  }

  record Added(String id) {}

  record NewOwner(@Nullable List<String> accounts, @Nullable String owner) {}

  record Given(int accounts) {}

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
  Given giveTo(@RequestBody NewOwner said) {
    return new Given(byHand.giveTo(said.accounts(), said.owner()));
  }
}
