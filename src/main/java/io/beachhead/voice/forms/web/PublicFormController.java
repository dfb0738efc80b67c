package io.beachhead.voice.forms.web;

import io.beachhead.voice.FeatureNames;
import io.beachhead.voice.forms.FormRequests;
import io.beachhead.voice.forms.FormRequests.Sent;
import io.beachhead.voice.forms.RequestForm;
import io.beachhead.voice.forms.RequestForms;
import io.beachhead.voice.forms.web.PublicFormPage.Choice;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.web.load.SendingLimit;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which people without an account here say what they need; the link lets them. */
@Controller
@Hidden
@ConditionalOnWebApplication
class PublicFormController {
  private static final int GONE = 410;
  private static final int TOO_MANY = 429;

  private final Shells shells;
  private final RequestForms forms;
  private final FormRequests requests;
  private final SendingLimit limit;
  private final ObjectProvider<FeatureNames> features;
  private final WorkspaceSettings settings;
  private final Clock clock;

  PublicFormController(
      Shells shells,
      RequestForms forms,
      FormRequests requests,
      SendingLimit limit,
      ObjectProvider<FeatureNames> features,
      WorkspaceSettings settings,
      Clock clock) {
    this.shells = shells;
    this.forms = forms;
    this.requests = requests;
    this.limit = limit;
    this.features = features;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/f/{token}")
  JteView show(@PathVariable String token, HttpServletResponse response) {
    RequestForm form = forms.behind(token).orElse(null);
    JteView shut = shut(form, response);
    return shut == null && form != null
        ? fields(form, Map.of(), Map.of())
        : Objects.requireNonNull(shut);
  }

  @PostMapping("/f/{token}")
  JteView send(
      @PathVariable String token,
      @RequestParam Map<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response) {
    RequestForm form = forms.behind(token).orElse(null);
    JteView shut = shut(form, response);
    if (shut != null || form == null) {
      return Objects.requireNonNull(shut);
    }
    var errors = new HashMap<String, String>();
    String email = sent.getOrDefault("email", "").strip();
    if (!email.isEmpty() && !email.matches("[^\\s@<>\"]{1,100}@[^\\s@<>\"]{1,150}")) {
      errors.put(
          "email", "This is not an e-mail address. Leave it empty if you do not want to say.");
    }
    if (errors.isEmpty() && !limit.admits(form.token(), request.getRemoteAddr())) {
      response.setStatus(TOO_MANY);
      errors.put("", "Too much was sent from here in the last hour. Please try again later.");
      return fields(form, sent, errors);
    }
    if (errors.isEmpty()) {
      try {
        requests.take(form, said(sent));
        return message("Thank you", "We have got it. You can close this page.");
      } catch (ProblemException refused) {
        for (ProblemItem problem : refused.problems()) {
          errors.putIfAbsent(field(problem.column()), problem.problem());
        }
      }
    }
    response.setStatus(422);
    errors.putIfAbsent("", "Something cannot be used. It is marked below.");
    return fields(form, sent, errors);
  }

  private static String field(@Nullable String column) {
    return switch (column == null ? "" : column) {
      case "personEmail" -> "email";
      case "personName" -> "name";
      case "prospect", "accountId" -> "company";
      case "importance" -> "importance";
      default -> "text";
    };
  }

  private static Sent said(Map<String, String> sent) {
    return new Sent(
        sent.get("text"),
        sent.get("name"),
        sent.get("email"),
        sent.get("company"),
        sent.get("importance"),
        sent.get("theme"),
        sent.get("feature"),
        sent.get("website"));
  }

  private JteView fields(RequestForm form, Map<String, String> values, Map<String, String> errors) {
    FeatureNames known = features.getIfAvailable();
    Map<String, String> names = known == null ? Map.of() : known.byKey();
    return new JteView(
        "voice/forms/fill",
        new PublicFormPage(
            shells.bare(),
            form.title(),
            form.intro(),
            new PublicFormPage.Form(
                form.path(),
                values,
                errors,
                choices(form.themes(), Map.of(), values.get("theme")),
                choices(form.features(), names, values.get("feature")))));
  }

  private static List<Choice> choices(
      List<String> offered, Map<String, String> names, @Nullable String chosen) {
    return offered.stream()
        .map(each -> new Choice(each, names.getOrDefault(each, each), each.equals(chosen)))
        .toList();
  }

  private @Nullable JteView shut(@Nullable RequestForm form, HttpServletResponse response) {
    if (form == null) {
      response.setStatus(404);
      return message(
          "This link does not lead to a form",
          "It may be cut off or mistyped, or it was replaced. Ask whoever sent it.");
    }
    String why = form.shut(settings.current().today(clock));
    if (why == null) {
      return null;
    }
    response.setStatus(GONE);
    return message("This form is closed", why + " Ask whoever sent the link.");
  }

  private JteView message(String title, String sentence) {
    return new JteView(
        "voice/forms/fill", new PublicFormPage(shells.bare(), title, sentence, null));
  }
}
