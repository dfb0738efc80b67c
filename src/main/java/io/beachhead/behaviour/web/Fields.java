package io.beachhead.behaviour.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** What an address says, field by field; a blank field says nothing. */
record Fields(MultiValueMap<String, String> parameters) {

  /** What the address of a page says. */
  static Fields of(String address) {
    var parameters = new LinkedMultiValueMap<String, String>();
    UriComponentsBuilder.fromUriString(address)
        .build()
        .getQueryParams()
        .forEach((name, values) ->
            values.stream()
                .filter(Objects::nonNull)
                .forEach(value ->
                    parameters.add(name, URLDecoder.decode(value, StandardCharsets.UTF_8))));
    return new Fields(parameters);
  }

  @Nullable String text(String name) {
    var value = parameters.getFirst(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  String text(String name, String usual) {
    var value = text(name);
    return value == null ? usual : value;
  }

  /** All values of a repeated field, blank ones too: their places matter. */
  List<String> all(String name) {
    return parameters.getOrDefault(name, List.of()).stream().map(String::strip).toList();
  }

  boolean on(String name) {
    return text(name) != null;
  }
}
