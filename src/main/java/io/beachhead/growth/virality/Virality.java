package io.beachhead.growth.virality;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import org.jspecify.annotations.Nullable;

/**
 * Whom the people who signed up in a time brought.
 *
 * @param k users that one new user brings: sharers over sign-ups × invitations a sharer ×
 *     acceptance
 * @param signUps people who signed up; null where a definition it takes is missing
 * @param sharers of those, who shared or invited; null like signUps
 * @param sharerShare sharers over sign-ups
 * @param invitesPerSharer null where nobody shared
 * @param acceptance accepted over invited; null where nothing was sent
 * @param cycleDays median days from a person's sign-up to that of whom they brought; null where it
 *     is not known who brought whom
 * @param explosive whether K is above 1 (true) or below (false) with its whole range; null where
 *     its range holds 1
 * @param totalPerSignUp sign-ups in the end of each one won, 1 / (1 − K); null from K = 1 on, where
 *     there is no end
 * @param counts null like signUps
 */
public record Virality(
    @Nullable Interval k,
    @Nullable Integer signUps,
    @Nullable Integer sharers,
    @Nullable Double sharerShare,
    @JsonInclude @Nullable Double invitesPerSharer,
    @Nullable Double acceptance,
    @Nullable Double cycleDays,
    @Nullable Boolean explosive,
    @Nullable Double totalPerSignUp,
    @Nullable Counts counts,
    String sentence,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {

  /**
   * The counts behind it.
   *
   * @param betweenCompanies accepted by somebody of another account than the sender's
   * @param howLinked how senders were found: by inviter, invitation's number, invitee or account,
   *     {@code none} where no acceptance could be traced
   */
  public record Counts(int invitations, int accepted, int betweenCompanies, String howLinked) {}
}
