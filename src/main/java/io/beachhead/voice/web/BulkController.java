package io.beachhead.voice.web;

import io.beachhead.voice.RequestEditing;
import io.beachhead.voice.RequestEditing.Act;
import io.beachhead.voice.RequestEditing.Several;
import io.beachhead.voice.RequestField;
import io.beachhead.voice.RequestMerging;
import io.beachhead.voice.RequestPatch;
import io.beachhead.voice.SavedViews;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.PageAddress;
import io.beachhead.web.PageAddress.Parameter;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with several requests of the inbox at once, and the views the team keeps of it. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class BulkController {
  private final RequestEditing editing;
  private final RequestMerging merging;
  private final SavedViews views;

  BulkController(RequestEditing editing, RequestMerging merging, SavedViews views) {
    this.editing = editing;
    this.merging = merging;
    this.views = views;
  }

  @PostMapping("/requests/bulk")
  String act(
      @RequestParam(name = "id", required = false) List<String> ids,
      @RequestParam(defaultValue = "") String act,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "") String back,
      RedirectAttributes redirect) {
    if (ids == null || ids.isEmpty()) {
      redirect.addFlashAttribute(Flash.NAME, Flash.of("Tick the requests first (key X on a row)."));
      return "redirect:" + inbox(back);
    }
    Act done =
        switch (act) {
          case "owner" -> set(ids, RequestField.OWNER, value, Several.REPLACED);
          case "state" -> set(ids, RequestField.STATE, value, Several.REPLACED);
          case "theme" -> set(ids, RequestField.THEMES, needed(value, "theme"), Several.ADDED);
          case "feature" ->
              set(ids, RequestField.FEATURES, needed(value, "feature"), Several.ADDED);
          case "merge" -> merge(ids);
          case "accept" -> editing.accept(ids);
          case "delete" -> editing.delete(ids);
          default ->
              throw ProblemException.unprocessable(
                  "Nothing was changed.",
                  List.of(
                      ProblemItem.of(
                          "act",
                          act,
                          "expected owner, state, theme, feature, merge, accept or delete")));
        };
    redirect.addFlashAttribute(
        Flash.NAME,
        new Flash(
            Format.count(done.changed(), "request") + " " + word(act) + ".",
            done.changed() == 0 ? null : AboutController.undoHref(done)));
    return "redirect:" + inbox(back);
  }

  private static String word(String act) {
    return switch (act) {
      case "merge" -> "merged";
      case "delete" -> "deleted";
      case "accept" -> "accepted";
      default -> "changed";
    };
  }

  private Act set(List<String> ids, RequestField field, String value, Several several) {
    return editing.edit(ids, RequestPatch.of(field, value), several);
  }

  private static String needed(String value, String field) {
    if (value.isBlank()) {
      throw ProblemException.unprocessable(
          "Nothing was changed.",
          List.of(ProblemItem.of(field, value, "expected the %s to add".formatted(field))));
    }
    return value;
  }

  /** The first that is ticked is the one that speaks for all. */
  private Act merge(List<String> ids) {
    if (ids.size() < 2) {
      throw ProblemException.unprocessable(
          "Nothing was merged.",
          List.of(ProblemItem.of("id", ids.getFirst(), "expected two requests or more")));
    }
    return merging.merge(ids.subList(1, ids.size()), ids.getFirst());
  }

  /** Only back to the inbox: an address of elsewhere is not followed. */
  private static String inbox(String back) {
    return back.matches("/requests(\\?[\\x21-\\x7e&&[^{}]]*)?") ? back : "/requests";
  }

  @PostMapping("/requests/views")
  String save(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String query,
      RedirectAttributes redirect) {
    var view = views.save(name, query);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Saved as \"%s\".".formatted(view.name())));
    return "redirect:" + inbox("/requests" + view.query());
  }

  @PostMapping("/requests/views/deletion")
  String delete(@RequestParam(defaultValue = "") String key, RedirectAttributes redirect) {
    var view = views.delete(key);
    redirect.addFlashAttribute(
        Flash.NAME,
        new Flash(
            "The view \"%s\" was deleted.".formatted(view.name()),
            new PageAddress(
                    "/requests/views/restoration",
                    List.of(
                        new Parameter("name", view.name()), new Parameter("query", view.query())))
                .href()));
    return "redirect:/requests";
  }

  @PostMapping("/requests/views/restoration")
  ResponseEntity<Void> restore(
      @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String query) {
    views.save(name, query);
    return ResponseEntity.noContent().build();
  }
}
