package io.beachhead.value.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which value map a page shows, as it stands in its address.
 *
 * @param segmentation null = the active one
 * @param asOf null = today
 * @param scenario named in the address; null = none
 * @param features switched on beyond the scenario's and the shipped ones
 */
record MapAddress(
    @Nullable String segmentation,
    @Nullable LocalDate asOf,
    @Nullable String scenario,
    List<String> features) {

  /** {@code path} with this map's parameters, and further ones as name, value, name, value. */
  String href(String path, String... more) {
    var parts = new ArrayList<String>();
    if (segmentation != null && !segmentation.isBlank()) {
      parts.add(pair("segmentation", segmentation));
    }
    if (asOf != null) {
      parts.add(pair("asOf", asOf.toString()));
    }
    if (scenario != null && !scenario.isBlank()) {
      parts.add(pair("scenario", scenario));
    }
    if (!features.isEmpty()) {
      // Keys have no commas; left as they are, addresses stay readable.
      parts.add("features=" + String.join(",", features.stream().map(key -> encode(key)).toList()));
    }
    for (int i = 0; i < more.length; i += 2) {
      parts.add(pair(more[i], more[i + 1]));
    }
    return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
  }

  MapAddress with(List<String> keys) {
    return new MapAddress(segmentation, asOf, null, List.copyOf(keys));
  }

  MapAddress in(@Nullable String scenarioKey) {
    return new MapAddress(segmentation, asOf, scenarioKey, List.of());
  }

  private static String pair(String name, String value) {
    return name + "=" + encode(value);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
