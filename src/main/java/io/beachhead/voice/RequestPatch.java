package io.beachhead.voice;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an edit sets. A field that is not among them stays as it is; an empty list takes the value
 * away.
 */
public record RequestPatch(Map<RequestField, List<String>> values) {
  public static final RequestPatch NOTHING = new RequestPatch(Map.of());

  public RequestPatch {
    var copy = new EnumMap<RequestField, List<String>>(RequestField.class);
    values.forEach((field, value) ->
        copy.put(
            field,
            value.stream().map(String::strip).filter(text -> !text.isEmpty()).distinct().toList()));
    // In the order of the fields: a history that reads the same each time.
    values = Collections.unmodifiableMap(copy);
  }

  public static RequestPatch of(RequestField field, String... values) {
    return new RequestPatch(Map.of(field, List.of(values)));
  }

  /** The same with one more field; null takes the value away. */
  public RequestPatch with(RequestField field, @Nullable String value) {
    return with(field, value == null ? List.of() : List.of(value));
  }

  public RequestPatch with(RequestField field, List<String> value) {
    var more = new EnumMap<RequestField, List<String>>(RequestField.class);
    more.putAll(values);
    more.put(field, value);
    return new RequestPatch(more);
  }

  public boolean sets(RequestField field) {
    return values.containsKey(field);
  }

  /** The single value of a field; null where it is taken away or not set at all. */
  public @Nullable String text(RequestField field) {
    var value = values.getOrDefault(field, List.of());
    return value.isEmpty() ? null : value.getFirst();
  }

  /** The values of a field; empty where it is taken away or not set at all. */
  public List<String> texts(RequestField field) {
    return Objects.requireNonNullElse(values.get(field), List.of());
  }
}
