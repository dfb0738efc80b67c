package io.beachhead.imports.run;

import static java.util.Objects.requireNonNull;

import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportEnd;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.ImportOptions.Repeats;
import io.beachhead.imports.ImportProblem;
import io.beachhead.imports.ImportQuestion;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportStart;
import io.beachhead.imports.ImportTable;
import io.beachhead.imports.csv.CsvFaultException;
import io.beachhead.imports.csv.CsvRow;
import io.beachhead.imports.csv.CsvRows;
import io.beachhead.imports.csv.CsvShape;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The second pass over a file: reads its rows in batches, checks them and writes them with their
 * journal, on one connection in one transaction that the caller ends.
 */
final class ImportWork implements AutoCloseable {
  private static final int BATCH_ROWS = 1_000;

  private final Connection connection;
  private final ImportRun run;
  private final ImportKind kind;
  private final FileReading reading;
  private final CsvShape shape;
  private final RowPlan plan;
  private final ImportContext context;
  private final ImportOptions options;
  private final ImportSession session;
  private final RowJson rowJson;
  private final ProblemList problems = new ProblemList();
  private final SeenKeys seen;
  private final References references;
  private final Map<String, TableAccess> tables = new LinkedHashMap<>();
  private final PreparedStatement journal;
  private final String counted;
  private final List<String> notes = new ArrayList<>();
  private final RunNotes runNotes = new RunNotes();
  private final List<ImportQuestion> questions = new ArrayList<>();
  private List<RowReader> batch = new ArrayList<>(BATCH_ROWS);
  private long rows;
  private long created;
  private long updated;
  private long unchanged;
  private long rejected;
  private long journaled;
  private boolean faultBetweenRows;

  /** Rows of the batch that said nothing new so far; a part of them still may. */
  private final Map<RowReader, Boolean> asBefore = new IdentityHashMap<>();

  ImportWork(
      Connection connection,
      ImportRun run,
      FileReading reading,
      ImportContext context,
      RowJson rowJson)
      throws SQLException {
    this.connection = connection;
    this.run = run;
    this.kind = run.kind();
    this.reading = reading;
    this.shape = requireNonNull(reading.shape());
    this.plan = new RowPlan(requireNonNull(reading.mapping()), reading.formats());
    this.context = context;
    this.options = run.options();
    this.rowJson = rowJson;
    this.seen = new SeenKeys(connection);
    this.references = new References(connection, plan);
    this.counted = kind.counted().name();
    for (var table : kind.tables()) {
      tables.put(table.name(), new TableAccess(connection, table, rowJson));
    }
    this.journal =
        connection.prepareStatement(
            """
            INSERT INTO import_change
              (import_id, position, table_name, row_key, before_image, after_image)
            VALUES (?, ?, ?, ?, ?, ?)
            """);
    this.session = kind.open(context);
  }

  void run() throws IOException, SQLException {
    refuseOpenQuestions();
    begin();
    try (var csv = CsvRows.open(run.file(), shape)) {
      csv.next(); // the header
      for (CsvRow row = csv.next(); row != null; row = csv.next()) {
        take(row);
        if (batch.size() == BATCH_ROWS) {
          store();
          run.progress().at(rows, reading.rows());
        }
      }
    } catch (CsvFaultException e) {
      rows++;
      rejected++;
      problems.add(
          new ImportProblem(
              e.line(), e.column() < 0 ? null : plan.nameOfCell(e.column()), null, e.getMessage()));
      faultBetweenRows = true;
    }
    store();
    end();
    run.progress().at(rows, reading.rows());
  }

  private void end() throws SQLException {
    var last = noRow();
    session.end(
        new ImportEnd() {
          @Override
          public void problem(long line, String column, String value, String problem) {
            problems.add(new ImportProblem(line, column, value, problem));
            faultBetweenRows = true;
            rejected++;
          }

          @Override
          public void update(ImportTable table, @Nullable Object... values) {
            last.update(table, values);
          }

          @Override
          public void note(String sentence) {
            notes.add(sentence);
          }

          @Override
          public void ask(ImportQuestion question) {
            questions.add(question);
          }
        });
    write(List.of(last));
  }

