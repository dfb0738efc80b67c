package io.beachhead.value.happiness;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one account does of the four things that happy customers do.
 *
 * @param segment key; null where customers are not divided
 * @param standing null where the account was not there yet
 * @param met how many of the counted behaviours it shows
 * @param of how many count
 * @param required how many it takes
 * @param behaviours all four, with what each mark rests on
 */
public record AccountHappiness(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String name,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String segment,
    @Nullable Standing standing,
    int met,
    int of,
    int required,
    List<Observation.Finding> behaviours) {

  public AccountHappiness {
    behaviours = List.copyOf(behaviours);
  }

  /** What is seen of an account row. */
  public static AccountHappiness of(Observation observation, int row) {
    int group = observation.group(row);
    return new AccountHappiness(
        observation.base().id(row),
        observation.base().name(row),
        group < 0 ? null : observation.groups().all().get(group).key(),
        observation.standing(row),
        observation.present(row) ? observation.met(row) : 0,
        observation.definition().counted().size(),
        observation.definition().required(),
        observation.findings(row));
  }
}
