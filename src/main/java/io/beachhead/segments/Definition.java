package io.beachhead.segments;

import java.util.List;

/** A version as it is stored: JSON of this form. */
record Definition(String name, Part otherwise, List<Part> segments) {
  record Part(String key, String name, int slot, String rule) {
    static Part of(Segment segment) {
      return new Part(segment.key(), segment.name(), segment.slot(), segment.rule());
    }

    Segment segment() {
      return new Segment(key, name, slot, rule);
    }
  }

  static Definition of(Segmentation segmentation) {
    return new Definition(
        segmentation.name(),
        Part.of(segmentation.otherwise()),
        segmentation.segments().stream().map(Part::of).toList());
  }

  Segmentation segmentation(String key, int version, boolean active) {
    return new Segmentation(
        key,
        name,
        active,
        version,
        segments.stream().map(Part::segment).toList(),
        otherwise.segment());
  }
}
