package io.beachhead.value.evidence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One statement on what a feature is worth, to a segment or to one account. Money is in the
 * workspace's currency per account and year.
 *
 * @param id given by the store; 0 before that
 * @param segmentation with {@code segment}: whom it speaks of; both null for account evidence
 * @param accountId null for segment evidence
 * @param spread standard deviation between the accounts of the segment; null = not known
 * @param se standard error of the value; null = not known
 * @param n how many it was asked or measured on; null = not known
 * @param notedAt null = not known
 */
public record Evidence(
    long id,
    String feature,
    @Nullable String segmentation,
    @Nullable String segment,
    @Nullable String accountId,
    EvidenceKind kind,
    double value,
    @Nullable Double spread,
    @Nullable Double se,
    @Nullable Double n,
    String source,
    @Nullable LocalDate notedAt) {

  public Evidence {
    boolean ofSegment = segmentation != null && segment != null && accountId == null;
    boolean ofAccount = segmentation == null && segment == null && accountId != null;
    if (!ofSegment && !ofAccount) {
      throw new IllegalArgumentException("evidence speaks of a segment or of an account");
    }
  }

  /** A statement on a segment. */
  public static Evidence ofSegment(
      String feature, String segmentation, String segment, EvidenceKind kind, double value) {
    return new Evidence(
        0, feature, segmentation, segment, null, kind, value, null, null, null, "", null);
  }

  /** A statement on one account. */
  public static Evidence ofAccount(
      String feature, String accountId, EvidenceKind kind, double value) {
    return new Evidence(0, feature, null, null, accountId, kind, value, null, null, null, "", null);
  }

  /** The same with its uncertainty: any of the three may be null. */
  public Evidence with(@Nullable Double spread, @Nullable Double se, @Nullable Double n) {
    return new Evidence(
        id, feature, segmentation, segment, accountId, kind, value, spread, se, n, source, notedAt);
  }

  /** The same with where and when it was noted. */
  public Evidence from(String source, @Nullable LocalDate notedAt) {
    return new Evidence(
        id, feature, segmentation, segment, accountId, kind, value, spread, se, n, source, notedAt);
  }
}
