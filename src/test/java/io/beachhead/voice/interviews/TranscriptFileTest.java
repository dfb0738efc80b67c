package io.beachhead.voice.interviews;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class TranscriptFileTest {
  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  @Test
  void readsWebVttWithVoices() {
    var text =
        """
        WEBVTT

        NOTE made by a tool

        1
        00:02.000 --> 00:04.000 align:start
        <v Mara Lind>Who waits &amp; why?</v>

        2
        01:00:05.500 --> 01:00:07.000
        <v.loud Rasmus>The <b>owner</b>.

        3
        01:00:08.000 --> 01:00:09.000
        <v Rasmus>Every Monday.
        """;
    assertThat(TranscriptFile.read(text.getBytes(UTF_8)))
        .isEqualTo(
            new TranscriptFile.Content(
                "[00:00:02] Mara Lind: Who waits & why?\n"
                    + "[01:00:05] Rasmus: The owner. Every Monday.",
                "vtt",
                null));
  }

  @Test
  void readsSubRipWithNames() {
    var text =
        "1\r\n00:00:01,000 --> 00:00:02,000\r\nMara: How?\r\n\r\n"
            + "2\r\n00:00:03,000 --> 00:00:04,000\r\nRasmus: By hand.\r\nAll of it.\r\n";
    assertThat(TranscriptFile.read(text.getBytes(UTF_8)))
        .isEqualTo(
            new TranscriptFile.Content(
                "[00:00:01] Mara: How?\n[00:00:03] Rasmus: By hand. All of it.", "srt", null));
  }

  @Test
  void readsAWordDocumentAParagraphALine() throws IOException {
    var xml =
        """
        <?xml version="1.0"?><w:document xmlns:w="%s"><w:body>
        <w:p><w:r><w:t>Mara: </w:t></w:r><w:r><w:t>Who &amp; why?</w:t></w:r></w:p>
        <w:p><w:r><w:delText>gone</w:delText></w:r><w:r><w:t>Rasmus:</w:t><w:tab/><w:t>우리</w:t></w:r></w:p>
        </w:body></w:document>\
        """
            .formatted(WORD);
    assertThat(TranscriptFile.read(zip("word/document.xml", xml.getBytes(UTF_8))).text())
        .isEqualTo("Mara: Who & why?\nRasmus:\t우리");
  }

  @Test
  void refusesWhatIsNoWordDocument() throws IOException {
    assertRefused(zip("other.txt", "x".getBytes(UTF_8)), "it is a zip file without its text");
    assertRefused("PK nothing of the kind".getBytes(UTF_8), "without its text");
    assertRefused(zip("word/document.xml", "<w:broken".getBytes(UTF_8)), "broken .docx");
    assertRefused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}, "old Word file");
    assertRefused("%PDF-1.7".getBytes(UTF_8), "is a PDF");
    assertRefused(new byte[] {1, 0, 2, 3}, "is not a text");
    assertRefused(new byte[0], "is empty");
    assertRefused(" \n ".getBytes(UTF_8), "has no words in it");
  }

  @Test
  void refusesAZipBombBeforeItIsUnpacked() throws IOException {
    var bomb = zip("word/document.xml", new byte[60 * 1024 * 1024]);
    assertThat(bomb.length).isLessThan(100_000);
    assertRefused(bomb, "unpacks to more than 40 MB");
  }

  @Test
  void readsNoFileThatADocumentNames() throws IOException {
    var xml =
        """
        <!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>
        <w:document xmlns:w="%s"><w:p><w:t>a&e;b</w:t></w:p></w:document>\
        """
            .formatted(WORD);
    assertRefused(zip("word/document.xml", xml.getBytes(UTF_8)), "broken .docx");
  }

  @Test
  void recognisesOrRefusesOtherEncodings() {
    assertThat(TranscriptFile.read(("\uFEFF" + "Größe").getBytes(UTF_8)).text()).isEqualTo("Größe");
    assertThat(TranscriptFile.read(("\uFEFF" + "Größe").getBytes(UTF_16LE)).text())
        .isEqualTo("Größe");
    var western =
        TranscriptFile.read(
            "Rasmus: Die Größe stimmt nicht.".getBytes(Charset.forName("windows-1252")));
    assertThat(western.text()).isEqualTo("Rasmus: Die Größe stimmt nicht.");
    assertThat(western.note()).contains("Windows-1252");
    assertRefused("우리는 손으로 합니다".getBytes(Charset.forName("EUC-KR")), "is not in UTF-8");
  }

  private static void assertRefused(byte[] file, String why) {
    assertThatThrownBy(() -> TranscriptFile.read(file)).hasMessageContaining(why);
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }
}
