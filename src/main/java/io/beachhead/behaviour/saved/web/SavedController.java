package io.beachhead.behaviour.saved.web;

import io.beachhead.behaviour.saved.QuestionAddress;
import io.beachhead.behaviour.saved.SavedQuestion;
import io.beachhead.behaviour.saved.SavedQuestions;
import io.beachhead.web.Csv;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The saved questions: a list, and what people do with one. */
@Controller
@Hidden
@ConditionalOnWebApplication
public class SavedController {
  private static final String MAY_SAVE = "hasAnyRole('PRODUCT', 'GTM')";

  private final SavedQuestions saved;
  private final Shells shells;
  private final WorkspaceSettings settings;

  SavedController(SavedQuestions saved, Shells shells, WorkspaceSettings settings) {
    this.saved = saved;
    this.shells = shells;
    this.settings = settings;
  }

  /** Whether whoever looks may save questions and cohorts. */
  public static boolean maySave() {
    var user = CurrentUser.now();
    return user.may(Role.PRODUCT) || user.may(Role.GTM);
  }

  @GetMapping("/questions")
  JteView list() {
    var zone = settings.current().timezone();
    return new JteView(
        "behaviour/saved",
        new SavedPage(
            shells.shell("funnel"),
            maySave(),
            "/questions.csv",
            saved.all().stream()
                .map(question ->
                    new SavedPage.Row(
                        question.key(),
                        question.name(),
                        "/questions/" + question.key(),
                        saved.page(question.address()).map(QuestionAddress::kind).orElse(""),
                        question.savedBy(),
                        Format.time(question.savedAt(), zone)))
                .toList()));
  }

  @GetMapping("/questions.json")
  @ResponseBody
  List<SavedQuestion> json() {
    return saved.all();
  }

  @GetMapping("/questions.csv")
  void csv(HttpServletResponse response) {
    Csv.download(
        response,
        "questions",
        csv -> {
          csv.row("key", "name", "address", "saved_by", "saved_at");
          for (var question : saved.all()) {
            csv.row(
                question.key(),
                question.name(),
                question.address(),
                question.savedBy(),
                question.savedAt());
          }
        });
  }

  /** The short address of a saved question leads to its page. */
  @GetMapping("/questions/{key}")
  String open(@PathVariable String key) {
    return "redirect:" + saved.required(key).address();
  }

  @PostMapping("/questions")
  @PreAuthorize(MAY_SAVE)
  String save(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String address,
      RedirectAttributes redirect) {
    var question = saved.save(name, address);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Saved as %s.".formatted(question.name())));
    return "redirect:" + question.address();
  }

  @PostMapping("/questions/{key}/name")
  @PreAuthorize(MAY_SAVE)
  String rename(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String name,
      RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        Flash.NAME, Flash.of("Renamed to %s.".formatted(saved.rename(key, name).name())));
    return "redirect:/questions";
  }

  @PostMapping("/questions/{key}/deletion")
  @PreAuthorize(MAY_SAVE)
  String delete(@PathVariable String key, RedirectAttributes redirect) {
    var was = saved.delete(key);
    var undo =
        UriComponentsBuilder.fromPath("/questions/restored")
            .queryParam("name", "{name}")
            .queryParam("address", "{address}")
            .encode()
            .buildAndExpand(was.name(), was.address())
            .toUriString();
    redirect.addFlashAttribute(Flash.NAME, new Flash("%s is deleted.".formatted(was.name()), undo));
    return "redirect:/questions";
  }

  @PostMapping("/questions/restored")
  @PreAuthorize(MAY_SAVE)
  ResponseEntity<Void> restore(@RequestParam String name, @RequestParam String address) {
    saved.restore(name, address);
    return ResponseEntity.noContent().build();
  }
}
