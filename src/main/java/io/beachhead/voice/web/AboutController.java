package io.beachhead.voice.web;

import io.beachhead.voice.FeatureNames;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestEditing;
import io.beachhead.voice.RequestField;
import io.beachhead.voice.RequestPatch;
import io.beachhead.voice.ThemeNames;
import io.beachhead.voice.web.RequestsPage.AboutForm;
import io.beachhead.voice.web.RequestsPage.Option;
import io.beachhead.web.JteView;
import io.beachhead.web.PageAddress;
import io.beachhead.web.PageAddress.Parameter;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.web.Toast;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The cell of a request's themes and features, and the form in its place. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class AboutController {
  private final Shells shells;
  private final RequestLookup lookup;
  private final RequestEditing editing;
  private final ThemeNames themes;
  private final ObjectProvider<FeatureNames> features;

  AboutController(
      Shells shells,
      RequestLookup lookup,
      RequestEditing editing,
      ThemeNames themes,
      ObjectProvider<FeatureNames> features) {
    this.shells = shells;
    this.lookup = lookup;
    this.editing = editing;
    this.themes = themes;
    this.features = features;
  }

  @GetMapping("/requests/about")
  JteView cell(@RequestParam String id) {
    return new JteView(
        "voice/_aboutcell", RequestsPages.about(lookup.request(id), names(), true, true));
  }

  @GetMapping("/requests/about/edit")
  JteView form(@RequestParam String id) {
    Request request = lookup.request(id);
    return form(request, RequestField.THEMES.of(request), request.features(), List.of());
  }

  @PostMapping("/requests/about")
  JteView save(
      @RequestParam String id,
      @RequestParam(name = "theme", defaultValue = "") List<String> themes,
      @RequestParam(name = "feature", defaultValue = "") List<String> features,
      HttpServletResponse response) {
    RequestEditing.Act act;
    try {
      act =
          editing.edit(
              id,
              RequestPatch.NOTHING
                  .with(RequestField.THEMES, themes)
                  .with(RequestField.FEATURES, features));
    } catch (ProblemException refused) {
      if (refused.problems().isEmpty()) {
        throw refused;
      }
      response.setStatus(422);
      return form(lookup.request(id), themes, features, refused.problems());
    }
    Toast.show(response, "Saved.", act.changed() == 0 ? null : undoHref(act));
    response.setHeader("HX-Trigger-After-Swap", "request-assigned");
    return cell(id);
  }

  /** Undoes what a message of these pages offers to undo. */
  @PostMapping("/requests/undo")
  ResponseEntity<Void> undo(@RequestParam String act) {
    editing.undo(act);
    return ResponseEntity.noContent().build();
  }

  static String undoHref(RequestEditing.Act act) {
    return new PageAddress("/requests/undo", List.of(new Parameter("act", act.batch()))).href();
  }

  private JteView form(
      Request request, List<String> typed, List<String> chosen, List<ProblemItem> problems) {
    List<String> fields = new ArrayList<>(typed.stream().filter(text -> !text.isBlank()).toList());
    fields.add("");
    List<String> picked = new ArrayList<>(chosen.stream().filter(key -> !key.isBlank()).toList());
    picked.add("");
    return new JteView(
        "voice/_aboutform",
        new AboutForm(
            shells.shell("requests"),
            "about-" + Integer.toHexString(request.id().hashCode()),
            request.id(),
            fields,
            themes.all().stream().map(theme -> theme.name()).toList(),
            picked.stream().map(this::options).toList(),
            address("/requests/about", request.id()),
            ProblemItem.sentence(problems, "theme"),
            ProblemItem.sentence(problems, "feature")));
  }

  private List<Option> options(String chosen) {
    Map<String, String> names = names();
    List<Option> options = new ArrayList<>();
    options.add(new Option("", "none", chosen.isEmpty()));
    if (!chosen.isEmpty() && !names.containsKey(chosen)) {
      options.add(new Option(chosen, chosen, true));
    }
    names.forEach((key, name) -> options.add(new Option(key, name, key.equals(chosen))));
    return options;
  }

  private Map<String, String> names() {
    FeatureNames known = features.getIfAvailable();
    return known == null ? Map.of() : known.byKey();
  }

  /** An address about one request, whose id may hold anything. */
  static String address(String path, String id, Parameter... more) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Parameter("id", id));
    parameters.addAll(List.of(more));
    return new PageAddress(path, parameters).href();
  }
}
