package io.beachhead.workspace.web;

import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import io.beachhead.workspace.access.Key;
import io.beachhead.workspace.access.Keys;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** Keys of programs: make, show once, revoke. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasRole('ADMIN')")
@RunsAs(Workload.LIGHT)
class KeysController {
  private static final String SECRET = "secret";
  private static final int LONGEST_NAME = 100;

  private final Shells shells;
  private final Keys keys;
  private final WorkspaceSettings settings;

  KeysController(Shells shells, Keys keys, WorkspaceSettings settings) {
    this.shells = shells;
    this.keys = keys;
    this.settings = settings;
  }

  @GetMapping("/settings/keys")
  JteView keys(HttpServletRequest request) {
    return view(request, FormErrors.NONE, HttpStatus.OK);
  }

  @PostMapping("/settings/keys")
  ModelAndView make(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String right,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    var stripped = name.strip();
    var problems = new ArrayList<ProblemItem>();
    if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
      problems.add(ProblemItem.of("name", name, "the name needs 1 to 100 characters"));
    }
    var role = Role.of(right);
    boolean forEvents = right.equals("events");
    if (role.isEmpty() && !forEvents) {
      problems.add(ProblemItem.of("right", right, "choose the key's role"));
    }
    if (!problems.isEmpty()) {
      return view(request, FormErrors.of(problems), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    var issued = forEvents ? keys.makeWrite(stripped) : keys.makeApi(stripped, role.orElseThrow());
    redirect.addFlashAttribute(SECRET, new KeysPage.ShownKey(stripped, issued.secret()));
    return back();
  }

  @PostMapping("/settings/keys/{id}/revocation")
  ModelAndView revoke(@PathVariable String id, RedirectAttributes redirect) {
    if (!keys.revoke(id)) {
      throw ProblemException.notFound("There is no such key, or it has been revoked.");
    }
    redirect.addFlashAttribute(
        Flash.NAME, new Flash("The key is revoked.", "/settings/keys/" + id + "/restoration"));
    return back();
  }

  @PostMapping("/settings/keys/{id}/restoration")
  ModelAndView restore(@PathVariable String id) {
    if (!keys.restore(id)) {
      throw ProblemException.conflict("The key was revoked too long ago; make a new one.");
    }
    return back();
  }

  private static ModelAndView back() {
    return new ModelAndView(new RedirectView("/settings/keys"));
  }

  private JteView view(HttpServletRequest request, FormErrors errors, HttpStatus status) {
    var flashes = RequestContextUtils.getInputFlashMap(request);
    var secret =
        flashes != null && flashes.get(SECRET) instanceof KeysPage.ShownKey key ? key : null;
    var zone = settings.current().timezone();
    var page =
        new KeysPage(
            shells.shell("settings"),
            SettingsTabs.at("/settings/keys"),
            keys.allApi().stream().map(k -> line(k, right(k), zone)).toList(),
            keys.allWrite().stream().map(k -> line(k, "Sends events", zone)).toList(),
            List.of(Role.values()),
            secret,
            errors);
    return new JteView("workspace/keys", page, status);
  }

  private String right(Key.Api key) {
    return keys.works(key) ? key.role().label() : key.role().label() + ", stopped with its maker";
  }

  private static KeysPage.Line line(Key key, String right, ZoneId zone) {
    var made = key.made();
    var at = made.at();
    var used = made.lastUsed();
    return new KeysPage.Line(
        key.id(),
        key.name(),
        key.hint(),
        right,
        at == null ? "by the environment" : made.by() + ", " + Format.time(at, zone),
        used == null ? (at == null ? "not recorded" : "never") : Format.time(used, zone),
        at != null);
  }
}
