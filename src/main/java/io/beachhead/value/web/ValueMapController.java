package io.beachhead.value.web;

import io.beachhead.web.JteView;
import io.beachhead.web.Shells;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** The value map page. */
@Controller
class ValueMapController {
  private final ValueMapPages pages;
  private final Shells shells;

  ValueMapController(ValueMapPages pages, Shells shells) {
    this.pages = pages;
    this.shells = shells;
  }

  @GetMapping("/value-map")
  ModelAndView page(@ModelAttribute("address") MapAddress address) {
    return new JteView("value/map", pages.page(shells.shell("value-map"), address, null));
  }
}
