package io.beachhead.workspace.api;

import io.beachhead.web.JteView;
import io.beachhead.web.Shells;
import io.beachhead.workspace.PublicAddress;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** The interface described for people: the page of the same document that programs read. */
@Controller
@Hidden
@ConditionalOnWebApplication
class ApiController {
  private final Shells shells;
  private final ObjectProvider<OpenApiWebMvcResource> document;
  private final JsonMapper json;
  private final String address;
  private final PublicAddress server;

  ApiController(
      Shells shells,
      ObjectProvider<OpenApiWebMvcResource> document,
      JsonMapper json,
      @Value("${springdoc.api-docs.path}") String address,
      PublicAddress server) {
    this.server = server;
    this.shells = shells;
    this.document = document;
    this.json = json;
    this.address = address;
  }

  @GetMapping("/api")
  JteView page(HttpServletRequest request) throws Exception {
    var base = server.shown();
    var read = json.readTree(document.getObject().openapiJson(request, address, Locale.ENGLISH));
    var description = new ApiDescription(read, base, json);
    var page =
        new ApiPage(shells.shell("settings"), base, description.summary(), description.groups());
    return new JteView("workspace/api", page);
  }
}
