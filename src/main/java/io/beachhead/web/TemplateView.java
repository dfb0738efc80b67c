package io.beachhead.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/** Renders one template into memory first, so that a failing template still gives an error page. */
record TemplateView(TemplateEngine engine, String template) implements View {
  @Override
  public String getContentType() {
    return "text/html;charset=UTF-8";
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    var output = new Utf8ByteOutput();
    engine.render(
        template, model == null ? Map.of() : Map.<String, Object>copyOf(known(model)), output);
    response.setContentType(getContentType());
    response.setContentLength(output.getContentLength());
    if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    output.writeTo(response.getOutputStream());
  }

  /** Only what was given: Spring adds binding results and nulls that no template asks for. */
  private static Map<String, Object> known(Map<String, ?> model) {
    var given = new java.util.HashMap<String, Object>();
    model.forEach((name, value) -> {
      if (value != null && !name.contains(".")) given.put(name, value);
    });
    return given;
  }
}
