package io.beachhead.voice.speaker;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which segment an account belongs to. */
@Component
public class Segments {
  private final CustomerBases bases;
  private final ObjectProvider<AccountGrouping> grouping;
  private final WorkspaceSettings settings;
  private final Clock clock;
  private final Speakers speakers;

  Segments(
      CustomerBases bases,
      ObjectProvider<AccountGrouping> grouping,
      WorkspaceSettings settings,
      Clock clock,
      Speakers speakers) {
    this.bases = bases;
    this.grouping = grouping;
    this.settings = settings;
    this.clock = clock;
    this.speakers = speakers;
  }

  /**
   * All accounts as they stand on a day, divided.
   *
   * @param groups empty where no segmentation is active
   */
  public record Division(CustomerBase base, Optional<AccountGroups> groups) {
    /** Its name; null for an account that is not known. */
    public @Nullable String name(@Nullable String account) {
      int row = row(account);
      return row < 0 ? null : base.name(row);
    }

    /** Its segment; null for an account that is not known. */
    public @Nullable AccountGroup of(@Nullable String account) {
      int row = row(account);
      return row < 0 || groups.isEmpty() ? null : groups.get().of(row);
    }

    /** The segments in their order. */
    public List<AccountGroup> all() {
      return groups.map(AccountGroups::groups).orElse(List.of());
    }

    private int row(@Nullable String account) {
      return account == null ? -1 : base.rowOf(account);
    }
  }

  /** Everybody who has an e-mail address. */
  public Speakers.Known speakers() {
    return speakers.known();
  }

  /**
   * Divides the accounts of today.
   *
   * @param segmentation key; null for the active one
   */
  public Division divide(@Nullable String segmentation) {
    return divide(segmentation, settings.current().today(clock));
  }

  /** Divides the accounts of a day. */
  public Division divide(@Nullable String segmentation, LocalDate day) {
    CustomerBase base = bases.asOf(day);
    AccountGrouping known = grouping.getIfAvailable();
    return new Division(base, known == null ? Optional.empty() : known.divide(segmentation, base));
  }
}
