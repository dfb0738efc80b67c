package io.beachhead.voice.web;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.voice.FeatureNames;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestBook;
import io.beachhead.voice.Requests;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        requests.book(), end, base, groups, names == null ? Map.of() : names.byKey(), null);
  }

  /**
   * The request with that id.
   *
   * @throws ProblemException 404 where there is none
   */
  Request request(String id) {
    return requests
        .find(id)
        .orElseThrow(() -> ProblemException.notFound("There is no request " + id + "."));
  }

  /** The same as JSON, with everybody who asks for it. */
  RequestAnswer answer(String id) {
    var said = said(null);
    Request request = request(id);
    return RequestAnswer.of(request, said.accountName(request), said.book().voices(request));
  }

  /**
   * Requests and their accounts.
   *
   * @param book all requests
   * @param end what was said from then on is left out
   * @param features name by key
   * @param only ids to choose from; null for all
   */
  record Said(
      RequestBook book,
      Instant end,
      CustomerBase base,
      Optional<AccountGroups> groups,
      Map<String, String> features,
      @Nullable Set<String> only) {

    /** The same, where only some requests are to choose from. */
    Said of(Set<String> ids) {
      return new Said(book, end, base, groups, features, ids);
    }

    /** Those to choose from, said by the as-of day, the newest first. */
    List<Request> requests(RequestQuestion.Which which) {
      List<Request> all =
          switch (which) {
            case DISTINCT -> book.distinct();
            case VOICES -> book.all();
            case UNCONFIRMED -> book.unconfirmed();
          };
      // The newest are first: what was said later than the as-of day stands before all others.
      int first = 0;
      while (first < all.size() && !AccountRequestsPart.saidBefore(all.get(first), end)) {
        first++;
      }
      List<Request> said = all.subList(first, all.size());
      return only == null
          ? said
          : said.stream().filter(request -> only.contains(request.id())).toList();
    }

    List<Request> matching(RequestQuestion question) {
      return requests(question.which()).stream()
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
