package io.beachhead.voice.forms.web;

import io.beachhead.voice.RequestCapture;
import io.beachhead.voice.forms.FormRequests;
import io.beachhead.voice.forms.RequestForm;
import io.beachhead.voice.forms.RequestForms;
import io.beachhead.voice.forms.RequestForms.Draft;
import io.beachhead.voice.forms.web.FormsPage.Fields;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.PublicAddress;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of all forms: set up, change, switch off, and see what was held aside. */
@Controller
@Hidden
@ConditionalOnWebApplication
class FormsController {
  private static final String BACK = "redirect:/requests/forms";

  private final Shells shells;
  private final RequestForms forms;
  private final FormRequests requests;
  private final PublicAddress address;
  private final WorkspaceSettings settings;

  FormsController(
      Shells shells,
      RequestForms forms,
      FormRequests requests,
      PublicAddress address,
      WorkspaceSettings settings) {
    this.shells = shells;
    this.forms = forms;
    this.requests = requests;
    this.address = address;
    this.settings = settings;
  }

  @GetMapping("/requests/forms")
  JteView page() {
    return view(null);
  }

  @PostMapping("/requests/forms")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  Object add(
      @RequestParam Map<String, String> sent,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    try {
      forms.add(draft(sent));
    } catch (ProblemException refused) {
      response.setStatus(422);
      return view(typed("", "/requests/forms", sent, refused));
    }
    return back(redirect, "Form saved. Send its link to people.");
  }

  @PostMapping("/requests/forms/{key}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  Object change(
      @PathVariable String key,
      @RequestParam Map<String, String> sent,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    try {
      forms.change(key, draft(sent));
    } catch (ProblemException refused) {
      if (refused.problems().isEmpty()) {
        throw refused;
      }
      response.setStatus(422);
      return view(typed(key, "/requests/forms/" + key, sent, refused));
    }
    return back(redirect, "Form saved.");
  }

  @PostMapping("/requests/forms/{key}/deletion")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String delete(@PathVariable String key, RedirectAttributes redirect) {
    forms.delete(key);
    return back(redirect, "Form deleted. The requests that came by it stay.");
  }

  static String back(RedirectAttributes redirect, String message) {
    redirect.addFlashAttribute(Flash.NAME, Flash.of(message));
    return BACK;
  }

  private JteView view(@Nullable Fields typed) {
    Shell shell = shells.shell("requests");
    ZoneId zone = settings.current().timezone();
    CurrentUser user = CurrentUser.now();
    boolean editable = user.may(Role.PRODUCT) || user.may(Role.GTM);
    var all = forms.all();
    var names = all.stream().collect(Collectors.toMap(RequestForm::key, RequestForm::audience));
    return new JteView(
        "voice/forms/list",
        new FormsPage(
            shell,
            editable,
            all.stream().map(form -> row(form, shell, typed)).toList(),
            requests.held().stream()
                .map(held ->
                    new FormsPage.Held(
                        held.id(),
                        names.getOrDefault(held.form(), held.form()),
                        held.why(),
                        held.text().length() <= 400
                            ? held.text()
                            : RequestCapture.shortened(held.text()),
                        Stream.of(held.person(), held.company())
                            .filter(each -> each != null)
                            .collect(Collectors.joining(", ")),
                        Format.time(held.sentAt(), zone)))
                .toList(),
            !editable
                ? null
                : typed != null && typed.id().isEmpty()
                    ? typed
                    : new Fields("", "/requests/forms", "", "", "", "", "", "", null)));
  }

  private FormsPage.Row row(RequestForm form, Shell shell, @Nullable Fields typed) {
    String shut = form.shut(shell.today());
    String intro = form.intro();
    return new FormsPage.Row(
        form.key(),
        form.audience(),
        address.link(form.path()),
        shut == null ? "open" : shut,
        form.revokedAt() == null,
        typed != null && typed.id().equals(form.key())
            ? typed
            : new Fields(
                form.key(),
                "/requests/forms/" + form.key(),
                form.audience(),
                form.title(),
                intro == null ? "" : intro,
                String.join("\n", form.themes()),
                String.join("\n", form.features()),
                form.lastDay() == null ? "" : form.lastDay().toString(),
                null));
  }

  private static Fields typed(
      String id, String action, Map<String, String> sent, ProblemException refused) {
    return new Fields(
        id,
        action,
        sent.getOrDefault("audience", ""),
        sent.getOrDefault("title", ""),
        sent.getOrDefault("intro", ""),
        sent.getOrDefault("themes", ""),
        sent.getOrDefault("features", ""),
        sent.getOrDefault("lastDay", ""),
        refused.problems().stream()
            .map(each -> each.column() + ": " + each.problem())
            .collect(Collectors.joining("; ")));
  }

  private static Draft draft(Map<String, String> sent) {
    return new Draft(
        sent.get("audience"),
        sent.get("title"),
        sent.get("intro"),
        lines(sent.get("themes")),
        lines(sent.get("features")),
        sent.get("lastDay"));
  }

  private static List<@Nullable String> lines(@Nullable String text) {
    return text == null
        ? List.of()
        : new ArrayList<@Nullable String>(Arrays.asList(text.split("\\R")));
  }
}
