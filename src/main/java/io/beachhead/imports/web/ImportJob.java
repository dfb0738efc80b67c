package io.beachhead.imports.web;

import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.ImportProgress;
import io.beachhead.imports.ImportReport;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A run that a page started, and how far it is. */
final class ImportJob implements ImportProgress {
  private final String id;
  private final ImportKind kind;
  private final ImportOptions options;
  private final String owner;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile long rows;
  private volatile long ofRows;
  private volatile @Nullable ImportReport report;
  private volatile @Nullable String failure;

  ImportJob(String id, ImportKind kind, ImportOptions options, String owner) {
    this.id = id;
    this.kind = kind;
    this.options = options;
    this.owner = owner;
  }

  String id() {
    return id;
  }

  /** Id of the user who started it. */
  String owner() {
    return owner;
  }

  ImportKind kind() {
    return kind;
  }

  ImportOptions options() {
    return options;
  }

  @Override
  public void at(long rowsDone, long rowsOfFile) {
    rows = rowsDone;
    ofRows = rowsOfFile;
  }

  long rows() {
    return rows;
  }

  long ofRows() {
    return ofRows;
  }

  void finish(ImportReport result) {
    report = result;
    done.countDown();
  }

  void fail(String why) {
    failure = why;
    done.countDown();
  }

  boolean done() {
    return done.getCount() == 0;
  }

  /** Waits a little, so that small files need no progress bar. */
  void await(long milliseconds) {
    try {
      if (!done.await(milliseconds, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Nullable ImportReport report() {
    return report;
  }

  @Nullable String failure() {
    return failure;
  }
}
