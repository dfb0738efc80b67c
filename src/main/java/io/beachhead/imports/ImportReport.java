package io.beachhead.imports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of an import, or would come of it.
 *
 * @param id under which it can be undone; null where nothing was written
 * @param rows records of the file without its header
 * @param created rows of the workspace that are new; of a dry run: that would be
 * @param rejected records of the file that have a problem
 * @param problems by line, at most {@value #MOST_PROBLEMS}
 * @param problemsTotal how many there are in all
 * @param dryRun whether nothing was to be written
 * @param characters character set of the file
 * @param separator its separator in words
 * @param preset tool whose column names were recognised, or null
 * @param mapping canonical column → the file's header
 * @param constants canonical column → value given for every row
 * @param attributes headers kept as custom attributes
 * @param ignored headers that were not used
 * @param notes what else people should know, a sentence each
 * @param questions what the file leaves open
 */
public record ImportReport(
    @Nullable String id,
    String kind,
    long rows,
    long created,
    long updated,
    long unchanged,
    long rejected,
    List<ImportProblem> problems,
    long problemsTotal,
    boolean dryRun,
    String fileName,
    @Nullable String characters,
    @Nullable String separator,
    @Nullable String preset,
    Map<String, String> mapping,
    Map<String, String> constants,
    List<String> attributes,
    List<String> ignored,
    List<String> notes,
    List<ImportQuestion> questions) {

  /** Enough to fix a file by; more would only be long. */
  public static final int MOST_PROBLEMS = 10_000;

  /** Whether the file could be read as a CSV at all, or can once a question is answered. */
  public boolean readable() {
    return separator != null || !questions.isEmpty();
  }

  /** Whether anything was written. */
  public boolean written() {
    return id != null;
  }
}
