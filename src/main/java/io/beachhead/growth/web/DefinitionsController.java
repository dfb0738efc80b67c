package io.beachhead.growth.web;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.growth.EventGuesses.Guess;
import io.beachhead.growth.GrowthDefinition;
import io.beachhead.growth.GrowthDefinitions;
import io.beachhead.value.features.EventLine;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The page of the definitions of growth, with suggestions from the events there are. */
@Controller
@Hidden
@ConditionalOnWebApplication
class DefinitionsController {
  private static final int MOST_EVENTS = 60;
  private static final Pattern TIMES = Pattern.compile("^(.*\\S)\\s+[×x]\\s*(\\d{1,4})$");
  private static final List<String> GATES =
      List.of("acquire", "retain", "scale", "monetise", "ndr");

  /** One event each, with what it is called and what it means. */
  private static final Map<String, String[]> EVENTS = new LinkedHashMap<>();

  static {
    EVENTS.put("signedUp", new String[] {"Signed up", "A new free user; the first time counts"});
    EVENTS.put("onboarded", new String[] {"Onboarded", "Has been through the first steps"});
    EVENTS.put("active", new String[] {"Active", "What counts as use; empty = any event"});
    EVENTS.put("upgraded", new String[] {"Upgraded", "Began to pay"});
    EVENTS.put(
        "wall",
        new String[] {"Meets the price", "A limit is reached, or something asks them to pay"});
    EVENTS.put("shared", new String[] {"Shared", "Showed the product to others"});
    EVENTS.put("invited", new String[] {"Invited", "One invitation sent"});
    EVENTS.put("accepted", new String[] {"Accepted", "By the person who was invited"});
  }

  private final Shells shells;
  private final GrowthDefinitions definitions;
  private final SeenEvents seen;
  private final WorkspaceSettings settings;

  DefinitionsController(
      Shells shells, GrowthDefinitions definitions, SeenEvents seen, WorkspaceSettings settings) {
    this.shells = shells;
    this.definitions = definitions;
    this.seen = seen;
    this.settings = settings;
  }

  @GetMapping("/growth/definitions")
  JteView show() {
    return view(written(definitions.current()), Map.of());
  }

  @PostMapping("/growth/definitions")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView save(
      @RequestParam Map<String, String> form,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var fields = new HashMap<>(form);
    String used = fields.remove("use");
    if (used != null && used.indexOf(':') > 0) {
      fields.put(used.substring(0, used.indexOf(':')), used.substring(used.indexOf(':') + 1));
    }
    try {
      definitions.change(change(fields));
    } catch (ProblemException refused) {
      response.setStatus(refused.status().value());
      var errors = new HashMap<String, String>();
      refused
          .problems()
          .forEach(problem -> {
            if (problem.column() != null) {
              errors.putIfAbsent(field(problem.column()), problem.problem());
            }
          });
      return view(fields, errors);
    }
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Definitions saved."));
    return new ModelAndView(
        new RedirectView(used == null ? "/growth" : "/growth/definitions", true));
  }

  /** The field of the form that a field of the API belongs to. */
  private static String field(String path) {
    if (path.startsWith("activation.steps")) {
      return "activation.steps";
    }
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    return EVENTS.containsKey(first) ? first : path.equals("aha") ? "aha.event" : path;
  }

  private JteView view(Map<String, String> values, Map<String, String> errors) {
    Map<String, Guess> guesses = new HashMap<>();
    seen.guesses(definitions.current()).forEach(guess -> guesses.put(guess.field(), guess));
    return new JteView(
        "growth/definitions",
        new DefinitionsPage(
            shells.shell("growth"),
            CurrentUser.now().may(Role.PRODUCT) || CurrentUser.now().may(Role.GTM),
            EVENTS.entrySet().stream()
                .map(entry -> event(entry, guesses.get(entry.getKey())))
                .toList(),
            values,
            errors,
            settings.current().currency(),
            seen.counts().stream()
                .filter(count -> count.people() > 0)
                .limit(MOST_EVENTS)
                .map(count -> count.event())
                .toList()));
  }

  private static DefinitionsPage.Event event(
      Map.Entry<String, String[]> entry, @Nullable Guess guess) {
    return new DefinitionsPage.Event(
        entry.getKey(),
        entry.getValue()[0],
        entry.getValue()[1],
        guess == null
            ? null
            : new DefinitionsPage.Guess(
                guess.event(),
                guess.people() == 1 ? "1 person" : Format.count(guess.people()) + " people"));
  }

