package io.beachhead.samples;

import io.beachhead.growth.GrowthDefinitions;
import io.beachhead.growth.guides.GuideDraft;
import io.beachhead.growth.guides.Guides;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the company of a sample means by growing, and the checklists it shows its users. */
@Component
class SampleGrowth {
  private final GrowthDefinitions definitions;
  private final Guides guides;
  private final JsonMapper json;

  SampleGrowth(GrowthDefinitions definitions, Guides guides, JsonMapper json) {
    this.definitions = definitions;
    this.guides = guides;
    this.json = json;
  }

  void bring(Sample sample) {
    definitions.change(json.readTree(sample.growth()));
    for (GuideDraft it : drafts(sample)) {
      guides.add(it);
    }
  }

  /** Removes the definitions, and the checklists that nobody has changed since. */
  void takeBack(Sample sample) {
    definitions.takeBack(json.readTree(sample.growth()));
    var theirs = Arrays.stream(drafts(sample)).map(GuideDraft::key).toList();
    guides.all().stream()
        .filter(guide -> theirs.contains(guide.key()))
        .filter(guide -> guide.changedAt().equals(guide.createdAt()))
        .forEach(guide -> guides.delete(guide.key()));
  }

  private GuideDraft[] drafts(Sample sample) {
    return json.readValue(sample.guides(), GuideDraft[].class);
  }
}
