package io.beachhead.growth.mistakes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the four mistakes.
 *
 * @param figure the number the rule looks at, in words; null where it cannot be told
 * @param bars what the figure compares
 * @param rule from when on it counts as seen
 * @param why what the figure rests on, or what is missing and where to bring it
 */
public record Mistake(
    @JsonProperty("mistake") Kind kind,
    State state,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String figure,
    List<Bar> bars,
    String rule,
    String why) {
  public Mistake {
    bars = List.copyOf(bars);
  }

  /** Which. */
  public enum Kind {
    @JsonProperty("top-of-funnel")
    TOP_OF_FUNNEL("Work stays at the top"),
    @JsonProperty("leads-per-rep")
    LEADS_PER_REP("Sales grows faster than its leads"),
    @JsonProperty("first-revenue-pay")
    FIRST_REVENUE_PAY("Pay forgets growth"),
    @JsonProperty("price-wall")
    PRICE_WALL("The price wall stands early");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** As a heading. */
    public String title() {
      return title;
    }

    /** The name in the API. */
    public String key() {
      return switch (this) {
        case TOP_OF_FUNNEL -> "top-of-funnel";
        case LEADS_PER_REP -> "leads-per-rep";
        case FIRST_REVENUE_PAY -> "first-revenue-pay";
        case PRICE_WALL -> "price-wall";
      };
    }
  }

  /** Whether it is made. */
  public enum State {
    @JsonProperty("seen")
    SEEN,
    @JsonProperty("notSeen")
    NOT_SEEN,
    @JsonProperty("cannotTell")
    CANNOT_TELL
  }

  /**
   * One of two quantities that are compared.
   *
   * @param text the quantity in words
   * @param share of the larger one, 0 to 1
   */
  public record Bar(String label, String text, double share) {}
}
