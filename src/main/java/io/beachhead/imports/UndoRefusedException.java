package io.beachhead.imports;

import io.beachhead.web.ProblemItem;
import java.util.List;

/** An import that cannot be undone now, because its rows were changed or used since. */
public final class UndoRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String detail;
  private final transient List<PastImport> later;
  private final transient List<ProblemItem> rows;

  /**
   * @param detail one sentence that says why, and what to do
   * @param later imports that have to be undone first, newest first
   * @param rows in the way, at most a hundred
   */
  public UndoRefusedException(String detail, List<PastImport> later, List<ProblemItem> rows) {
    super(detail);
    this.detail = detail;
    this.later = List.copyOf(later);
    this.rows = List.copyOf(rows);
  }

  /** Why, and what to do, in a sentence. */
  public String detail() {
    return detail;
  }

  /**
   * The imports that have to be undone first, newest first; empty where only edits are in the way.
   */
  public List<PastImport> later() {
    return later;
  }

  /** The first rows in the way. */
  public List<ProblemItem> rows() {
    return rows;
  }
}
