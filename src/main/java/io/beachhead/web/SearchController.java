package io.beachhead.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
  private static final int SHORTEST = 2;
  private static final int HITS_AS_TYPED = 5;
  private static final int HITS_ON_PAGE = 50;

  private final Shells shells;
  private final ObjectProvider<SearchSource> sources;

  SearchController(Shells shells, ObjectProvider<SearchSource> sources) {
    this.shells = shells;
    this.sources = sources;
  }

  @GetMapping("/search")
  JteView page(@RequestParam(defaultValue = "") String q) {
    return new JteView("web/search", found(q, HITS_ON_PAGE));
  }

  @GetMapping("/search/hits")
  JteView asTyped(@RequestParam(defaultValue = "") String q) {
    return new JteView("web/_hits", found(q, HITS_AS_TYPED));
  }

  /**
   * @param most hits of each kind
   */
  private SearchPage found(String q, int most) {
    var shell = shells.shell("");
    var text = q.strip();
    if (text.length() < SHORTEST) {
      return new SearchPage(shell, text, List.of(), false);
    }
    var hits = new ArrayList<SearchHit>();
    boolean more = false;
    var kinds = new ArrayList<List<SearchHit>>();
    kinds.add(pages(shell, text));
    // One more than is shown, to know whether there are more.
    sources.orderedStream().forEach(source -> kinds.add(source.search(text, most + 1)));
    for (var kind : kinds) {
      hits.addAll(kind.subList(0, Math.min(most, kind.size())));
      more |= kind.size() > most;
    }
    return new SearchPage(shell, text, hits, more);
  }

  /** The pages of the rail and of the menu behind the avatar, by their names. */
  private static List<SearchHit> pages(Shell shell, String text) {
    var part = text.toLowerCase(Locale.ROOT);
    var rail =
        shell.navigation().stream()
            .map(item -> new SearchHit("page", item.icon(), item.label(), item.href()));
    var menu =
        shell.menu().stream()
            .map(item -> new SearchHit("page", item.icon(), item.label(), item.href()));
    return Stream.concat(rail, menu)
        .filter(hit -> hit.label().toLowerCase(Locale.ROOT).contains(part))
        .distinct()
        .toList();
  }
}
