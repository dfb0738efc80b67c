package io.beachhead.customers;

import io.beachhead.web.SearchHit;
import io.beachhead.web.SearchSource;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds accounts while one types: names that begin so first, then the larger ones. */
@Component
@Order(10)
class AccountSearch implements SearchSource {
  private final CustomerBases bases;
  private final WorkspaceSettings settings;
  private final Clock clock;

  AccountSearch(CustomerBases bases, WorkspaceSettings settings, Clock clock) {
    this.bases = bases;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public List<SearchHit> search(String text, int limit) {
    CustomerBase base = bases.asOf(settings.current().today(clock));
    return new AccountList(base, Optional.empty())
        .search(text, limit).stream()
            .map(row ->
                new SearchHit(
                    "account", "building", base.name(row), AccountAddress.of(base.id(row))))
            .toList();
  }
}
