package io.beachhead.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * Addresses of style sheets, scripts and fonts with a hash of their content in the name, so that a
 * browser may keep them for a year and still sees every change.
 */
@Component
@ConditionalOnWebApplication
public class Assets {
  /** What anybody may fetch, signed in or not. */
  public static final String[] PUBLIC_PATHS = {"/assets/**", "/webjars/**", "/favicon.ico"};

  private final ResourceUrlProvider urls;

  Assets(ResourceUrlProvider urls) {
    this.urls = urls;
  }

  /**
   * @param path such as {@code /assets/app.css} or {@code /webjars/htmx.org/dist/htmx.min.js}
   * @throws IllegalArgumentException if there is no such file
   */
  public String url(String path) {
    var url = urls.getForLookupPath(path);
    if (url == null) throw new IllegalArgumentException("no asset " + path);
    return url;
  }
}
