package io.beachhead.imports;

import io.beachhead.workspace.Role;
import java.util.List;

/**
 * A kind of file that can be imported. The module that owns the table has one as a bean.
 *
 * <p>A kind is asked for a new {@link ImportSession} per run, inside the write transaction, so that
 * it may read what it needs to check the rows.
 */
public interface ImportKind {
  /** Its name in addresses and on the command line: {@code feature-usage}. */
  String name();

  /** Its name in a sentence, where that is another: {@code use of features}. */
  default String title() {
    return name();
  }

  /** What a row is, in one sentence. */
  String description();

  /** All columns it knows, required ones included, in the order people read them. */
  List<ImportColumn> columns();

  /** The tables it writes, parents before children; counts are of the last that is no part. */
  List<ImportTable> tables();

  /** The table whose rows a report counts. */
  default ImportTable counted() {
    return tables().reversed().stream().filter(table -> !table.part()).findFirst().orElseThrow();
  }

  /** The tables that hold parts of a table's rows: those that follow it. */
  default List<ImportTable> partsOf(ImportTable table) {
    var tables = tables();
    return tables.subList(tables.indexOf(table) + 1, tables.size()).stream()
        .takeWhile(ImportTable::part)
        .toList();
  }

  /** Whether columns it does not know are kept as custom attributes. */
  default boolean keepsUnknownColumns() {
    return false;
  }

  /**
   * Whether its rows say amounts of money, so that columns which may change them are asked about.
   */
  default boolean holdsMoney() {
    return columns().stream().anyMatch(c -> c.type() == ImportColumn.Type.MONEY);
  }

  /** Whether files may be wide: a column per feature. */
  default boolean readsWideFiles() {
    return false;
  }

  /** Roles besides admin that may import it. */
  List<Role> roles();

  /**
   * Any of which lets somebody take everything of the kind away as a file. What a page shows, its
   * readers may download; this is more than any page shows.
   */
  default List<Role> exportRoles() {
    return List.of(Role.PRODUCT, Role.GTM);
  }

  /** Where people see what they imported. */
  String page();

  /** Position among the kinds: what others refer to comes first. */
  int order();

  /** Begins a run. */
  ImportSession open(ImportContext context);

  /**
   * What an export of this kind holds: a query over {@link #tables} whose columns carry the
   * canonical names. Amounts are in minor units; instants in epoch milliseconds; the exporter
   * writes both as the import reads them. A column {@code attributes} is spread into its keys.
   */
  String exportQuery();
}
