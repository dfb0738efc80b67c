package io.beachhead.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The address of the current page, and addresses near it: segmentation and as-of date are part of
 * every address, so links carry them along when they were named.
 */
public record PageAddress(String path, List<Parameter> query) {
  private static final List<String> CARRIED = List.of("segmentation", "asOf");

  /** One decoded query parameter. */
  public record Parameter(String name, String value) {}

  public PageAddress {
    query = List.copyOf(query);
  }

  static PageAddress of(HttpServletRequest request) {
    var query = new ArrayList<Parameter>();
    UriComponentsBuilder.newInstance()
        .query(request.getQueryString())
        .build()
        .getQueryParams()
        .forEach((name, values) ->
            values.forEach(value -> query.add(new Parameter(decode(name), decode(value)))));
    return new PageAddress(request.getRequestURI(), query);
  }

  public @Nullable String parameter(String name) {
    return query.stream()
        .filter(p -> p.name().equals(name))
        .map(Parameter::value)
        .findFirst()
        .orElse(null);
  }

  /** This page with one parameter replaced, or removed where {@code value} is null. */
  public PageAddress with(String name, @Nullable Object value) {
    var changed = new ArrayList<>(query.stream().filter(p -> !p.name().equals(name)).toList());
    if (value != null) changed.add(new Parameter(name, value.toString()));
    return new PageAddress(path, changed);
  }

  /**
   * This page in another segmentation, from its beginning: a segment is one of its own segmentation
   * only, and so is the place in a list.
   *
   * @param key null = the active one
   */
  public PageAddress inSegmentation(@Nullable String key) {
    return with("segmentation", key).with("segment", null).with("cursor", null);
  }

  /** Another page for the same segmentation and date, as far as this address names them. */
  public String link(String href) {
    var kept = query.stream().filter(p -> CARRIED.contains(p.name())).toList();
    if (kept.isEmpty()) return href;
    int hash = href.indexOf('#');
    var page = hash < 0 ? href : href.substring(0, hash);
    var part = hash < 0 ? "" : href.substring(hash);
    return page + (page.contains("?") ? "&" : "?") + join(kept) + part;
  }

  /** The same page with an extension: its CSV or JSON twin. */
  public String twin(String extension) {
    return new PageAddress((path.equals("/") ? "/alignment" : path) + "." + extension, query)
        .href();
  }

  public String href() {
    return query.isEmpty() ? path : path + "?" + join(query);
  }

  @Override
  public String toString() {
    return href();
  }

  private static String join(List<Parameter> parameters) {
    var text = new StringBuilder();
    for (var parameter : parameters) {
      if (!text.isEmpty()) text.append('&');
      text.append(encode(parameter.name())).append('=').append(encode(parameter.value()));
    }
    return text.toString();
  }

  private static String encode(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(@Nullable String text) {
    if (text == null) return "";
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenPercentSign) {
      return text;
    }
  }
}
