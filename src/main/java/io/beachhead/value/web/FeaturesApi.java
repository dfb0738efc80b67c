package io.beachhead.value.web;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.value.features.DeletedFeatures;
import io.beachhead.value.features.EventLine;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.features.Features;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/features")
@Tag(name = "Value")
class FeaturesApi {
  private static final Set<String> FIELDS =
      Set.of("key", "name", "state", "effortWeeks", "requires", "events", "owner");

  private final Features features;
  private final DeletedFeatures deleted;

  FeaturesApi(Features features, DeletedFeatures deleted) {
    this.features = features;
    this.deleted = deleted;
  }

  @GetMapping
  @Operation(summary = "All features, shipped and planned")
  List<Feature> all() {
    return features.all();
  }

  @GetMapping("/{key}")
  @Operation(summary = "One feature")
  Feature one(@PathVariable String key) {
    return features.find(key).orElseThrow(() -> Features.unknown(key));
  }

  @PostMapping
  @PreAuthorize("hasRole('PRODUCT')")
  @Operation(
      summary = "Add a feature",
      description =
          "Needs a name. The key is made from the name unless given; the state defaults to"
              + " candidate. Each of events is a name, or {\"event\", \"where\"} with conditions"
              + " by equality on its properties, all of which must hold.")
  ResponseEntity<Feature> add(@RequestBody JsonNode body) {
    var reader = new Reader(body);
    String name = reader.text("name", "");
    String key = reader.text("key", "");
    if (key.isBlank()) {
      key = features.freeKey(name);
    }
    Feature feature =
        reader.read(
            new Feature(key, name, FeatureState.CANDIDATE, null, List.of(), List.of(), ""), true);
    features.add(feature);
    return ResponseEntity.created(URI.create("/api/features/" + feature.key())).body(feature);
  }

  @PatchMapping("/{key}")
  @PreAuthorize("hasRole('PRODUCT')")
  @Operation(summary = "Change the fields given, keep the others")
  Feature change(@PathVariable String key, @RequestBody JsonNode body) {
    Feature before = features.find(key).orElseThrow(() -> Features.unknown(key));
    Feature after = new Reader(body).read(before, false);
    features.change(after);
    return after;
  }

  @DeleteMapping("/{key}")
  @PreAuthorize("hasRole('PRODUCT')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Delete a feature with its evidence and imported use",
      description = "POST …/restoration brings it back within 30 days.")
  void remove(@PathVariable String key) {
    deleted.delete(key);
  }

  @PostMapping("/{key}/restoration")
  @PreAuthorize("hasRole('PRODUCT')")
  @Operation(
      summary = "Bring a deleted feature back",
      description =
          "With its evidence, imported use, the features that need it and its places in scenarios."
              + " 404 where none of that key was deleted in the last 30 days; 409 where the key is"
              + " in use again.")
  Feature restore(@PathVariable String key) {
    return deleted.restore(key);
  }

  /** Reads the fields a body has and collects what is wrong with them. */
  private static final class Reader {
    private final JsonNode body;
    private final List<ProblemItem> problems = new ArrayList<>();

    Reader(JsonNode body) {
      if (!body.isObject()) {
        throw ProblemException.badRequest("Expected a JSON object with the fields of a feature.");
      }
      this.body = body;
    }

    Feature read(Feature before, boolean isNew) {
      body.propertyNames().stream()
          .filter(name -> !FIELDS.contains(name))
          .forEach(name -> wrong(name, "there is no such field"));
      if (!isNew && body.has("key") && !before.key().equals(text("key", ""))) {
        wrong("key", "a feature keeps its key");
      }
      Feature feature =
          new Feature(
              before.key(),
              text("name", before.name()),
              state(before.state()),
              effort(before.effortWeeks()),
              texts("requires", before.requires()),
              events(before.events()),
              text("owner", before.owner()));
      if (!problems.isEmpty()) {
        throw ProblemException.unprocessable("The feature cannot be saved.", problems);
      }
      return feature;
    }

    String text(String name, String kept) {
      JsonNode node = body.get(name);
      if (node == null || node.isNull()) {
        return kept;
      }
      if (!node.isString()) {
        wrong(name, "expected a text");
        return kept;
      }
      return node.stringValue().strip();
    }

    private FeatureState state(FeatureState kept) {
      if (!body.has("state")) {
        return kept;
      }
      return FeatureState.of(text("state", ""))
          .orElseGet(() -> {
            wrong("state", "expected shipped, building, candidate or declined");
            return kept;
          });
    }

    private @Nullable Double effort(@Nullable Double kept) {
      JsonNode node = body.get("effortWeeks");
      if (node == null) {
        return kept;
      }
      if (node.isNull()) {
        return null;
      }
      if (!node.isNumber()) {
        wrong("effortWeeks", "expected a number of person-weeks, or null");
        return kept;
      }
      return node.doubleValue();
    }

    private List<String> texts(String name, List<String> kept) {
      JsonNode node = body.get(name);
      if (node == null) {
        return kept;
      }
      var texts = new ArrayList<String>();
      boolean usable = node.isArray();
      for (JsonNode each : node) {
        usable &= each.isString();
        if (usable) {
          texts.add(each.stringValue());
        }
      }
      if (!usable) {
        wrong(name, "expected a list of texts");
        return kept;
      }
      return texts;
    }

    private List<EventSelector> events(List<EventSelector> kept) {
      JsonNode node = body.get("events");
      if (node == null) {
        return kept;
      }
      var events = new ArrayList<EventSelector>();
      if (node.isArray()) {
        for (JsonNode each : node) {
          event(each).ifPresent(events::add);
        }
      }
      if (!node.isArray() || events.size() != node.size()) {
        wrong(
            "events", "expected a list of names, or of {\"event\", \"where\": {property: value}}");
        return kept;
      }
      return events.stream().distinct().toList();
    }

    private static Optional<EventSelector> event(JsonNode node) {
      return node.isString()
          ? EventLine.parse(node.stringValue(), Features.LONGEST_EVENT)
          : EventLine.selector(node, Features.LONGEST_EVENT);
    }

    private void wrong(String field, String problem) {
      JsonNode node = body.get(field);
      problems.add(ProblemItem.of(field, node == null ? null : node.toString(), problem));
    }
  }
}
