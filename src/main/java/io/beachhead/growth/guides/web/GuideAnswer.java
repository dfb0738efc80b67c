package io.beachhead.growth.guides.web;

import io.beachhead.growth.guides.Guide;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A guide in JSON, in the form in which it is sent.
 *
 * @param state draft or published
 */
record GuideAnswer(
    String key,
    String name,
    String title,
    @Nullable String intro,
    @Nullable String segmentation,
    List<String> segments,
    @Nullable Doing did,
    @Nullable Doing didNot,
    List<Step> steps,
    String state,
    Instant createdAt,
    Instant changedAt) {

  /** Something done, at least this many times. */
  record Doing(@Nullable String event, Map<String, JsonNode> where, int times) {
    static @Nullable Doing of(Guide.@Nullable Doing doing) {
      return doing == null
          ? null
          : new Doing(doing.event().event(), doing.event().where(), doing.times());
    }
  }

  /** A step; {@code event} says what means that it is done. */
  record Step(
      String key,
      String title,
      @Nullable String text,
      @Nullable String href,
      @Nullable Doing event) {}

  static GuideAnswer of(Guide guide) {
    var audience = guide.audience();
    return new GuideAnswer(
        guide.key(),
        guide.name(),
        guide.title(),
        guide.intro(),
        audience.segmentation(),
        audience.segments(),
        Doing.of(audience.did()),
        Doing.of(audience.didNot()),
        guide.steps().stream()
            .map(step ->
                new Step(
                    step.key(), step.title(), step.text(), step.href(), Doing.of(step.doing())))
            .toList(),
        guide.state().word(),
        guide.createdAt(),
        guide.changedAt());
  }
}
