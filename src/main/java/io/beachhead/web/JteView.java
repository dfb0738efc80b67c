package io.beachhead.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a page's controller returns: the template and its one typed record.
 *
 * <p>{@code new JteView("value/map", page)} renders {@code src/main/jte/value/map.jte}, whose
 * parameter is named {@code page}.
 */
public final class JteView extends ModelAndView {
  public JteView(String template, Record page) {
    super(template, "page", page);
  }

  public JteView(String template, Record page, HttpStatus status) {
    super(template, Map.of("page", page), status);
  }
}
