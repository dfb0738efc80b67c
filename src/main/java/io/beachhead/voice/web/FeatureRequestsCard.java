package io.beachhead.voice.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.voice.Request;
import io.beachhead.voice.Requests;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.card.Card;
import io.beachhead.web.card.CardRequest;
import io.beachhead.web.card.PageCard;
import io.beachhead.workspace.WorkspaceSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who asked for a feature, on the feature's page. */
@Component
public class FeatureRequestsCard implements PageCard {
  private static final int ORDER = 20;
  private static final int SHOWN = 10;

  private final Requests requests;
  private final CustomerBases customers;
  private final WorkspaceSettings settings;

  FeatureRequestsCard(Requests requests, CustomerBases customers, WorkspaceSettings settings) {
    this.requests = requests;
    this.customers = customers;
    this.settings = settings;
  }

  /**
   * The card.
   *
   * @param count how many there are, empty for none
   */
  public record FeatureRequests(String count, String allHref, List<Row> rows) {}

  /**
   * One request.
   *
   * @param account its name; null where nobody knows whose it is
   */
  public record Row(String text, @Nullable String account, @Nullable String href, String when) {}

  @Override
  public String page() {
    return "feature";
  }

  @Override
  public Optional<Card> card(CardRequest request) {
    Shell shell = request.shell();
    String feature = request.requiredSubject();
    ZoneId zone = settings.current().timezone();
    Instant end = shell.asOf().plusDays(1).atStartOfDay(zone).toInstant();
    CustomerBase base = customers.asOf(shell.asOf());
    List<Request> asked =
        requests.distinct().stream()
            .filter(one -> one.features().contains(feature))
            .filter(one -> AccountRequestsPart.saidBefore(one, end))
            .toList();
    return Optional.of(
        new Card(
            ORDER,
            "voice/_feature",
            new FeatureRequests(
                asked.isEmpty() ? "" : Format.count(asked.size(), "request"),
                shell.link(
                    "/requests?feature=" + URLEncoder.encode(feature, StandardCharsets.UTF_8)),
                asked.stream().limit(SHOWN).map(one -> row(one, base, shell, zone)).toList())));
  }

  private static Row row(Request request, CustomerBase base, Shell shell, ZoneId zone) {
    String account = request.accountId();
    int row = account == null ? -1 : base.rowOf(account);
    Instant when = request.createdAt();
    return new Row(
        request.text(),
        account == null ? null : row < 0 ? account : base.name(row),
        row < 0 || account == null ? null : shell.link(AccountAddress.of(account)),
        when == null ? "" : Format.date(LocalDate.ofInstant(when, zone)));
  }
}
