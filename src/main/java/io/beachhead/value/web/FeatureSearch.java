package io.beachhead.value.web;

import io.beachhead.value.features.Features;
import io.beachhead.web.SearchHit;
import io.beachhead.web.SearchSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds features by name and key. */
@Component
@Order(30)
class FeatureSearch implements SearchSource {
  private final Features features;

  FeatureSearch(Features features) {
    this.features = features;
  }

  @Override
  public List<SearchHit> search(String text, int limit) {
    var part = text.toLowerCase(Locale.ROOT);
    return features.all().stream()
        .filter(feature ->
            feature.name().toLowerCase(Locale.ROOT).contains(part)
                || feature.key().toLowerCase(Locale.ROOT).contains(part))
        .limit(limit)
        .map(feature ->
            new SearchHit(
                "feature",
                "puzzle",
                feature.name(),
                "/features/" + URLEncoder.encode(feature.key(), StandardCharsets.UTF_8)))
        .toList();
  }
}
