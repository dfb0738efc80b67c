package io.beachhead.behaviour.protocol;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** How calls are parsed: strictly, and no deeper than anything meant. */
final class TrackingJson {
  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(Limits.NESTING).build())
                  .build())
          .build();

  private TrackingJson() {}
}
