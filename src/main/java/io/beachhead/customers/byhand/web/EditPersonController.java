package io.beachhead.customers.byhand.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.Accounts;
import io.beachhead.customers.Person;
import io.beachhead.customers.byhand.ByHand;
import io.beachhead.customers.byhand.HandJournal;
import io.beachhead.customers.byhand.Merging;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.PageAddress;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which a person is changed, merged with another one, or deleted. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class EditPersonController {
  private static final String PAGE = "/people/edit";

  private final Accounts accounts;
  private final Merging merging;
  private final ByHand byHand;
  private final Shells shells;

  EditPersonController(Accounts accounts, Merging merging, ByHand byHand, Shells shells) {
    this.accounts = accounts;
    this.merging = merging;
    this.byHand = byHand;
    this.shells = shells;
  }

  @GetMapping(PAGE)
  JteView page(@RequestParam String id, @RequestParam(required = false) @Nullable String from) {
    var person = required(id);
    if (from == null) {
      return view(person, Map.of(), null, null);
    }
    try {
      var plan = EditForm.plan(merging.peoplePlanned(from, id));
      return view(
          person, Map.of(), null, new EditPage.Merging(from.strip(), null, plan, List.of()));
    } catch (ProblemException refused) {
      return view(person, Map.of(), null, EditAccountController.refusedMerge(from, refused));
    }
  }

  @PostMapping(PAGE)
  Object save(@RequestParam Map<String, String> form, RedirectAttributes redirect) {
    var person = required(form.getOrDefault("id", ""));
    try {
      var undo = byHand.change(person.id(), EditForm.person(person.id(), form));
      redirect.addFlashAttribute(Flash.NAME, new Flash("Saved.", HandJournal.undoHref(undo)));
      return "redirect:" + AccountAddress.of(form.getOrDefault("account", "").strip());
    } catch (ProblemException refused) {
      return view(person, form, refused, null);
    }
  }

  @PostMapping(PAGE + "/merge")
  Object merge(
      @RequestParam String id,
      @RequestParam(defaultValue = "") String from,
      RedirectAttributes redirect) {
    var person = required(id);
    try {
      var done = merging.people(from, id);
      redirect.addFlashAttribute(
          Flash.NAME,
          new Flash(
              "%s is now part of this person.".formatted(done.from()),
              done.undo() == null ? null : HandJournal.undoHref(done.undo())));
      return "redirect:" + AccountAddress.of(person.accountId());
    } catch (ProblemException refused) {
      return view(person, Map.of(), null, EditAccountController.refusedMerge(from, refused));
    }
  }

  @PostMapping(PAGE + "/deletion")
  String delete(@RequestParam String id, RedirectAttributes redirect) {
    var person = required(id);
    var undo = byHand.deletePerson(id);
    redirect.addFlashAttribute(
        Flash.NAME, new Flash("Person deleted.", HandJournal.undoHref(undo)));
    return "redirect:" + AccountAddress.of(person.accountId());
  }

  private Person required(String id) {
    return accounts
        .person(id)
        .orElseThrow(
            () -> ProblemException.notFound("There is no person %s in the records.".formatted(id)));
  }

  private JteView view(
      Person person,
      Map<String, String> typed,
      @Nullable ProblemException refused,
      EditPage.@Nullable Merging merge) {
    var shell = shells.shell("accounts");
    var shown = stored(person);
    shown.putAll(typed);
    List<ProblemItem> problems = refused == null ? List.of() : refused.problems();
    var others =
        accounts.people(person.accountId()).stream()
            .filter(other -> !other.id().equals(person.id()))
            .map(other -> new EditPage.Other(other.id(), other.called()))
            .toList();
    var merging = merge == null ? new EditPage.Merging("", null, null, List.of()) : merge;
    return new JteView(
        "customers/edit",
        new EditPage(
            shell,
            new EditPage.Head(
                "Edit " + person.called(),
                refused == null
                    ? "What an import says later replaces what is typed here."
                    : refused.detail(),
                shell.link(AccountAddress.of(person.accountId())),
                "The account",
                "person"),
            PAGE,
            person.id(),
            EditForm.fields(EditForm.PERSON, shown, problems),
            null,
            new EditPage.Merging(merging.from(), merging.error(), merging.plan(), others),
            new EditPage.Deletion(
                "Deletes the person from the records. What they did and said stays.",
                null,
                new PageAddress(
                        "/forgetting", List.of(new PageAddress.Parameter("person", person.id())))
                    .href())),
        refused != null
            ? refused.status()
            : merging.error() != null ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
  }

  private static Map<String, String> stored(Person person) {
    var stored = new LinkedHashMap<String, String>();
    stored.put("account", person.accountId());
    stored.put("email", Objects.requireNonNullElse(person.email(), ""));
    stored.put("name", Objects.requireNonNullElse(person.name(), ""));
    stored.put("title", Objects.requireNonNullElse(person.title(), ""));
    stored.put("persona", Objects.requireNonNullElse(person.persona(), ""));
    stored.put("seniority", Objects.requireNonNullElse(person.seniority(), ""));
    stored.put("buyingRole", Objects.requireNonNullElse(person.buyingRole(), ""));
    return stored;
  }
}
