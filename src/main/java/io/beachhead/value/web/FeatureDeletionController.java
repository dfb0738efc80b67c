package io.beachhead.value.web;

import io.beachhead.value.features.DeletedFeatures;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.Features;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Deletes a feature after saying what goes with it, and brings it back. */
@Controller
class FeatureDeletionController {
  private final Features features;
  private final DeletedFeatures deleted;
  private final FeaturePages pages;

  FeatureDeletionController(Features features, DeletedFeatures deleted, FeaturePages pages) {
    this.features = features;
    this.deleted = deleted;
    this.pages = pages;
  }

  private Feature required(String key) {
    return features.find(key).orElseThrow(() -> Features.unknown(key));
  }

  @GetMapping("/features/{key}/deletion")
  @PreAuthorize("hasRole('PRODUCT')")
  ModelAndView confirm(@PathVariable String key) {
    return new JteView("value/_featuredeletion", pages.deletion(required(key)));
  }

  @PostMapping("/features/{key}/deletion")
  @PreAuthorize("hasRole('PRODUCT')")
  void delete(@PathVariable String key, HttpServletRequest request, HttpServletResponse response) {
    Feature feature = required(key);
    deleted.delete(key);
    RequestContextUtils.getOutputFlashMap(request)
        .put(
            Flash.NAME,
            new Flash(
                "%s is deleted.".formatted(feature.name()),
                "/features/" + FeaturePages.encoded(key) + "/deletion/undo"));
    RequestContextUtils.saveOutputFlashMap("/value-map", request, response);
    HtmxRedirect.to(response, "/value-map");
  }

  /** Brings a deleted feature back with what went with it. */
  @PostMapping("/features/{key}/deletion/undo")
  @PreAuthorize("hasRole('PRODUCT')")
  ResponseEntity<Void> undoDeletion(@PathVariable String key) {
    deleted.restore(key);
    return ResponseEntity.noContent().build();
  }
}
