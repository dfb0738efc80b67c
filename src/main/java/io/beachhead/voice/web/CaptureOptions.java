package io.beachhead.voice.web;

import io.beachhead.customers.AccountList;
import io.beachhead.customers.Accounts;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.voice.AssignedTheme;
import io.beachhead.voice.FeatureNames;
import io.beachhead.voice.PersonText;
import io.beachhead.voice.Requests;
import io.beachhead.voice.SimilarRequests;
import io.beachhead.voice.web.CaptureForm.Suggestion;
import io.beachhead.voice.web.RequestsPage.Option;
import io.beachhead.web.Format;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What the capture form offers while somebody types: accounts, people, features, a theme. */
@Component
@ConditionalOnWebApplication
class CaptureOptions {
  private static final int OFFERED = 12;

  /** Words need so many characters before they look like a theme. */
  private static final int SHORTEST_TEXT = 12;

  /** So many of the most similar requests say which theme it looks like. */
  private static final int NEIGHBOURS = 7;

  private final CustomerBases bases;
  private final Accounts accounts;
  private final Requests requests;
  private final SimilarRequests similar;
  private final ObjectProvider<FeatureNames> features;
  private final WorkspaceSettings settings;
  private final Clock clock;

  CaptureOptions(
      CustomerBases bases,
      Accounts accounts,
      Requests requests,
      SimilarRequests similar,
      ObjectProvider<FeatureNames> features,
      WorkspaceSettings settings,
      Clock clock) {
    this.bases = bases;
    this.accounts = accounts;
    this.requests = requests;
    this.similar = similar;
    this.features = features;
    this.settings = settings;
    this.clock = clock;
  }

  /** All features, one of them chosen. */
  List<Option> features(String chosen) {
    FeatureNames known = features.getIfAvailable();
    Map<String, String> names = known == null ? Map.of() : known.byKey();
    return names.entrySet().stream()
        .map(entry -> new Option(entry.getKey(), entry.getValue(), entry.getKey().equals(chosen)))
        .toList();
  }

  /** The theme that most of the nearest requests have, each weighed by how near it is. */
  @Nullable Suggestion suggested(String text) {
    if (text.strip().length() < SHORTEST_TEXT) {
      return null;
    }
    Map<String, Double> weights = new LinkedHashMap<>();
    similar
        .to(text, NEIGHBOURS)
        .forEach(near ->
            near.request().themes().stream()
                .map(AssignedTheme::name)
                .forEach(theme -> weights.merge(theme, near.similarity(), Double::sum)));
    return weights.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(best -> {
          String theme = best.getKey();
          long count =
              requests.distinct().stream()
                  .filter(request ->
                      request.themes().stream().anyMatch(one -> one.name().equals(theme)))
                  .count();
          return new Suggestion(theme, Format.count(count, "request"));
        })
        .orElse(null);
  }

  List<Option> accounts(String typed) {
    CustomerBase base = base();
    return new AccountList(base, Optional.empty())
        .search(typed, OFFERED).stream()
            .map(row -> new Option(called(base, row), base.id(row), false))
            .toList();
  }

  List<Option> people(String account, String typed) {
    CustomerBase base = base();
    List<Integer> meant = account.isBlank() ? List.of() : meant(base, account.strip());
    if (meant.size() == 1) {
      return accounts.people(base.id(meant.getFirst())).stream()
          .limit(OFFERED)
          .map(person ->
              new Option(
                  PersonText.text(person.name(), person.email()),
                  Objects.requireNonNullElse(person.title(), ""),
                  false))
          .filter(option -> !option.value().isEmpty())
          .toList();
    }
    String part = typed.strip().toLowerCase(Locale.ROOT);
    return requests.all().stream()
        .map(request -> PersonText.text(request.asker().personName(), request.personEmail()))
        .filter(text -> !text.isEmpty() && text.toLowerCase(Locale.ROOT).contains(part))
        .distinct()
        .limit(OFFERED)
        .map(text -> new Option(text, "", false))
        .toList();
  }

  /** Its name, or its id where others are called the same. */
  static String called(CustomerBase base, int row) {
    String name = base.name(row);
    return meant(base, name).size() == 1 ? name : base.id(row);
  }

  /** Rows of the accounts of that id, else of that name. */
  static List<Integer> meant(CustomerBase base, String typed) {
    int row = base.rowOf(typed);
    if (row >= 0) {
      return List.of(row);
    }
    return IntStream.range(0, base.size())
        .filter(each -> base.name(each).equalsIgnoreCase(typed))
        .boxed()
        .toList();
  }

  CustomerBase base() {
    return bases.asOf(settings.current().today(clock));
  }
}
