package io.beachhead.growth.leads.web;

import io.beachhead.growth.leads.LeadBook;
import io.beachhead.growth.leads.LeadFilter;
import io.beachhead.growth.leads.LeadStanding;
import io.beachhead.growth.leads.LeadState;
import io.beachhead.growth.leads.Playbook;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** The page of leads and risk, and what is done on it. */
@Controller
@Hidden
@ConditionalOnWebApplication
class LeadsController {
  private static final String LEADS = "/leads";

  private final Shells shells;
  private final LeadsPages pages;
  private final LeadBook book;
  private final WorkspaceSettings settings;

  LeadsController(Shells shells, LeadsPages pages, LeadBook book, WorkspaceSettings settings) {
    this.shells = shells;
    this.pages = pages;
    this.book = book;
    this.settings = settings;
  }

  @GetMapping(LEADS)
  JteView show(
      @RequestParam(defaultValue = "all") String playbook,
      @RequestParam(defaultValue = "open") String show,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String open,
      @RequestParam(defaultValue = "false") boolean all) {
    CurrentUser user = CurrentUser.now();
    String about = playbook.equals("buy") || playbook.equals("expand") ? playbook : "all";
    String whose = show.equals("mine") || show.equals("done") ? show : "open";
    return new JteView(
        "growth/leads/leads",
        pages.page(
            shells.shell("leads"),
            new LeadsPages.View(
                about, whose, owner == null || owner.isBlank() ? null : owner.strip(), open, all),
            user.name(),
            user.may(Role.PRODUCT) || user.may(Role.GTM),
            settings.current().timezone()));
  }

  /** The next step of a lead; who takes it becomes its owner. */
  @PostMapping(LEADS + "/{account}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String act(
      @PathVariable String account,
      @RequestParam(defaultValue = "") String playbook,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = LEADS) String back,
      RedirectAttributes redirect) {
    Playbook about = LeadFilter.playbook(playbook);
    LeadState next = LeadFilter.state(state);
    LeadStanding before = book.standing(account, about);
    LeadStanding after =
        book.change(
            account,
            about,
            new LeadBook.Change(next == LeadState.TAKEN ? CurrentUser.now().name() : null, next));
    redirect.addFlashAttribute(
        Flash.NAME,
        new Flash(
            "Lead %s.".formatted(after.state().label()),
            "%s/%s/undo?playbook=%s&state=%s&owner=%s"
                .formatted(
                    LEADS,
                    UriUtils.encodePathSegment(account, StandardCharsets.UTF_8),
                    about.key(),
                    before.state().key(),
                    URLEncoder.encode(
                        before.owner() == null ? "" : before.owner(), StandardCharsets.UTF_8))));
    // Only back to a view of this page.
    return "redirect:" + (back.startsWith(LEADS + "?") ? back : LEADS);
  }

  /** Puts a lead back as it was. */
  @PostMapping(LEADS + "/{account}/undo")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ResponseEntity<Void> undo(
      @PathVariable String account,
      @RequestParam(defaultValue = "") String playbook,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String owner) {
    book.change(
        account,
        LeadFilter.playbook(playbook),
        new LeadBook.Change(owner, LeadFilter.state(state)));
    return ResponseEntity.noContent().build();
  }
}
