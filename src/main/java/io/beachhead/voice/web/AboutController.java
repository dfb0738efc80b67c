package io.beachhead.voice.web;

import io.beachhead.voice.FeatureNames;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestSubjects;
import io.beachhead.voice.RequestSubjects.Subject;
import io.beachhead.voice.Requests;
import io.beachhead.voice.Theme;
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
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The cell of a request's theme and feature, and the form in its place. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class AboutController {
  private final Shells shells;
  private final Requests requests;
  private final RequestSubjects subjects;
  private final ObjectProvider<FeatureNames> features;

  AboutController(
      Shells shells,
      Requests requests,
      RequestSubjects subjects,
      ObjectProvider<FeatureNames> features) {
    this.shells = shells;
    this.requests = requests;
    this.subjects = subjects;
    this.features = features;
  }

  @GetMapping("/requests/about")
  JteView cell(@RequestParam String id) {
    return new JteView("voice/_aboutcell", RequestsPages.about(request(id), names(), true, true));
  }

  @GetMapping("/requests/about/edit")
  JteView form(@RequestParam String id) {
    Request request = request(id);
    Theme theme = request.theme();
    return form(
        request,
        theme == null ? "" : theme.name(),
        Objects.requireNonNullElse(request.feature(), ""),
        List.of());
  }

  @PostMapping("/requests/about")
  JteView save(
      @RequestParam String id,
      @RequestParam(defaultValue = "") String theme,
      @RequestParam(defaultValue = "") String feature,
      HttpServletResponse response) {
    Subject before;
    try {
      before = subjects.give(id, theme, feature);
    } catch (ProblemException refused) {
      if (refused.problems().isEmpty()) {
        throw refused;
      }
      response.setStatus(422);
      return form(request(id), theme, feature, refused.problems());
    }
    Toast.show(
        response,
        theme.isBlank() && feature.isBlank() ? "Theme and feature removed." : "Saved.",
        address(
            "/requests/about/undo",
            id,
            new Parameter("theme", Objects.requireNonNullElse(before.theme(), "")),
            new Parameter("feature", Objects.requireNonNullElse(before.feature(), ""))));
    response.setHeader("HX-Trigger-After-Swap", "request-assigned");
    return cell(id);
  }

  @PostMapping("/requests/about/undo")
  ResponseEntity<Void> undo(
      @RequestParam String id,
      @RequestParam(defaultValue = "") String theme,
      @RequestParam(defaultValue = "") String feature) {
    subjects.putBack(id, new Subject(theme, feature));
    return ResponseEntity.noContent().build();
  }

  private JteView form(Request request, String theme, String feature, List<ProblemItem> problems) {
    Map<String, String> names = names();
    List<Option> options = new ArrayList<>();
    options.add(new Option("", "none", feature.isEmpty()));
    String own = request.feature();
    if (own != null && !names.containsKey(own)) {
      options.add(new Option(own, own, own.equals(feature)));
    }
    names.forEach((key, name) -> options.add(new Option(key, name, key.equals(feature))));
    return new JteView(
        "voice/_aboutform",
        new AboutForm(
            shells.shell("requests"),
            "about-" + Integer.toHexString(request.id().hashCode()),
            request.id(),
            theme,
            requests.all().stream()
                .map(Request::theme)
                .filter(Objects::nonNull)
                .map(Theme::name)
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList(),
            options,
            address("/requests/about", request.id()),
            ProblemItem.sentence(problems, "theme"),
            ProblemItem.sentence(problems, "feature")));
  }

  private Request request(String id) {
    return requests.all().stream()
        .filter(request -> request.id().equals(id))
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("There is no request " + id + "."));
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
