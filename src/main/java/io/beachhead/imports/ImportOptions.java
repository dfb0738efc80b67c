package io.beachhead.imports;

import io.beachhead.imports.cell.DayOrder;
import io.beachhead.imports.cell.DecimalMark;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be imported. Begin with {@link #PLAIN}.
 *
 * @param maps {@code THEIRS:OURS}, split at the last colon; without OURS the column is left out
 * @param sets {@code OURS:VALUE}, split at the first colon; without VALUE ours stays empty
 * @param meanings {@code OURS:THEIR WORD:OUR WORD}, split at the first and the last colon; without
 *     our word theirs is left blank
 * @param features headers of a wide file that are features
 * @param attributes headers that may become custom attributes; null = all
 * @param dryRun whether nothing is to be written
 * @param skipInvalid whether good rows are written although others are bad
 * @param decimal custom of all numbers, null = by the evidence of each column
 * @param dates order of day and month in all dates, null = by the evidence of each column
 * @param characters character set of the file, null = by its bytes
 * @param repeats what a repeated key in one file means
 * @param fileName for the history; never opened
 */
public record ImportOptions(
    List<String> maps,
    List<String> sets,
    List<String> meanings,
    List<String> features,
    @Nullable List<String> attributes,
    boolean dryRun,
    boolean skipInvalid,
    @Nullable DecimalMark decimal,
    @Nullable DayOrder dates,
    @Nullable Charset characters,
    Repeats repeats,
    String fileName) {

  /** What a second row with the same key in one file means. */
  public enum Repeats {
    /** A problem. */
    REFUSE,
    /** Nothing where it says the same as the first, else a problem. */
    SAME,
    /** Nothing: the first row counts. */
    FIRST
  }

  /** All or nothing, everything guessed. */
  public static final ImportOptions PLAIN =
      new ImportOptions(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          null,
          false,
          false,
          null,
          null,
          null,
          Repeats.REFUSE,
          "file.csv");

  public ImportOptions {
    maps = List.copyOf(maps);
    sets = List.copyOf(sets);
    meanings = List.copyOf(meanings);
    features = List.copyOf(features);
    attributes = attributes == null ? null : List.copyOf(attributes);
  }

  public ImportOptions mapping(String... maps) {
    return new ImportOptions(
        List.of(maps),
        sets,
        meanings,
        features,
        attributes,
        dryRun,
        skipInvalid,
        decimal,
        dates,
        characters,
        repeats,
        fileName);
  }

  public ImportOptions setting(String... sets) {
    return new ImportOptions(
        maps,
        List.of(sets),
        meanings,
        features,
        attributes,
        dryRun,
        skipInvalid,
        decimal,
        dates,
        characters,
        repeats,
        fileName);
  }

  public ImportOptions meaning(String... meanings) {
    return new ImportOptions(
        maps,
        sets,
        List.of(meanings),
        features,
        attributes,
        dryRun,
        skipInvalid,
        decimal,
        dates,
        characters,
        repeats,
        fileName);
  }

  public ImportOptions wide(List<String> features) {
    return new ImportOptions(
        maps,
        sets,
        meanings,
        features,
        attributes,
        dryRun,
        skipInvalid,
        decimal,
        dates,
        characters,
        repeats,
        fileName);
  }

  public ImportOptions attributes(List<String> attributes) {
    return new ImportOptions(
        maps,
        sets,
        meanings,
        features,
        attributes,
        dryRun,
        skipInvalid,
        decimal,
        dates,
        characters,
        repeats,
        fileName);
  }

  public ImportOptions dry() {
    return new ImportOptions(
        maps,
        sets,
        meanings,
        features,
        attributes,
        true,
        skipInvalid,
        decimal,
        dates,
        characters,
        repeats,
        fileName);
  }

  public ImportOptions skippingInvalid() {
    return new ImportOptions(
        maps,
        sets,
        meanings,
        features,
        attributes,
        dryRun,
        true,
        decimal,
        dates,
        characters,
        repeats,
        fileName);
  }

  public ImportOptions decimal(DecimalMark mark) {
    return new ImportOptions(
        maps,
        sets,
        meanings,
        features,
        attributes,
        dryRun,
        skipInvalid,
        mark,
        dates,
        characters,
        repeats,
        fileName);
  }

  public ImportOptions dates(DayOrder order) {
    return new ImportOptions(
        maps,
        sets,
        meanings,
        features,
        attributes,
        dryRun,
        skipInvalid,
        decimal,
        order,
        characters,
        repeats,
        fileName);
  }

  public ImportOptions characters(Charset set) {
    return new ImportOptions(
        maps,
        sets,
        meanings,
        features,
        attributes,
        dryRun,
        skipInvalid,
        decimal,
        dates,
        set,
        repeats,
        fileName);
  }

  public ImportOptions repeats(Repeats repeats) {
    return new ImportOptions(
        maps,
        sets,
        meanings,
        features,
        attributes,
        dryRun,
        skipInvalid,
        decimal,
        dates,
        characters,
        repeats,
        fileName);
  }

  public ImportOptions named(String fileName) {
    return new ImportOptions(
        maps,
        sets,
        meanings,
        features,
        attributes,
        dryRun,
        skipInvalid,
        decimal,
        dates,
        characters,
        repeats,
        fileName);
  }
}
