package io.beachhead.samples.planwright;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.beachhead.samples.CsvTable;
import io.beachhead.samples.SampleFile;
import io.beachhead.samples.SampleText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Planwright has built and could build, and what each is worth to each segment. */
final class PlanwrightFeatures {

  /**
   * @param worth US dollars per account and year, on average over the segment; absent = nobody has
   *     asked, which is not the same as 0
   */
  record Feature(
      String key,
      String name,
      String state,
      String effortWeeks,
      String requires,
      String events,
      Map<PlanwrightSegment, Double> worth) {

    boolean shipped() {
      return state.equals("shipped");
    }

    @Nullable Double worthTo(PlanwrightSegment segment) {
      return worth.get(segment);
    }
  }

  private final List<Feature> all =
      SampleText.table("planwright/features.csv").stream()
          .map(PlanwrightFeatures::feature)
          .toList();

  List<Feature> all() {
    return all;
  }

  private static Feature feature(NamedCsvRecord line) {
    Map<PlanwrightSegment, Double> worth = new EnumMap<>(PlanwrightSegment.class);
    for (PlanwrightSegment segment : PlanwrightSegment.values()) {
      String value = line.getField(segment.key());
      if (!value.isBlank()) {
        worth.put(segment, Double.valueOf(value));
      }
    }
    return new Feature(
        line.getField("key"),
        line.getField("name"),
        line.getField("state"),
        line.getField("effort_weeks"),
        line.getField("requires"),
        line.getField("events"),
        worth);
  }

  SampleFile file() {
    CsvTable table = CsvTable.of("key", "name", "state", "effort_weeks", "requires", "events");
    for (Feature it : all) {
      table.row(it.key(), it.name(), it.state(), it.effortWeeks(), it.requires(), it.events());
    }
    return table.file("features");
  }
}
