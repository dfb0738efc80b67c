package io.beachhead.samples.planwright;

import java.util.List;

/** The words that names of invented companies are made of. */
public final class PlanwrightWords {
  private PlanwrightWords() {}

  private static final List<String> PLACES =
      words(
          """
          Halden Fjordgate Marlowe Brightwater Oakhurst Stonebridge Calder Larkfield Havenway Elmstead
          Northquay Ashgrove Rivermead Kingsmere Pinecrest Westhollow Bellhaven Thornbury Lakemont
          Silverdale Greycliff Eastbrook Merrow Foxholm Wyndale Cedarline Broadmoor Hartwell Ravensby
          Saltmarsh\
          """);

  private static final List<String> ESTATE_KINDS =
      phrases("Property|Estates|Lettings|Homes|Residential|Realty|Housing Group|Living");

  private static final List<String> CODE_WORDS =
      words(
          """
          Northlight Quandry Bitforge Lumenbase Parallax Cobaltic Driftwave Helioscope Inkwell Kiteline
          Loomworks Mistral Nimbusly Orbitant Pebblebrook Quillon Ripplemark Sparrowgrid Tessera Umbrial
          Vectorly Wavecrest Xylograph Yonderly Zephyrine Arcwell Brightloop Coppertone Deltaforge
          Emberly\
          """);

  private static final List<String> CODE_KINDS =
      phrases("Software|Labs|Systems|Cloud|Devices|Analytics|Security|Studio");

  private static final List<String> CAUSES =
      phrases(
          "Open Harbour|Clear Rivers|Second Spring|Bright Start|Common Table|Green Mile|Safe"
              + " Passage|Learning Tree|Kind Streets|New Roots|Helping Current|Wide Horizons|Warm"
              + " Hearth|Shared Ground|River Keepers|Healthy Steps|First Pages|Night Shelter|Field"
              + " Kitchen|Coast Watch|Young Voices|Elder Circle|Forest Friends|City Gardens|Hope"
              + " Bridge|Music Room");

  private static final List<String> CAUSE_KINDS =
      phrases("Trust|Foundation|Alliance|Network|Relief|Society|Collective|Fund");

  static final List<Place> TOWNS =
      List.of(
          new Place("Bergen", "Norway"),
          new Place("Malmö", "Sweden"),
          new Place("Leeds", "United Kingdom"),
          new Place("Bristol", "United Kingdom"),
          new Place("Utrecht", "Netherlands"),
          new Place("Lyon", "France"),
          new Place("Hamburg", "Germany"),
          new Place("Leipzig", "Germany"),
          new Place("Valencia", "Spain"),
          new Place("Porto", "Portugal"),
          new Place("Denver", "United States"),
          new Place("Columbus", "United States"),
          new Place("Austin", "United States"),
          new Place("Portland", "United States"),
          new Place("Atlanta", "United States"),
          new Place("Toronto", "Canada"),
          new Place("Brisbane", "Australia"),
          new Place("Wellington", "New Zealand"));

  public record Place(String town, String country) {}

  /** Every name a company of this segment may have. */
  static List<String> companyNames(PlanwrightSegment segment) {
    return switch (segment) {
      case REAL_ESTATE -> pairs(PLACES, ESTATE_KINDS);
      case TECHNOLOGY -> pairs(CODE_WORDS, CODE_KINDS);
      case NON_PROFIT -> pairs(CAUSES, CAUSE_KINDS);
    };
  }

  private static List<String> pairs(List<String> first, List<String> second) {
    return first.stream().flatMap(one -> second.stream().map(other -> one + " " + other)).toList();
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  private static List<String> phrases(String text) {
    return List.of(text.split("\\|"));
  }
}
