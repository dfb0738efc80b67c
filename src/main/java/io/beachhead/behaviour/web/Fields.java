package io.beachhead.behaviour.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What an address says, field by field; a blank field says nothing. */
record Fields(MultiValueMap<String, String> parameters) {

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
