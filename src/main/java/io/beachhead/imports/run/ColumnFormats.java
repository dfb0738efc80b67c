package io.beachhead.imports.run;

import io.beachhead.imports.ImportQuestion;
import io.beachhead.imports.cell.DayOrder;
import io.beachhead.imports.cell.DecimalMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * @param recognised what the whole file says of columns of ours that it does not have
 * @param notes what people should know about the columns, a sentence each
 * @param questions what stays open
 * @param footer line on which notes below the table begin, 0 = none
 */
record ColumnFormats(
    long rows,
    List<@Nullable DecimalMark> marks,
    List<@Nullable DayOrder> orders,
    List<AttributeEvidence.Kind> attributeKinds,
    List<@Nullable DecimalMark> attributeMarks,
    List<@Nullable DecimalMark> wideMarks,
    Map<String, String> recognised,
    List<String> notes,
    List<ImportQuestion> questions,
    long footer) {

  /** The same, with what was recognised over the whole file. */
  ColumnFormats recognising(Map<String, String> found) {
    var more = new ArrayList<>(notes);
    found.forEach((column, word) ->
        more.add("%s is recognised as %s over the whole file.".formatted(column, word)));
    return new ColumnFormats(
        rows,
        marks,
        orders,
        attributeKinds,
        attributeMarks,
        wideMarks,
        found,
        List.copyOf(more),
        questions,
        footer);
  }

  /** Of a file that was not read because a question is open. */
  static ColumnFormats asking(ImportQuestion question) {
    return withoutColumns(0, List.of(question));
  }

  /** Of lines of JSON. */
  static ColumnFormats ofLines(long count) {
    return withoutColumns(count, List.of());
  }

  private static ColumnFormats withoutColumns(long rows, List<ImportQuestion> questions) {
    return new ColumnFormats(
        rows, List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), List.of(), questions,
        0);
  }
}