  /** Holds what is stored for no row of the file. */
  private RowReader noRow() {
    return new RowReader(new CsvRow(0, new String[0]), plan, context, seen, runNotes);
  }

  /** A column that may change amounts, and a convention nobody stated, concern every row. */
  private void refuseOpenQuestions() {
    for (var question : reading.formats().questions()) {
      if (question.option().equals("map")) {
        problems.add(
            new ImportProblem(null, question.column(), question.example(), question.asked()));
        faultBetweenRows = true;
      }
    }
  }

  ProblemList problems() {
    return problems;
  }

  /** Whether what was found allows to keep what was written. */
  boolean keep() {
    return !options.dryRun() && (problems.none() || (options.skipInvalid() && !faultBetweenRows));
  }

  private boolean writing() {
    return problems.none() || options.skipInvalid() || options.dryRun();
  }

  private void begin() throws SQLException {
    var first = noRow();
    session.begin(
        new ImportStart() {
          @Override
          public void put(ImportTable table, @Nullable Object... values) {
            first.put(table, values);
          }

          @Override
          public void note(String sentence) {
            notes.add(sentence);
          }
        });
    write(List.of(first));
  }

  private void take(CsvRow cells) {
    rows++;
    var row = new RowReader(cells, plan, context, seen, runNotes);
    if (row.legible(shape)) {
      session.read(row);
    }
    batch.add(row);
  }

  private void store() throws SQLException {
    references.check(batch);
    var repeated = refuseRepeats();
    write(batch, repeated);
    for (var row : batch) {
      if (!row.sound()) {
        rejected++;
        row.problems().forEach(problems::add);
      }
    }
    asBefore.clear();
    batch = new ArrayList<>(BATCH_ROWS);
  }

  private record Place(RowReader row, TableRecord record, String key) {}

  /** Finds keys that the file had shown before; returns the records that say nothing new. */
  private List<TableRecord> refuseRepeats() throws SQLException {
    var asked = new ArrayList<Place>();
    for (var row : batch) {
      for (var record : row.records()) {
        if (record.mode() == TableRecord.Mode.ONCE && !row.sound()) {
          continue; // not written, so the next one is the first
        }
        if (!row.sound() && unknownKey(record)) {
          continue; // its own problems say what is wrong with the key
        }
        String key = rowJson.key(record.table(), record.values());
        seen.ask(record.table().name(), key, row.line());
        asked.add(new Place(row, record, key));
      }
    }
    var fresh = seen.fresh();
    var silent = new ArrayList<TableRecord>();
    var compare = new ArrayList<Place>();
    for (int i = 0; i < asked.size(); i++) {
      if (fresh.get(i)) {
        continue;
      }
      var place = asked.get(i);
      if (place.record().mode() == TableRecord.Mode.ONCE || options.repeats() == Repeats.FIRST) {
        silent.add(place.record());
        count(place.record(), true, true);
      } else if (options.repeats() == Repeats.SAME) {
        compare.add(place);
        silent.add(place.record());
      } else {
        refuse(place);
      }
    }
    if (!compare.isEmpty()) {
      refuseContradictions(compare);
    }
    return silent;
  }

