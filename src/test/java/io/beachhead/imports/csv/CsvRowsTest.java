package io.beachhead.imports.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"UTF-8,''", "UTF-8,EFBBBF", "UTF-16LE,FFFE", "UTF-16BE,FEFF", "windows-1252,''"})
  void recognisesTheCharacters(String charset, String mark) throws Exception {
    byte[] text = "id;name\n1;Müller & Söhne – Zürich €\n".getBytes(charset);
    byte[] start = java.util.HexFormat.of().parseHex(mark);
    byte[] all = new byte[start.length + text.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(text, 0, all, start.length, text.length);
    var rows = read(all);
    assertThat(rows.get(0).cells()).containsExactly("id", "name");
    assertThat(rows.get(1).cells()).containsExactly("1", "Müller & Söhne – Zürich €");
    assertThat(shape(all).charset()).isEqualTo(Charset.forName(charset));
  }

  @Test
  void findsTheOneByteThatIsNotUtf8OnTheLastLine() throws Exception {
    byte[] text = ("id,name\n" + "1,plain\n".repeat(30_000) + "2,Zoë").getBytes("windows-1252");
    assertThat(shape(text).charset()).isEqualTo(Charset.forName("windows-1252"));
    assertThat(read(text).getLast().cells()).containsExactly("2", "Zoë");
  }

  @Test
  void keepsASoundFileUtf8WhereAFewBytesAreDamaged() throws Exception {
    byte[] text = ("id,name\n" + "1,Zoë\n".repeat(50) + "2,X").getBytes(StandardCharsets.UTF_8);
    text[text.length - 1] = (byte) 0xFF;
    var shape = shape(text);
    assertThat(shape.charset()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(shape.damaged()).isTrue();
    assertThat(read(text).getLast().cells()[1]).isEqualTo("\uFFFD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b\\n1,2|,",
        "a;b\\n1,5;2,7|;",
        "a\\tb\\n1,5\\t2;7|\\t",
        "a!b\\n1!2|!",
        "\"a;x\",b\\n1,2|,",
        "name,notes\\nA,one; two; three\\nB,four|,",
        "only\\none|,"
      })
  void recognisesTheSeparator(String text, String separator) throws Exception {
    String file = text.replace("\\n", "\n").replace("\\t", "\t").replace("!", "|");
    String expected = separator.replace("\\t", "\t").replace("!", "|");
    assertThat(shape(bytes(file)).separator()).isEqualTo(expected.charAt(0));
  }

  @Test
  void takesExcelsSeparatorLineForWhatItIs() throws Exception {
    var rows = read(bytes("sep=;\r\na;b\r\n1;2\r\n"));
    assertThat(rows.get(0).cells()).containsExactly("a", "b");
    assertThat(rows.get(0).line()).isEqualTo(2);
    assertThat(rows.get(1).line()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void countsPhysicalLinesOverQuotedNewlinesAndBlankLines(String end) throws Exception {
    var rows = read(bytes(String.join(end, "a,b", "1,\"x", "y\"", "", " , ", "2,z", "")));
    assertThat(rows).extracting(CsvRow::line).containsExactly(1L, 2L, 6L);
    assertThat(rows.get(1).cells()[1]).isEqualTo("x" + end + "y");
  }

  @Test
  void givesRaggedRowsAsTheyAre() throws Exception {
    assertThat(read(bytes("a,b\n1\n1,2,3\n")))
        .extracting(r -> r.cells().length)
        .containsExactly(2, 1, 3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void stopsAtACellOfFortyMegabytesAndNamesIt(boolean quoted) {
    String cell = "x".repeat(40_000_000);
    var fault =
        catchThrowableOfType(
            CsvFaultException.class,
            () -> read(bytes("a,b\n1,2\n3," + (quoted ? '"' + cell + '"' : cell) + "\n4,5\n")));
    assertThat(fault.line()).isEqualTo(3);
    assertThat(fault.column()).isEqualTo(1);
    assertThat(fault).hasMessageContaining("1,048,576");
  }

  @Test
  void namesAQuotationThatNeverEnds() {
    var fault =
        catchThrowableOfType(
            CsvFaultException.class, () -> read(bytes("a,b\n1,2\n3,\"open\n4,5\n")));
    assertThat(fault.line()).isEqualTo(3);
    assertThat(fault).hasMessageContaining("never ends");
  }

  @Test
  void namesTextAfterAClosingQuote() {
    var fault = catchThrowableOfType(CsvFaultException.class, () -> read(bytes("a,b\n1,\"x\"y\n")));
    assertThat(fault.line()).isEqualTo(2);
    assertThat(fault).hasMessageContaining("closing quote");
  }

  @ParameterizedTest
  @CsvSource({
    "504b0304140000000800, zip",
    "504b030414000600080000005b436f6e74656e745f54797065735d2e786d6c, Excel",
    "255044462d312e37, PDF",
    "d0cf11e0a1b11ae1, old Excel",
    "1f8b0800, gzip",
    "89504e470d0a1a0a, PNG image",
    "3c21444f43545950452068746d6c3e, HTML",
    "7b226964223a317d, JSON",
    "00010203040506070800010203, binary",
    "690064002c006e000a003100, binary",
    "'', empty",
    "0a0a2020, empty"
  })
  void refusesWhatIsNoCsvAndSaysWhatItIs(String hex, String word) {
    byte[] bytes = java.util.HexFormat.of().parseHex(hex);
    assertThatThrownBy(() -> shape(bytes))
        .isInstanceOf(NotCsvException.class)
        .hasMessageContaining(word);
  }

  /** Writes random tables with random quoting and reads them back: 200 seeds. */
  @Test
  void readsBackWhatAnyQuotingWrote() throws Exception {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      char separator = ",;\t|".charAt(random.nextInt(4));
      int columns = 2 + random.nextInt(5);
      var expected = new ArrayList<List<String>>();
      var text = new StringBuilder();
      for (int r = 0; r < 1 + random.nextInt(40); r++) {
        var row = new ArrayList<String>();
        for (int c = 0; c < columns; c++) {
          row.add(r == 0 ? "h" + c : c == 0 ? "k" + r : randomCell(random));
        }
        expected.add(row);
        text.append(written(row, separator, random)).append(random.nextBoolean() ? "\n" : "\r\n");
      }
      var file = Files.write(folder.resolve("r.csv"), text.toString().getBytes("UTF-8"));
      var shape = new CsvShape(StandardCharsets.UTF_8, 0, separator, false, false, List.of(), 0);
      var found = new ArrayList<List<String>>();
      try (var rows = CsvRows.open(file, shape)) {
        for (var row = rows.next(); row != null; row = rows.next()) {
          found.add(List.of(row.cells()));
        }
      }
      assertThat(found).as("seed " + seed).isEqualTo(expected);
    }
  }

  private static String randomCell(Random random) {
    String signs = "ab 1,;\t|\"\n\r.é€𝄞'=+-";
    var cell = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      int at = random.nextInt(signs.codePointCount(0, signs.length()));
      cell.appendCodePoint(signs.codePointAt(signs.offsetByCodePoints(0, at)));
    }
    return cell.toString();
  }

  private static String written(List<String> row, char separator, Random random) {
    var cells = new ArrayList<String>();
    for (String cell : row) {
      boolean must =
          cell.chars().anyMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r');
      cells.add(must || random.nextInt(3) == 0 ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }
    return String.join(String.valueOf(separator), cells);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private CsvShape shape(byte[] bytes) throws IOException, NotCsvException {
    return CsvSniffer.sniff(Files.write(folder.resolve("file.csv"), bytes), null);
  }

  private List<CsvRow> read(byte[] bytes) throws Exception {
    var shape = shape(bytes);
    var all = new ArrayList<CsvRow>();
    try (var rows = CsvRows.open(folder.resolve("file.csv"), shape)) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        all.add(row);
      }
    }
    return all;
  }
}
