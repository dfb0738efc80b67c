package io.beachhead.customers.web.revenue;

import io.beachhead.customers.revenue.RevenueMovements;
import io.beachhead.customers.revenue.RevenueRetention;
import io.beachhead.statistics.Estimate;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.PageAddress;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.web.WhyAnswer;
import io.beachhead.web.WhyAnswer.Line;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseBody;

/** The revenue page, the accounts behind its movements, and their twins as files. */
@Controller
@Hidden
@ConditionalOnWebApplication
class RevenueController {
  private final Shells shells;
  private final CustomerView.Views views;

  RevenueController(Shells shells, CustomerView.Views views) {
    this.shells = shells;
    this.views = views;
  }

  /** What an address of these pages asks for. */
  record Asked(
      @Nullable String segment,
      @Nullable String from,
      @Nullable String range,
      @Nullable String month,
      @Nullable String kind,
      @Nullable String table) {}

  @GetMapping("/revenue")
  JteView page(@ModelAttribute Asked asked) {
    Shell shell = shells.shell("revenue");
    return new JteView(
        "customers/revenue/revenue", new RevenuePages(shell, report(shell, asked)).page());
  }

  @GetMapping("/revenue.json")
  @ResponseBody
  RevenueAnswer.Page json(@ModelAttribute Asked asked) {
    return RevenueAnswer.page(report(shells.shell("revenue"), asked));
  }

  @GetMapping("/revenue.csv")
  void csv(@ModelAttribute Asked asked, HttpServletResponse response) {
    RevenueReport report = report(shells.shell("revenue"), asked);
    String table = asked.table() == null ? "movements" : asked.table();
    switch (table) {
      case "movements" -> RevenueCsv.movements(report, response);
      case "retention" -> RevenueCsv.retention(report, response);
      case "retention-months" -> RevenueCsv.retentionByMonth(report, response);
      case "cohorts" -> RevenueCsv.cohorts(report, response);
      case "survival" -> RevenueCsv.survival(report, response);
      default ->
          throw ProblemException.unprocessable(
              "There is no such table.",
              List.of(
                  ProblemItem.of(
                      "table",
                      table,
                      "must be movements, retention, retention-months, cohorts or survival")));
    }
  }

  @GetMapping("/revenue/accounts")
  JteView accounts(@ModelAttribute Asked asked) {
    Shell shell = shells.shell("revenue");
    return new JteView(
        "customers/revenue/accounts", RevenueChangesPage.of(shell, moved(shell, asked)));
  }

  @GetMapping("/revenue/accounts.json")
  @ResponseBody
  RevenueAnswer.Behind accountsJson(@ModelAttribute Asked asked) {
    return moved(shells.shell("revenue"), asked).answer();
  }

  @GetMapping("/revenue/accounts.csv")
  void accountsCsv(@ModelAttribute Asked asked, HttpServletResponse response) {
    RevenueCsv.accounts(moved(shells.shell("revenue"), asked), response);
  }

  @GetMapping({"/why/total-arr", "/why/nrr", "/why/grr", "/why/logo-retention"})
  JteView why(@ModelAttribute Asked asked, HttpServletRequest request) {
    Shell shell = shells.shell("revenue");
    RevenueReport report = report(shell, asked);
    String metric = request.getRequestURI().substring("/why/".length());
    return new JteView("web/whybody", why(metric, report, shell.address()));
  }

  private static WhyAnswer why(String metric, RevenueReport report, PageAddress address) {
    RevenueMovements moved = report.between();
    RevenueRetention.Group total = report.retention().total();
    List<Line> sum = new ArrayList<>();
    sum.add(line("MRR on " + Format.date(moved.from()), moved.start(), report));
    if (metric.equals("total-arr")) {
      sum.add(line("new", moved.fresh(), report));
      sum.add(line("reactivated", moved.reactivated(), report));
    }
    if (metric.equals("total-arr") || metric.equals("nrr")) {
      sum.add(line("expansion", moved.expansion(), report));
    }
    if (!metric.equals("logo-retention")) {
      sum.add(line("contraction", -moved.contraction(), report));
      sum.add(line("churned", -moved.churned(), report));
    }
    int paying = moved.accounts().start();
    String sentence =
        switch (metric) {
          case "total-arr" -> {
            sum.add(line("MRR on " + Format.date(moved.to()), moved.end(), report));
            sum.add(new Line("ARR, twelve times that", money(12 * moved.end(), report), true));
            yield Format.count(moved.accounts().end(), "account")
                + " pay "
                + money(12 * moved.end(), report)
                + " a year.";
          }
          case "nrr" -> {
            double kept = moved.start() + moved.expansion() - moved.contraction() - moved.churned();
            sum.add(new Line("paid by the same accounts", money(kept, report), true));
            yield "The accounts that paid then pay " + said(total.nrr()) + " of it now.";
          }
          case "grr" -> {
            double kept = moved.start() - moved.contraction() - moved.churned();
            sum.add(new Line("still there, growth left out", money(kept, report), true));
            yield said(total.grr()) + " of the revenue is still there.";
          }
          default -> {
            sum.clear();
            sum.add(new Line("paying on " + Format.date(moved.from()), Format.count(paying)));
            sum.add(new Line("of them gone", Format.count(moved.accounts().churned())));
            sum.add(
                new Line("still paying", Format.count(paying - moved.accounts().churned()), true));
            yield said(total.logoRetention()) + " of the accounts still pay.";
          }
        };
    String caution = total.caution();
    return new WhyAnswer(
        sentence,
        sum,
        caution == null ? "From revenue of " + Format.count(paying, "account") + "." : caution,
        null,
        "/method/" + (metric.equals("total-arr") ? "arr" : metric),
        new PageAddress("/revenue.json", address.query()).href());
  }

  private static Line line(String what, double mrr, RevenueReport report) {
    return new Line(what, money(mrr, report));
  }

  private static String money(double amount, RevenueReport report) {
    return Format.money(amount, report.currency());
  }

  private static String said(Estimate estimate) {
    var range = RevenueAnswer.range(estimate);
    return range == null
        ? "not known"
        : Format.share(range.mid()) + " (" + Format.shareRange(range.low(), range.high()) + ")";
  }

  private RevenueChanges moved(Shell shell, Asked asked) {
    RevenueReport report = report(shell, asked);
    return RevenueChanges.of(report.view(), report.range(), asked.month(), asked.kind());
  }

  private RevenueReport report(Shell shell, Asked asked) {
    LocalDate to = shell.asOf();
    var chosen = shell.segmentation();
    CustomerView view = views.on(to, chosen == null ? null : chosen.key(), asked.segment());
    return new RevenueReport(
        view, DateRange.of(asked.from(), asked.range(), to, RevenueApi.earliest(view.base())));
  }
}
