package io.beachhead.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Searches everything the modules make searchable: as one types, and as a page. */
@Controller
@Hidden
@ConditionalOnWebApplication
class SearchController {
  private final Shells shells;
  private final ObjectProvider<SearchSource> sources;

  SearchController(Shells shells, ObjectProvider<SearchSource> sources) {
    this.shells = shells;
    this.sources = sources;
  }

  @GetMapping("/search")
  JteView page(@RequestParam(defaultValue = "") String q) {
    return new JteView("web/search", new SearchPage(shells.shell(""), q.strip(), hits(q, 50)));
  }

  @GetMapping("/search/hits")
  JteView asTyped(@RequestParam(defaultValue = "") String q) {
    return new JteView("web/_hits", new SearchPage(shells.shell(""), q.strip(), hits(q, 5)));
  }

  private List<SearchHit> hits(String q, int limitPerSource) {
    var text = q.strip();
    if (text.length() < 2) return List.of();
    return sources
        .orderedStream()
        .flatMap(source -> source.search(text, limitPerSource).stream())
        .toList();
  }
}
