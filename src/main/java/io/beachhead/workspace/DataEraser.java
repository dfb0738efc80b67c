package io.beachhead.workspace;

/**
 * Deletes the data of one module. Every module that stores data of the workspace has one as a bean.
 * All of them run in one write transaction, a module before those it depends on (read from the
 * modules' declared dependencies). Each marks its own areas in {@code Changes}; what lives outside
 * the relational store is deleted after the commit.
 */
@FunctionalInterface
public interface DataEraser {
  /** Deletes everything of the module but people, keys and the workspace's settings. */
  void erase();

  /** Whether the module holds amounts of money that were entered in the workspace's currency. */
  default boolean holdsMoney() {
    return false;
  }
}
