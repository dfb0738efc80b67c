package io.beachhead.store;

import java.io.IOException;
import java.util.Optional;

/** Another process works on the data folder. The message is for people. */
public final class DataFolderInUse extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<DataFolderLock.Holder> holder;

  public DataFolderInUse(DataFolder folder, Optional<DataFolderLock.Holder> holder) {
    super("The data folder %s is in use%s".formatted(folder.root(), by(holder)));
    this.holder = holder;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Who holds it, as far as can be told. */
  public Optional<DataFolderLock.Holder> holder() {
    return holder;
  }

  private static String by(Optional<DataFolderLock.Holder> holder) {
    return holder
        .filter(h -> h.pid() > 0)
        .map(h ->
            " by process %d since %s%s."
                .formatted(
                    h.pid(),
                    h.since(),
                    h.address() == null ? "" : ", which answers at " + h.address()))
        .orElse(" by another process.");
  }
}
