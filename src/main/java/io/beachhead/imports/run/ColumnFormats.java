package io.beachhead.imports.run;

import io.beachhead.imports.ImportQuestion;
import io.beachhead.imports.cell.DayOrder;
import io.beachhead.imports.cell.DecimalMark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a file are written, known from all of its rows.
 *
 * @param rows records of the file
 * @param marks per column of ours: decimal mark, null = undecided
 * @param orders per column of ours: order of day and month, null = undecided
 * @param attributeKinds per custom attribute
 * @param attributeMarks per custom attribute: decimal mark, null = undecided
 * @param wideMarks per feature column
 * @param notes what people should know about the columns, a sentence each
 * @param questions what stays open
 */
record ColumnFormats(
    long rows,
    List<@Nullable DecimalMark> marks,
    List<@Nullable DayOrder> orders,
    List<AttributeEvidence.Kind> attributeKinds,
    List<@Nullable DecimalMark> attributeMarks,
    List<@Nullable DecimalMark> wideMarks,
    List<String> notes,
    List<ImportQuestion> questions) {

  /** Of a file that was not read because a question is open. */
  static ColumnFormats asking(ImportQuestion question) {
    return new ColumnFormats(
        0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(question));
  }
}
