package io.beachhead.segments.history;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.SegmentationVersion;
import io.beachhead.segments.Segmentations;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where accounts went between two versions of a segmentation. */
@Component
public class Flows {
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final CustomerBases customers;

  Flows(Segmentations segmentations, Memberships memberships, CustomerBases customers) {
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.customers = customers;
  }

  /**
   * Accounts that were in one segment and are in another, or the same.
   *
   * @param arr what they pay per year on the later of the two days, in the workspace's currency
   */
  public record Flow(Segment from, Segment to, int accounts, double arr) {}

  /** A version, and the day whose customers it divides. */
  private record Place(Segmentation version, LocalDate day) {}

  /**
   * Every account once, the largest flow first; the flows add up to all accounts and their ARR.
   *
   * @param from a version's number, or a day: the version that was in use at its end, with the
   *     customers of that day; null for the version before {@code to}
   * @param to likewise; null for the version in use
   * @param asOf the day whose customers are divided where only numbers are given
   * @throws ProblemException 404 for an unknown segmentation or version, 422 for what is neither a
   *     number nor a day
   */
  public List<Flow> between(
      String key, @Nullable String from, @Nullable String to, LocalDate asOf) {
    List<SegmentationVersion> versions = segmentations.versions(key);
    Place after = place("to", to, versions, versions.getFirst().version(), asOf);
    Place before = place("from", from, versions, Math.max(1, after.version.version() - 1), asOf);
    return flows(before, after);
  }

  /**
   * Where accounts are by one segmentation and by another, both as given and on the same day: what
   * a draft would change.
   */
  public List<Flow> across(Segmentation from, Segmentation to, LocalDate asOf) {
    return flows(new Place(from, asOf), new Place(to, asOf));
  }

  private List<Flow> flows(Place before, Place after) {
    CustomerBase now = customers.asOf(after.day);
    Membership in = memberships.of(before.version, customers.asOf(before.day));
    Membership out = memberships.of(after.version, now);
    record Way(Segment from, Segment to) {}
    Map<Way, double[]> ways = new LinkedHashMap<>();
    for (int row = 0; row < now.size(); row++) {
      double[] load =
          ways.computeIfAbsent(new Way(in.segment(row), out.segment(row)), _ -> new double[2]);
      load[0]++;
      load[1] += now.arr(row);
    }
    return ways.entrySet().stream()
        .map(way ->
            new Flow(
                way.getKey().from, way.getKey().to, (int) way.getValue()[0], way.getValue()[1]))
        .sorted(Comparator.comparingInt(Flow::accounts).reversed())
        .toList();
  }

  private Place place(
      String field,
      @Nullable String text,
      List<SegmentationVersion> versions,
      int usual,
      LocalDate asOf) {
    if (text == null || text.isBlank()) {
      return new Place(version(versions, usual), asOf);
    }
    String asked = text.strip();
    if (asked.matches("[0-9]{1,9}")) {
      return new Place(version(versions, Integer.parseInt(asked)), asOf);
    }
    try {
      LocalDate day = LocalDate.parse(asked);
      return new Place(segmentations.inUse(versions, day), day);
    } catch (DateTimeException notADay) {
      throw ProblemException.unprocessable(
          "The flows cannot be given.",
          List.of(
              ProblemItem.of(field, asked, "is neither a version nor a day; use 3 or 2026-04-03")));
    }
  }

  private static Segmentation version(List<SegmentationVersion> versions, int number) {
    return versions.stream()
        .filter(version -> version.version() == number)
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("There is no version %d.".formatted(number)))
        .definition();
  }
}
