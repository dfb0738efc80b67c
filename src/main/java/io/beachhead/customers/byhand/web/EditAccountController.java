package io.beachhead.customers.byhand.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.DateAttribute;
import io.beachhead.customers.byhand.AccountEditing;
import io.beachhead.customers.byhand.ByHand;
import io.beachhead.customers.byhand.HandJournal;
import io.beachhead.customers.byhand.Merging;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.PageAddress;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which an account is changed, merged with another one, or deleted. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class EditAccountController {
  private static final String PAGE = "/accounts/edit";
  private static final int MOST_SUGGESTED = 50;

  private final AccountEditing editing;
  private final Merging merging;
  private final ByHand byHand;
  private final CustomerBases bases;
  private final Shells shells;

  EditAccountController(
      AccountEditing editing, Merging merging, ByHand byHand, CustomerBases bases, Shells shells) {
    this.editing = editing;
    this.merging = merging;
    this.byHand = byHand;
    this.bases = bases;
    this.shells = shells;
  }

  /** What is shown beside the stored values: typed ones, problems, a merge looked at. */
  private record Tried(
      Map<String, String> typed,
      @Nullable ProblemException refused,
      EditPage.@Nullable Merging merge) {}

  @GetMapping(PAGE)
  JteView page(@RequestParam String id, @RequestParam(required = false) @Nullable String from) {
    if (from == null) {
      return view(id, new Tried(Map.of(), null, null));
    }
    try {
      var plan = EditForm.plan(merging.accountsPlanned(from, id));
      return view(
          id, new Tried(Map.of(), null, new EditPage.Merging(from.strip(), null, plan, List.of())));
    } catch (ProblemException refused) {
      if (refused.status() == HttpStatus.NOT_FOUND) {
        throw refused;
      }
      return view(id, new Tried(Map.of(), null, refusedMerge(from, refused)));
    }
  }

  @PostMapping(PAGE)
  Object save(@RequestParam Map<String, String> form, RedirectAttributes redirect) {
    var id = form.getOrDefault("id", "");
    try {
      var undo = editing.change(id, EditForm.account(form));
      redirect.addFlashAttribute(
          Flash.NAME,
          undo == null
              ? Flash.of("Nothing was changed.")
              : new Flash("Saved.", HandJournal.undoHref(undo)));
      return "redirect:" + AccountAddress.of(id);
    } catch (ProblemException refused) {
      if (refused.status() == HttpStatus.NOT_FOUND) {
        throw refused;
      }
      return view(id, new Tried(form, refused, null));
    }
  }

  @PostMapping(PAGE + "/merge")
  Object merge(
      @RequestParam String id,
      @RequestParam(defaultValue = "") String from,
      RedirectAttributes redirect) {
    try {
      var done = merging.accounts(from, id);
      redirect.addFlashAttribute(
          Flash.NAME,
          new Flash(
              "%s is now part of this account.".formatted(done.from()),
              done.undo() == null ? null : HandJournal.undoHref(done.undo())));
      return "redirect:" + AccountAddress.of(id);
    } catch (ProblemException refused) {
      if (refused.status() == HttpStatus.NOT_FOUND) {
        throw refused;
      }
      return view(id, new Tried(Map.of(), null, refusedMerge(from, refused)));
    }
  }

  @PostMapping(PAGE + "/deletion")
  Object delete(@RequestParam String id, RedirectAttributes redirect) {
    try {
      var undo = byHand.deleteAccount(id);
      redirect.addFlashAttribute(
          Flash.NAME, new Flash("Account deleted.", HandJournal.undoHref(undo)));
      return "redirect:/accounts";
    } catch (ProblemException refused) {
      if (refused.status() != HttpStatus.CONFLICT) {
        throw refused;
      }
      return view(id, new Tried(Map.of(), refused, null));
    }
  }

  @PostMapping("/accounts/owner")
  String giveTo(
      @RequestParam(name = "id", required = false) @Nullable List<String> ids,
      @RequestParam(defaultValue = "") String owner,
      @RequestParam(defaultValue = "") String back,
      RedirectAttributes redirect) {
    if (ids == null || ids.isEmpty()) {
      redirect.addFlashAttribute(Flash.NAME, Flash.of("Tick the accounts first (key X on a row)."));
    } else {
      var given = byHand.giveTo(ids, owner);
      redirect.addFlashAttribute(
          Flash.NAME,
          new Flash(
              "%s given to %s."
                  .formatted(
                      Format.count(given.accounts(), "account"),
                      owner.isBlank() ? "nobody" : owner.strip()),
              HandJournal.undoHref(given.undo())));
    }
    // Only back to the list: an address of elsewhere is not followed.
    return "redirect:"
        + (back.matches("/accounts(\\?[\\x21-\\x7e&&[^{}]]*)?") ? back : "/accounts");
  }

  static EditPage.Merging refusedMerge(String from, ProblemException refused) {
    var why = ProblemItem.sentence(refused.problems(), "from");
    return new EditPage.Merging(
        from,
        refused.status() == HttpStatus.CONFLICT || why == null
            ? refused.detail() + (why == null ? "" : " " + why + ".")
            : why,
        null,
        List.of());
  }

  private JteView view(String id, Tried tried) {
    var shell = shells.shell("accounts");
    var base = bases.asOf(shell.asOf());
    int row = base.rowOf(id);
    if (row < 0) {
      throw ProblemException.notFound("There is no account %s.".formatted(id));
    }
    var refused = tried.refused();
    List<ProblemItem> problems = refused == null ? List.of() : refused.problems();
    boolean inTheWay = refused != null && refused.status() == HttpStatus.CONFLICT;
    var stored = stored(base, row);
    stored.putAll(tried.typed());
    var merge =
        tried.merge() == null ? new EditPage.Merging("", null, null, List.of()) : tried.merge();
    return new JteView(
        "customers/edit",
        new EditPage(
            shell,
            new EditPage.Head(
                "Edit " + base.name(row),
                refused == null || inTheWay
                    ? "What an import says later replaces what is typed here."
                    : refused.detail(),
                shell.link(AccountAddress.of(id)),
                base.name(row),
                "account"),
            PAGE,
            id,
            EditForm.fields(EditForm.ACCOUNT, stored, problems),
            own(base, stored, problems),
            new EditPage.Merging(merge.from(), merge.error(), merge.plan(), others(base, row)),
            new EditPage.Deletion(
                "Deletes the account with its people, notes and next steps. Accounts with revenue,"
                    + " deals or requests are kept.",
                inTheWay && refused != null ? inTheWay(refused) : null,
                new PageAddress("/forgetting", List.of(new PageAddress.Parameter("account", id)))
                    .href())),
        refused != null
            ? refused.status()
            : merge.error() != null ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
  }

  private static String inTheWay(ProblemException refused) {
    return refused.detail()
        + " "
        + String.join(
            ", ",
            refused.problems().stream()
                .map(problem -> problem.column() + ": " + problem.problem())
                .toList())
        + ".";
  }

  private static Map<String, String> stored(CustomerBase base, int row) {
    var stored = new LinkedHashMap<String, String>();
    for (var attribute : base.attributes()) {
      var known = EditForm.ACCOUNT.containsKey(attribute.name());
      stored.put(known ? attribute.name() : EditForm.OWN + attribute.name(), text(attribute, row));
    }
    return stored;
  }

  private static String text(Attribute attribute, int row) {
    return attribute instanceof DateAttribute dates && dates.date(row) != null
        ? String.valueOf(dates.date(row))
        : Objects.requireNonNullElse(attribute.text(row), "");
  }

  private static List<ByHandPage.Field> own(
      CustomerBase base, Map<String, String> values, List<ProblemItem> problems) {
    var own = new ArrayList<ByHandPage.Field>();
    for (var attribute : base.attributes()) {
      var name = attribute.name();
      if (!EditForm.ACCOUNT.containsKey(name) && base.isOwn(name)) {
        own.add(
            new ByHandPage.Field(
                EditForm.OWN + name,
                name,
                values.getOrDefault(EditForm.OWN + name, ""),
                false,
                ProblemItem.sentence(problems, name)));
      }
    }
    return own;
  }

  /** Those whose name or domain begins in the same way come first. */
  private static List<EditPage.Other> others(CustomerBase base, int row) {
    var begins = base.name(row).toLowerCase(Locale.ROOT);
    var stem = begins.substring(0, Math.min(4, begins.length()));
    return IntStream.range(0, base.size())
        .filter(other -> other != row && base.name(other).toLowerCase(Locale.ROOT).startsWith(stem))
        .limit(MOST_SUGGESTED)
        .mapToObj(other -> new EditPage.Other(base.id(other), base.name(other)))
        .toList();
  }
}
