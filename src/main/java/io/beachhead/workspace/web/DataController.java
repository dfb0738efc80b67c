package io.beachhead.workspace.web;

import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.workspace.WorkspaceSettings;
import io.beachhead.workspace.settings.DataDeletion;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Deletes all data, for whoever types the name of the workspace. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasRole('ADMIN')")
class DataController {
  private final Shells shells;
  private final WorkspaceSettings settings;
  private final DataDeletion deletion;

  DataController(Shells shells, WorkspaceSettings settings, DataDeletion deletion) {
    this.shells = shells;
    this.settings = settings;
    this.deletion = deletion;
  }

  @GetMapping("/settings/data")
  JteView data() {
    return view(FormErrors.NONE, HttpStatus.OK);
  }

  @PostMapping("/settings/data/deletion")
  ModelAndView empty(@RequestParam(defaultValue = "") String name, RedirectAttributes redirect) {
    if (!name.strip().equals(settings.current().name())) {
      var problem = ProblemItem.of("name", name, "this is not the workspace’s name");
      return view(FormErrors.of(List.of(problem)), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    deletion.deleteAll();
    redirect.addFlashAttribute(Flash.NAME, Flash.of("All data deleted."));
    return new ModelAndView(new RedirectView("/settings/data"));
  }

  private JteView view(FormErrors errors, HttpStatus status) {
    var page =
        new DataPage(
            shells.shell("settings"),
            SettingsTabs.at("/settings/data"),
            settings.current().name(),
            errors);
    return new JteView("workspace/data", page, status);
  }
}
