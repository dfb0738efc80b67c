package io.beachhead.voice.themes.web;

import io.beachhead.voice.themes.ThemeGroupings;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do with a grouping on the page of themes. */
@Controller
@Hidden
@ConditionalOnWebApplication
class ThemeGroupingController {
  private static final String BACK = "redirect:/themes";

  private final ThemeGroupings groupings;

  ThemeGroupingController(ThemeGroupings groupings) {
    this.groupings = groupings;
  }

  @PostMapping("/themes/groupings")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String group(@RequestParam(required = false) @Nullable String of) {
    groupings.start(of);
    return BACK;
  }

  @PostMapping("/themes/groupings/{id}/stop")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String stop(@PathVariable String id) {
    groupings.stop(id);
    return BACK;
  }

  /** Takes on the groups that are ticked; {@code name-ID} is the theme each goes to. */
  @PostMapping("/themes/groupings/{id}/acceptance")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String accept(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes redirect) {
    var accepted = new ArrayList<ThemeGroupings.@Nullable Acceptance>();
    for (String group : form.getOrDefault("group", List.of())) {
      accepted.add(new ThemeGroupings.Acceptance(group, form.getFirst("name-" + group)));
    }
    int moved = groupings.accept(id, accepted);
    redirect.addFlashAttribute(
        Flash.NAME, Flash.of("%s put into themes.".formatted(Format.count(moved, "request"))));
    return BACK;
  }
}