  /** What the form says, in the form of the API. */
  static ObjectNode change(Map<String, String> form) {
    var nodes = JsonNodeFactory.instance;
    ObjectNode change = nodes.objectNode();
    for (String field : EVENTS.keySet()) {
      String line = form.getOrDefault(field, "").strip();
      change.set(field, line.isEmpty() ? nodes.nullNode() : EventLine.read(line));
    }
    List<String> steps =
        form.getOrDefault("activation.steps", "")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    if (steps.isEmpty()) {
      change.set("activation", nodes.nullNode());
    } else {
      var activation = change.putObject("activation");
      var list = activation.putArray("steps");
      steps.forEach(line -> list.add(step(line)));
      number(activation, "of", form.get("activation.of"));
      number(activation, "withinDays", form.get("activation.withinDays"));
    }
    String aha = form.getOrDefault("aha.event", "").strip();
    if (aha.isEmpty()) {
      change.set("aha", nodes.nullNode());
    } else {
      ObjectNode it = object(aha);
      number(it, "times", form.get("aha.times"));
      number(it, "withinDays", form.get("aha.withinDays"));
      change.set("aha", it);
    }
    var gates = change.putObject("gates");
    for (String gate : GATES) {
      String text = form.getOrDefault("gates." + gate, "").strip();
      if (text.isEmpty()) {
        gates.set(gate, nodes.nullNode());
      } else {
        gate(gates, gate, text);
      }
    }
    return change;
  }

  private static ObjectNode step(String line) {
    var times = TIMES.matcher(line);
    if (!times.matches()) {
      return object(line);
    }
    return object(times.group(1)).put("times", Integer.parseInt(times.group(2)));
  }

  private static ObjectNode object(String line) {
    var read = EventLine.read(line);
    return read instanceof ObjectNode object
        ? object
        : JsonNodeFactory.instance.objectNode().put("event", line);
  }

  private static void number(ObjectNode into, String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return;
    }
    try {
      into.put(field, new BigDecimal(text.strip()));
    } catch (NumberFormatException words) {
      into.put(field, text);
    }
  }

  /** Shares are written in per cent on the page. */
  private static void gate(ObjectNode gates, String gate, String text) {
    boolean share = gate.equals("retain") || gate.equals("monetise") || gate.equals("ndr");
    try {
      var number = new BigDecimal(text.replace("%", "").strip());
      gates.put(gate, share ? number.movePointLeft(2) : number);
    } catch (NumberFormatException words) {
      gates.put(gate, text);
    }
  }

  private static Map<String, String> written(GrowthDefinition it) {
    var values = new HashMap<String, String>();
    put(values, "signedUp", it.signedUp());
    put(values, "onboarded", it.onboarded());
    put(values, "active", it.active());
    put(values, "upgraded", it.upgraded());
    put(values, "wall", it.wall());
    put(values, "shared", it.shared());
    put(values, "invited", it.invited());
    put(values, "accepted", it.accepted());
    var activation = it.activation();
    if (activation != null) {
      var lines = new StringBuilder();
      activation
          .steps()
          .forEach(step ->
              lines
                  .append(EventLine.of(step.event()))
                  .append(step.times() > 1 ? " × " + step.times() : "")
                  .append('\n'));
      values.put("activation.steps", lines.toString());
      values.put("activation.of", String.valueOf(activation.of()));
      values.put("activation.withinDays", String.valueOf(activation.withinDays()));
    }
    var aha = it.aha();
    if (aha != null) {
      put(values, "aha.event", aha.event());
      values.put("aha.times", String.valueOf(aha.times()));
      values.put("aha.withinDays", String.valueOf(aha.withinDays()));
    }
    gate(values, "acquire", it.gates().acquire(), 0);
    gate(values, "retain", it.gates().retain(), 2);
    gate(values, "scale", it.gates().scale(), 0);
    gate(values, "monetise", it.gates().monetise(), 2);
    gate(values, "ndr", it.gates().ndr(), 2);
    return values;
  }

  private static void put(Map<String, String> values, String field, @Nullable EventSelector event) {
    if (event != null) {
      values.put(field, EventLine.of(event));
    }
  }

  private static void gate(
      Map<String, String> values, String gate, @Nullable Double value, int places) {
    if (value != null) {
      values.put(
          "gates." + gate,
          BigDecimal.valueOf(value).movePointRight(places).stripTrailingZeros().toPlainString());
    }
  }
}
