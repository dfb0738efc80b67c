package io.beachhead.voice.web;

import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.AccountPart;
import io.beachhead.customers.AccountSection;
import io.beachhead.customers.Accounts;
import io.beachhead.customers.Person;
import io.beachhead.customers.revenue.Money;
import io.beachhead.voice.AssignedTheme;
import io.beachhead.voice.FeatureNames;
import io.beachhead.voice.Importance;
import io.beachhead.voice.Request;
import io.beachhead.voice.Requests;
import io.beachhead.web.Format;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What an account asked for, on its page and in its JSON. */
@Component
public class AccountRequestsPart implements AccountPart {
  private static final int ORDER = 30;
  private static final int SHOWN = 20;

  private final Requests requests;
  private final Accounts accounts;
  private final ObjectProvider<FeatureNames> features;
  private final WorkspaceSettings settings;

  AccountRequestsPart(
      Requests requests,
      Accounts accounts,
      ObjectProvider<FeatureNames> features,
      WorkspaceSettings settings) {
    this.requests = requests;
    this.accounts = accounts;
    this.features = features;
    this.settings = settings;
  }

  /**
   * The card.
   *
   * @param more how many are not shown; null for none
   */
  public record AccountRequests(String note, List<Row> rows, @Nullable String more) {}

  /** One request; empty texts where something is not known. */
  public record Row(
      String text,
      String subject,
      String saidBy,
      String when,
      String importance,
      String kind,
      String amount) {}

  @Override
  public Optional<AccountSection> section(AccountInQuestion account) {
    ZoneId zone = settings.current().timezone();
    Instant end = account.base().asOf().plusDays(1).atStartOfDay(zone).toInstant();
    List<Request> said =
        requests.of(account.id()).stream().filter(request -> saidBefore(request, end)).toList();
    String name = account.base().name(account.row());
    return Optional.of(
        new AccountSection(
            AccountSection.Place.MAIN,
            ORDER,
            "voice/_account",
            card(said, account.id(), zone),
            "requests",
            said.stream().map(request -> RequestAnswer.of(request, name)).toList()));
  }

  private AccountRequests card(List<Request> said, String accountId, ZoneId zone) {
    if (said.isEmpty()) {
      return new AccountRequests("", List.of(), null);
    }
    FeatureNames known = features.getIfAvailable();
    Map<String, String> names = known == null ? Map.of() : known.byKey();
    Map<String, String> people = new HashMap<>();
    for (Person person : accounts.people(accountId)) {
      String email = person.email();
      if (email != null) {
        people.put(email.toLowerCase(Locale.ROOT), person.called());
      }
    }
    return new AccountRequests(
        Format.count(said.size(), "request"),
        said.stream().limit(SHOWN).map(request -> row(request, names, people, zone)).toList(),
        said.size() > SHOWN ? Format.count(said.size() - SHOWN) : null);
  }

  private static Row row(
      Request request, Map<String, String> features, Map<String, String> people, ZoneId zone) {
    String email = request.personEmail();
    String name = request.asker().personName();
    Instant created = request.createdAt();
    Importance importance = request.importance();
    Money amount = request.amount();
    return new Row(
        request.text(),
        subject(request, features),
        name != null
            ? name
            : email == null ? "" : people.getOrDefault(email.toLowerCase(Locale.ROOT), email),
        created == null ? "" : Format.date(created.atZone(zone).toLocalDate()),
        importance == null ? "" : importance.label(),
        importance == Importance.BLOCKER ? "bad" : "",
        amount == null ? "" : Format.money(amount.amount(), amount.currency()));
  }

  /** Its themes, else its features by name; empty where nobody has said yet. */
  static String subject(Request request, Map<String, String> features) {
    if (!request.themes().isEmpty()) {
      return request.themes().stream().map(AssignedTheme::name).collect(Collectors.joining(", "));
    }
    return request.features().stream()
        .map(feature -> features.getOrDefault(feature, feature))
        .collect(Collectors.joining(", "));
  }

  static boolean saidBefore(Request request, Instant end) {
    Instant created = request.createdAt();
    return created == null || created.isBefore(end);
  }
}
