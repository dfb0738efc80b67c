package io.beachhead.alignment.web;

import io.beachhead.alignment.Activity;
import io.beachhead.alignment.Alignment;
import io.beachhead.alignment.Alignment.Standing;
import io.beachhead.alignment.SampleOffers;
import io.beachhead.value.ValueMap.SegmentValue;
import io.beachhead.web.Csv;
import io.beachhead.web.JteView;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The start page: the welcome of an empty workspace, then where customers stand. */
@Controller
class HomeController {
  private static final int CHANGES = 6;

  private final Alignment alignment;
  private final Activity activity;
  private final ObjectProvider<SampleOffers> samples;
  private final WorkspaceSettings workspace;
  private final Shells shells;

  HomeController(
      Alignment alignment,
      Activity activity,
      ObjectProvider<SampleOffers> samples,
      WorkspaceSettings workspace,
      Shells shells) {
    this.alignment = alignment;
    this.activity = activity;
    this.samples = samples;
    this.workspace = workspace;
    this.shells = shells;
  }

  @GetMapping("/")
  JteView home() {
    Shell shell = shells.shell("alignment");
    if (!alignment.hasCustomers(shell.asOf())) {
      CurrentUser user = CurrentUser.now();
      return new JteView(
          "alignment/welcome",
          new WelcomePage(
              shell,
              user.may(Role.GTM) || user.may(Role.PRODUCT),
              user.may(Role.ADMIN),
              user.may(Role.ADMIN),
              samples.stream().flatMap(offers -> offers.offers().stream()).toList()));
    }
    return new JteView(
        "alignment/home",
        HomePages.page(
            shell, standing(shell), activity.newest(CHANGES), workspace.current().timezone()));
  }

  @GetMapping("/alignment.json")
  @ResponseBody
  Standing json() {
    return standing(shells.shell("alignment"));
  }

  /** A line per segment. */
  @GetMapping("/alignment.csv")
  void csv(HttpServletResponse response) {
    Standing standing = standing(shells.shell("alignment"));
    Csv.download(
        response,
        "alignment",
        csv -> {
          csv.row(
              "segment",
              "name",
              "accounts",
              "arr",
              "currency",
              "buy_share",
              "happy_share",
              "happy_low",
              "happy_accounts",
              "happy_high",
              "tipped_by",
              "happy_share_then",
              "observed_happy",
              "observed_n",
              "observed_share");
          for (SegmentValue it : standing.map().segments()) {
            var tipping =
                standing.tipping().stream()
                    .filter(one -> one.segment().equals(it.key()))
                    .findFirst();
            var seen =
                standing.happiness().segments().stream()
                    .filter(part -> it.key().equals(part.key()))
                    .findFirst();
            csv.row(
                it.key(),
                it.name(),
                it.accounts(),
                it.arr().amount(),
                it.arr().currency(),
                it.buyShare(),
                it.happyShare() == null ? null : it.happyShare().mid(),
                it.happyAccounts() == null ? null : it.happyAccounts().low(),
                it.happyAccounts() == null ? null : it.happyAccounts().mid(),
                it.happyAccounts() == null ? null : it.happyAccounts().high(),
                tipping
                    .map(
                        one -> String.join(";", one.features().stream().map(f -> f.key()).toList()))
                    .orElse(null),
                tipping.map(one -> one.shareThen()).orElse(null),
                seen.map(part -> part.share() == null ? null : part.happy()).orElse(null),
                seen.map(part -> part.n()).orElse(null),
                seen.map(part -> part.share()).map(share -> share.mid()).orElse(null));
          }
        });
  }

  private Standing standing(Shell shell) {
    return alignment.on(shell.asOf(), segmentation(shell));
  }

  private static @Nullable String segmentation(Shell shell) {
    return shell.segmentation() == null ? null : shell.segmentation().key();
  }
}