  private static boolean unknownKey(TableRecord record) {
    var columns = record.table().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).key() && record.values().get(i) == null) {
        return true;
      }
    }
    return false;
  }

  private void refuse(Place place) throws SQLException {
    var table = place.record().table();
    String column = table.keys().getFirst().said();
    int index = plan.indexOrNone(column);
    place
        .row()
        .fault(
            column,
            index < 0 ? null : place.row().cell(index),
            "is the same key as on line %d".formatted(seen.firstLine(table.name(), place.key())));
  }

  /** Of repeated keys, those whose row says something else than the first one are faults. */
  private void refuseContradictions(List<Place> places) throws SQLException {
    var repeats = new IdentityHashMap<TableRecord, Boolean>();
    places.forEach(p -> repeats.put(p.record(), true));
    // First rows of this batch may not be written yet.
    var waiting = new HashMap<String, List<@Nullable Object>>();
    for (var row : batch) {
      for (var record : row.records()) {
        if (!repeats.containsKey(record)) {
          waiting.putIfAbsent(
              record.table().name() + rowJson.key(record.table(), record.values()),
              record.values());
        }
      }
    }
    for (var place : places) {
      var table = place.record().table();
      var first = waiting.get(table.name() + place.key());
      var base = first == null ? access(table).stored(List.of(place.key())).get(place.key()) : null;
      var before = first == null ? base : rowJson.merged(table, null, first);
      boolean same =
          before != null && rowJson.merged(table, before, place.record().values()).equals(before);
      if (same) {
        count(place.record(), true, true);
      } else {
        refuse(place);
      }
    }
  }

  private TableAccess access(ImportTable table) {
    var access = tables.get(table.name());
    if (access == null) {
      throw new IllegalStateException("%s does not write %s".formatted(kind.name(), table.name()));
    }
    return access;
  }

  private void write(List<RowReader> batchRows) throws SQLException {
    write(batchRows, List.of());
  }

  private void write(List<RowReader> batchRows, List<TableRecord> silent) throws SQLException {
    var skip = new IdentityHashMap<TableRecord, Boolean>();
    silent.forEach(record -> skip.put(record, true));
    for (var table : kind.tables()) {
      var places = new ArrayList<Place>();
      for (var row : batchRows) {
        for (var record : row.records()) {
          if (row.sound() && record.table().equals(table) && !skip.containsKey(record)) {
            places.add(new Place(row, record, rowJson.key(table, record.values())));
          }
        }
      }
      if (!places.isEmpty()) {
        write(table, places);
      }
    }
  }

  private void write(ImportTable table, List<Place> places) throws SQLException {
    var access = access(table);
    var stored = access.stored(places.stream().map(Place::key).toList());
    for (var place : places) {
      var before = stored.get(place.key());
      var after = rowJson.merged(table, before, place.record().values());
      if (before == null
          && (place.record().mode() == TableRecord.Mode.UPDATE || missing(table, place, after))) {
        continue;
      }
      boolean same = after.equals(before);
      if (!same && writing()) {
        access.write(after);
        journal(table, place.key(), before, after);
      }
      if (place.row().line() > 0) {
        count(place.record(), before != null, same);
        if (table.name().equals(counted) && same) {
          asBefore.put(place.row(), true);
        } else if (table.part() && !same && asBefore.remove(place.row()) != null) {
          unchanged--;
          updated++;
        }
      }
    }
    access.flush();
    journal.executeBatch();
  }

  /** A new row needs what an update may leave out. */
  private boolean missing(ImportTable table, Place place, List<@Nullable Object> after) {
    boolean missing = false;
    for (int i = 0; i < after.size(); i++) {
      if (after.get(i) == null && table.columns().get(i).required()) {
        place.row().missing(table.columns().get(i).said());
        missing = true;
      }
    }
    return missing;
  }

  private void count(TableRecord record, boolean known, boolean same) {
    if (!record.table().name().equals(counted)) {
      return;
    }
    if (same) {
      unchanged++;
    } else if (known) {
      updated++;
    } else {
      created++;
    }
  }

  private void journal(
      ImportTable table,
      String key,
      @Nullable List<@Nullable Object> before,
      List<@Nullable Object> after)
      throws SQLException {
    journal.setString(1, run.id());
    journal.setLong(2, ++journaled);
    journal.setString(3, table.name());
    journal.setString(4, key);
    journal.setString(5, before == null ? null : rowJson.image(table, before));
    journal.setString(6, rowJson.image(table, after));
    journal.addBatch();
  }

  Tally tally() {
    var all = new ArrayList<>(notes);
    all.addAll(runNotes.sentences());
    var asked = new ArrayList<>(questions);
    asked.addAll(runNotes.questions());
    return new Tally(
        rows, created, updated, unchanged, rejected, List.copyOf(all), List.copyOf(asked));
  }

  @Override
  public void close() throws SQLException {
    for (var table : tables.values()) {
      table.close();
    }
    journal.close();
    references.close();
    seen.close();
    if (!connection.isClosed()) {
      connection.clearWarnings();
    }
  }
}
