package io.beachhead.segments.history;

import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who agreed on a segmentation. It takes somebody of product and somebody of go-to-market; once
 * both have agreed on the version in use, it is the one of both teams. A change of the rules makes
 * a new version, on which nobody has agreed yet.
 */
@Component
public class Agreements {
  private final JdbcClient sql;
  private final Segmentations segmentations;
  private final AuditTrail audit;
  private final Clock clock;

  Agreements(JdbcClient sql, Segmentations segmentations, AuditTrail audit, Clock clock) {
    this.sql = sql;
    this.segmentations = segmentations;
    this.audit = audit;
    this.clock = clock;
  }

  /** For whom somebody agrees. */
  public enum Side {
    PRODUCT,
    GTM;

    /** The name in the API and in the database. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Who agreed, and when. */
  public record Agreed(String by, Instant at) {}

  /**
   * Where a version stands.
   *
   * @param product null while nobody of product has agreed
   * @param gtm null while nobody of go-to-market has agreed
   * @param active whether it is the segmentation of both teams
   */
  public record Agreement(
      int version, @Nullable Agreed product, @Nullable Agreed gtm, boolean active) {}

  /** Of the version in use; 404 where there is no such segmentation. */
  public Agreement of(String key) {
    Segmentation one = segmentations.required(key);
    Map<String, Agreed> bySide = new HashMap<>();
    sql.sql(
            """
            SELECT side, agreed_by, agreed_at FROM segmentation_agreement
            WHERE segmentation = :key AND version = :version
            """)
        .param("key", key)
        .param("version", one.version())
        .query(row -> {
          bySide.put(
              row.getString(1), new Agreed(row.getString(2), Instant.ofEpochMilli(row.getLong(3))));
        });
    return new Agreement(
        one.version(), bySide.get(Side.PRODUCT.key()), bySide.get(Side.GTM.key()), one.active());
  }

  /**
   * Agrees for the side of whoever asks. An admin, who has both roles, agrees for the side that is
   * named, else for product.
   *
   * @param side only where the role leaves it open
   * @throws ProblemException 403 for a viewer or the other side, 404 for an unknown segmentation,
   *     422 for a side that does not exist
   */
  @Transactional
  public Agreement agree(String key, @Nullable String side) {
    Segmentation one = segmentations.required(key);
    Side agreeing = side(side);
    sql.sql(
            """
            INSERT INTO segmentation_agreement (segmentation, version, side, agreed_by, agreed_at)
            VALUES (:key, :version, :side, :by, :now)
            ON CONFLICT (segmentation, version, side) DO NOTHING
            """)
        .param("key", key)
        .param("version", one.version())
        .param("side", agreeing.key())
        .param("by", CurrentUser.now().name())
        .param("now", clock.millis())
        .update();
    audit.record("segmentation.agreed", key, "version " + one.version() + " for " + agreeing.key());
    Agreement after = of(key);
    if (after.product != null && after.gtm != null && !one.active()) {
      segmentations.activate(key);
      return new Agreement(after.version, after.product, after.gtm, true);
    }
    return after;
  }

  private static Side side(@Nullable String named) {
    CurrentUser user = CurrentUser.now();
    Side side =
        switch (named == null || named.isBlank() ? "" : named.strip()) {
          case "" -> user.role() == Role.GTM ? Side.GTM : Side.PRODUCT;
          case "product" -> Side.PRODUCT;
          case "gtm" -> Side.GTM;
          default ->
              throw ProblemException.unprocessable(
                  "The agreement cannot be recorded.",
                  List.of(ProblemItem.of("side", named, "must be product or gtm")));
        };
    if (!user.may(side == Side.GTM ? Role.GTM : Role.PRODUCT)) {
      throw ProblemException.forbidden(
          "Only somebody with the role %s can agree for that side.".formatted(side.key()));
    }
    return side;
  }
}
