package io.beachhead.samples;

import java.util.List;

/**
 * Everything one sample loads, in this order.
 *
 * @param files in the order in which they may be imported: what others refer to comes first
 * @param valueModel the fields it sets, as JSON in the form of {@code PUT /api/value-model}
 * @param capacityWeeks person-weeks of the planning period
 * @param questions about its events; the first funnel is what the page of funnels opens with
 * @param decisions in the order in which they were made
 * @param growth what it means by signing up and so on, as JSON in the form of {@code PUT
 *     /api/growth/definitions}; {} for nothing
 * @param guides its checklists, as a JSON list in the form of {@code POST /api/guides}
 * @param events what its customers did; arrives last
 */
public record Sample(
    SampleIntroduction introduction,
    List<SampleSegmentation> segmentations,
    List<SampleFile> files,
    String valueModel,
    List<SampleScenario> scenarios,
    double capacityWeeks,
    List<SampleQuestion> questions,
    List<SampleDecision> decisions,
    String growth,
    String guides,
    SampleEvents events) {

  public Sample {
    segmentations = List.copyOf(segmentations);
    files = List.copyOf(files);
    scenarios = List.copyOf(scenarios);
    questions = List.copyOf(questions);
    decisions = List.copyOf(decisions);
  }
}
