package io.beachhead.boards;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who a first board is for, and what stands on it. */
public enum BoardRole {
  PRODUCT(
      "Product",
      BoardTile.of("Who is active", "/usage/activity?range=90d"),
      BoardTile.of("Who comes back", "/retention?range=90d"),
      BoardTile.of("Use of features", "/usage/features?range=90d"),
      BoardTile.of("How often", "/usage/stickiness?range=28d")),
  SALES(
      "Sales",
      BoardTile.of("Active accounts by segment", "/trends?measure=accounts&breakdown=segment"),
      BoardTile.of("New and dormant accounts", "/usage/lifecycle?by=account"),
      BoardTile.of("Active accounts", "/usage/activity?by=account")),
  SUCCESS(
      "Customer success",
      BoardTile.of("Accounts that come back", "/retention?by=account"),
      BoardTile.of("Accounts gained and lost", "/usage/lifecycle?by=account&interval=month"),
      BoardTile.of("How often accounts are active", "/usage/stickiness?by=account&range=28d")),
  GROWTH(
      "Growth",
      BoardTile.of("People", "/trends?measure=people"),
      BoardTile.of("New, returning, dormant", "/usage/lifecycle"),
      BoardTile.of("Who comes back", "/retention"),
      BoardTile.of("Who will come back", "/usage/repeat"));

  private final String label;
  private final List<BoardTile> tiles;

  BoardRole(String label, BoardTile... tiles) {
    this.label = label;
    this.tiles = List.of(tiles);
  }

  public String label() {
    return label;
  }

  /** What stands on its first board. */
  public List<BoardTile> tiles() {
    return tiles;
  }

  /** The name in the API. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name; empty for any other. */
  public static Optional<BoardRole> of(String key) {
    return Arrays.stream(values()).filter(role -> role.key().equals(key)).findFirst();
  }
}
