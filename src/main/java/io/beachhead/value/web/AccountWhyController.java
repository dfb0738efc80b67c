package io.beachhead.value.web;

import io.beachhead.value.AccountWorth;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.ValueMetric;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.WhyAnswer;
import io.beachhead.web.WhyAnswer.Line;
import io.beachhead.workspace.WorkspaceSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Why an account's value is what it is: feature by feature, down to what it said itself. */
@Controller
class AccountWhyController {
  private static final int FEATURES_SHOWN = 6;

  private final ValueMaps maps;
  private final WorkspaceSettings settings;
  private final Clock clock;

  AccountWhyController(ValueMaps maps, WorkspaceSettings settings, Clock clock) {
    this.maps = maps;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/why/account-value")
  ModelAndView why(
      @RequestParam String account,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate asOf) {
    AccountWorth worth =
        maps.account(asOf == null ? settings.current().today(clock) : asOf, account)
            .orElseThrow(() ->
                ProblemException.notFound(
                    "There is no account \"%s\" with a value.".formatted(account)));
    String currency = worth.currency();
    List<AccountWorth.Part> parts =
        worth.features().stream()
            .sorted(
                Comparator.comparing((AccountWorth.Part part) -> !part.own())
                    .thenComparingDouble(part -> -Math.abs(part.value())))
            .toList();
    var lines = new ArrayList<Line>();
    parts.stream()
        .limit(FEATURES_SHOWN)
        .forEach(part -> lines.add(new Line(words(part, currency), money(part.value(), currency))));
    if (parts.size() > FEATURES_SHOWN) {
      double rest = parts.stream().skip(FEATURES_SHOWN).mapToDouble(AccountWorth.Part::value).sum();
      lines.add(
          new Line("and %d more".formatted(parts.size() - FEATURES_SHOWN), money(rest, currency)));
    }
    lines.add(
        new Line(
            "Value to this account",
            "%s (%s)"
                .formatted(
                    money(worth.value().mid(), currency),
                    Format.moneyRange(worth.value().low(), worth.value().high(), currency)),
            true));
    Double cost = worth.cost();
    if (cost != null) {
      lines.add(new Line("Its cost", money(cost, currency)));
    }
    return new JteView(
        "web/whybody",
        new WhyAnswer(
            "What the shipped features are worth to this account",
            lines,
            worth.own() == 0
                ? "It said nothing on its value itself: its segment's averages, by its size."
                : "It said itself what %s worth to it."
                    .formatted(worth.own() == 1 ? "1 feature is" : worth.own() + " features are"),
            "/value-map/statements?account=" + URLEncoder.encode(account, StandardCharsets.UTF_8),
            ValueMetric.ACCOUNT_VALUE.methodHref(),
            "/api/accounts/" + URLEncoder.encode(account, StandardCharsets.UTF_8)));
  }

  private static String words(AccountWorth.Part part, String currency) {
    Double said = part.said();
    return said == null
        ? "%s, as in %s".formatted(part.name(), part.cellName())
        : "%s: %s said, %s as in %s"
            .formatted(
                part.name(), money(said, currency), money(part.cell(), currency), part.cellName());
  }

  private static String money(double amount, String currency) {
    return Format.money(amount, currency);
  }
}
