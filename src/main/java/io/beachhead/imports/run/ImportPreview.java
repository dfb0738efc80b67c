package io.beachhead.imports.run;

import io.beachhead.imports.ImportProblem;
import io.beachhead.imports.ImportQuestion;
import io.beachhead.imports.mapping.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a file.
 *
 * @param mapping null where the file is no CSV
 * @param problems why it is not a table
 * @param questions what has to be said before anything else
 */
public record ImportPreview(
    @Nullable Mapping mapping,
    List<List<String>> rows,
    List<ImportProblem> problems,
    List<ImportQuestion> questions) {}
