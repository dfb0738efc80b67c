package io.beachhead.behaviour.sources;

import io.beachhead.behaviour.people.DomainOffers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** E-mail domains that are an account's, for programs. */
@RestController
@RequestMapping("/api/domain-offers")
@Tag(name = "Behaviour")
class DomainOffersApi {
  private final DomainOffers offers;

  DomainOffersApi(DomainOffers offers) {
    this.offers = offers;
  }

  /** Open offers first. */
  record Answer(List<DomainOffers.Offer> items) {}

  /** What is decided. */
  record Decision(boolean accepted) {}

  @Operation(summary = "People whose e-mail domain is an account's")
  @GetMapping
  Answer all() {
    return new Answer(offers.all());
  }

  @Operation(summary = "Count a domain's people for the account, or keep them separate")
  @PutMapping("/{domain}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('PRODUCT', 'GTM')")
  void decide(@PathVariable String domain, @RequestBody Decision decision) {
    offers.decide(domain, decision.accepted());
  }

  @Operation(summary = "Withdraw the decision on a domain")
  @DeleteMapping("/{domain}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('PRODUCT', 'GTM')")
  void reopen(@PathVariable String domain) {
    offers.decide(domain, null);
  }
}
