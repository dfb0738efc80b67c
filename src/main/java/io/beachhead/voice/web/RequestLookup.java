package io.beachhead.voice.web;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.voice.FeatureNames;
import io.beachhead.voice.Request;
import io.beachhead.voice.Requests;
import io.beachhead.web.Shells;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The requests, accounts and segmentation that the current page or answer speaks about. */
@Component
@ConditionalOnWebApplication
class RequestLookup {
  private final Requests requests;
  private final CustomerBases bases;
  private final ObjectProvider<AccountGrouping> grouping;
  private final ObjectProvider<FeatureNames> features;
  private final WorkspaceSettings settings;
  private final Shells shells;

  RequestLookup(
      Requests requests,
      CustomerBases bases,
      ObjectProvider<AccountGrouping> grouping,
      ObjectProvider<FeatureNames> features,
      WorkspaceSettings settings,
      Shells shells) {
    this.requests = requests;
    this.bases = bases;
    this.grouping = grouping;
    this.features = features;
    this.settings = settings;
    this.shells = shells;
  }

  /** What was said by the as-of day, with what is known of the accounts on it. */
  Said said(@Nullable String segmentation) {
    CustomerBase base = bases.asOf(shells.asOf());
    AccountGrouping known = grouping.getIfAvailable();
    Optional<AccountGroups> groups =
        known == null ? Optional.empty() : known.divide(segmentation, base);
    Instant end = base.asOf().plusDays(1).atStartOfDay(settings.current().timezone()).toInstant();
    FeatureNames names = features.getIfAvailable();
    return new Said(
        requests.all().stream()
            .filter(request -> AccountRequestsPart.saidBefore(request, end))
            .toList(),
        base,
        groups,
        names == null ? Map.of() : names.byKey());
  }

  /**
   * Requests and their accounts.
   *
   * @param requests newest first
   * @param features name by key
   */
  record Said(
      List<Request> requests,
      CustomerBase base,
      Optional<AccountGroups> groups,
      Map<String, String> features) {

    List<Request> matching(RequestQuestion question) {
      return requests.stream()
          .filter(request -> question.asksFor(request, accountName(request)))
          .filter(request -> inSegment(request, question.segment()))
          .toList();
    }

    int row(Request request) {
      String account = request.accountId();
      return account == null ? -1 : base.rowOf(account);
    }

    @Nullable String accountName(Request request) {
      int row = row(request);
      return row < 0 ? null : base.name(row);
    }

    @Nullable AccountGroup segment(Request request) {
      int row = row(request);
      return row < 0 || groups.isEmpty() ? null : groups.get().of(row);
    }

    private boolean inSegment(Request request, @Nullable String key) {
      if (key == null) {
        return true;
      }
      AccountGroup segment = segment(request);
      return segment != null && segment.key().equals(key);
    }

    RequestAnswer answer(Request request) {
      return RequestAnswer.of(request, accountName(request));
    }
  }
}
