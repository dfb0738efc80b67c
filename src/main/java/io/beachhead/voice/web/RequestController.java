package io.beachhead.voice.web;

import io.beachhead.customers.CustomerBase;
import io.beachhead.voice.PersonText;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestEditing;
import io.beachhead.voice.RequestField;
import io.beachhead.voice.RequestNotes;
import io.beachhead.voice.RequestPatch;
import io.beachhead.voice.ThemeNames;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.CurrentUser;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** The page of one request, and the form that edits it. */
@Controller
@Hidden
@ConditionalOnWebApplication
class RequestController {
  private final RequestPageLookup pages;
  private final RequestLookup lookup;
  private final RequestEditing editing;
  private final RequestNotes notes;
  private final ThemeNames themes;

  RequestController(
      RequestPageLookup pages,
      RequestLookup lookup,
      RequestEditing editing,
      RequestNotes notes,
      ThemeNames themes) {
    this.pages = pages;
    this.lookup = lookup;
    this.editing = editing;
    this.notes = notes;
    this.themes = themes;
  }

  @GetMapping("/requests/{path}")
  JteView page(
      @PathVariable String path,
      @RequestParam(required = false) @Nullable String id,
      @RequestParam(required = false) @Nullable String edit) {
    Request request = lookup.request(path.equals("-") && id != null ? id : path);
    boolean editable = VoiceShell.mayWrite();
    if (editable) {
      notes.seen(request.id(), CurrentUser.now().id());
    }
    return pages.page(request, edit != null && editable ? pages.form(request) : null, editable);
  }

  /** Fields that are not sent stay as they are. */
  @PostMapping("/requests/edit")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  Object save(
      @RequestParam String id,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    Request request = lookup.request(id);
    var typed = new HashMap<String, String>();
    sent.forEach((name, values) -> typed.put(name, String.join("; ", values)));
    RequestEditing.Act act;
    try {
      act = editing.edit(id, patch(typed));
    } catch (ProblemException refused) {
      if (refused.problems().isEmpty()) {
        throw refused;
      }
      response.setStatus(422);
      var errors = new HashMap<String, String>();
      for (ProblemItem problem : refused.problems()) {
        String field =
            RequestField.named(Objects.requireNonNullElse(problem.column(), ""))
                .map(RequestField::key)
                .orElse("text");
        errors.putIfAbsent(field.startsWith("person") ? "person" : field, problem.problem());
      }
      return pages.page(request, pages.form(typed, errors), true);
    }
    redirect.addFlashAttribute(
        Flash.NAME,
        act.changed() == 0
            ? Flash.of("Nothing was changed.")
            : new Flash("Saved.", AboutController.undoHref(act)));
    return new RedirectView(RequestAddress.of(id), true);
  }

  private RequestPatch patch(Map<String, String> typed) {
    RequestPatch patch = RequestPatch.NOTHING;
    for (var entry : typed.entrySet()) {
      var field = RequestField.named(entry.getKey());
      String value = entry.getValue();
      if (entry.getKey().equals("person")) {
        var person = PersonText.of(value);
        patch =
            patch
                .with(RequestField.PERSON_EMAIL, person.email())
                .with(RequestField.PERSON_NAME, person.name());
      } else if (field.isPresent()) {
        patch = patch.with(field.get(), values(field.get(), value));
      }
    }
    return patch;
  }

  private List<String> values(RequestField field, String typed) {
    return switch (field) {
      case THEMES -> themes.in(typed);
      case FEATURES -> keys(typed);
      case ACCOUNT -> account(typed);
      default -> List.of(typed);
    };
  }

  /** Features by key or by name. */
  private List<String> keys(String typed) {
    var known = lookup.said(null).features();
    var keys = new ArrayList<String>();
    for (String word : typed.split("[;,|\\n]")) {
      String text = word.strip();
      if (!text.isEmpty()) {
        keys.add(
            known.containsKey(text)
                ? text
                : known.entrySet().stream()
                    .filter(entry -> entry.getValue().equalsIgnoreCase(text))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(text));
      }
    }
    return keys;
  }

  /** An account by its id, else by its name where only one has it. */
  private List<String> account(String typed) {
    CustomerBase base = lookup.said(null).base();
    String text = typed.strip();
    if (text.isEmpty() || base.rowOf(text) >= 0) {
      return List.of(text);
    }
    var rows =
        IntStream.range(0, base.size())
            .filter(row -> base.name(row).equalsIgnoreCase(text))
            .toArray();
    return List.of(rows.length == 1 ? base.id(rows[0]) : text);
  }
}
