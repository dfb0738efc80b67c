package io.beachhead.voice.forms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form for one audience.
 *
 * @param audience whom it is for, as the team calls them; requests have it as their source
 * @param title what they read
 * @param intro the words above the fields
 * @param themes names they may choose from; empty asks for none
 * @param features keys they may choose from; empty asks for none
 * @param token the secret in its address
 * @param lastDay the last day on which it takes requests; null for no end
 * @param revokedAt since when its link is off; null while it is on
 */
public record RequestForm(
    String key,
    String audience,
    String title,
    @Nullable String intro,
    List<String> themes,
    List<String> features,
    String token,
    @Nullable LocalDate lastDay,
    @Nullable Instant revokedAt,
    Instant createdAt) {

  /** What requests that come by it have as their source. */
  public String source() {
    return "form: " + audience;
  }

  /** Where it is filled in. */
  public String path() {
    return "/f/" + token;
  }

  /** Why it takes nothing on a day; null where it does. */
  public @Nullable String shut(LocalDate today) {
    if (revokedAt != null) {
      return "This link has been switched off.";
    }
    return lastDay != null && today.isAfter(lastDay)
        ? "This form was open until %s.".formatted(lastDay)
        : null;
  }
}
