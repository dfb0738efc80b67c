package io.beachhead.growth.health.web;

import io.beachhead.growth.health.HealthDefinitions;
import io.beachhead.growth.health.HealthFilter;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The page of account health, and the form of what it means. */
@Controller
@Hidden
@ConditionalOnWebApplication
class AccountHealthController {
  private static final int MOST_PAGES = 100_000;

  private final Shells shells;
  private final HealthPages pages;
  private final HealthDefinitions definitions;
  private final JsonMapper json;

  AccountHealthController(
      Shells shells, HealthPages pages, HealthDefinitions definitions, JsonMapper json) {
    this.shells = shells;
    this.pages = pages;
    this.definitions = definitions;
    this.json = json;
  }

  @GetMapping("/growth/health")
  JteView show(
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String band,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") int page) {
    return view(
        new HealthPages.View(
            blank(segment) ? null : segment,
            blank(owner) ? null : "-".equals(owner) ? "" : owner,
            HealthFilter.band(band),
            q,
            Math.clamp(page, 1, MOST_PAGES)),
        HealthPages.Sent.NOTHING);
  }

  /** States what health means. */
  @PostMapping("/growth/health/definition")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView save(
      @RequestParam Map<String, String> form,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    try {
      definitions.change(change(form));
    } catch (ProblemException refused) {
      response.setStatus(refused.status().value());
      var errors = new HashMap<String, String>();
      refused
          .problems()
          .forEach(problem -> {
            if (problem.column() != null) {
              errors.putIfAbsent(problem.column(), problem.problem());
            }
          });
      return view(
          new HealthPages.View(null, null, null, "", 1), new HealthPages.Sent(form, errors));
    }
    redirect.addFlashAttribute(Flash.NAME, Flash.of("What health means is saved."));
    return new ModelAndView(new RedirectView("/growth/health", true));
  }

  private JteView view(HealthPages.View view, HealthPages.Sent sent) {
    CurrentUser user = CurrentUser.now();
    return new JteView(
        "growth/health/health",
        pages.page(
            shells.shell("health"), view, sent, user.may(Role.PRODUCT) || user.may(Role.GTM)));
  }

  /**
   * The form's fields in the form of the API; whatever cannot be read as a number is left for it to
   * refuse.
   */
  private ObjectNode change(Map<String, String> form) {
    ObjectNode change = json.createObjectNode();
    form.forEach((field, text) -> {
      int dot = field.indexOf('.');
      if (dot < 0) {
        return;
      }
      ObjectNode group = change.withObject("/" + field.substring(0, dot));
      String name = field.substring(dot + 1);
      switch (field) {
        case "machines.property" -> group.put(name, text);
        case "machines.agents", "machines.apiKeys" -> group.set(name, list(text));
        case "full.featureShare", "full.seatShare" -> number(group, name, text, 100);
        default -> number(group, name, text, 1);
      }
    });
    return change;
  }

  private ArrayNode list(String text) {
    ArrayNode values = json.createArrayNode();
    Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .forEach(values::add);
    return values;
  }

  private static void number(ObjectNode group, String name, String text, double divisor) {
    try {
      double value = Double.parseDouble(text.strip().replace("%", ""));
      group.put(name, value / divisor);
    } catch (NumberFormatException words) {
      group.put(name, text);
    }
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
