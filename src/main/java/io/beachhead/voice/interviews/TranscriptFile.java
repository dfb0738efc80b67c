package io.beachhead.voice.interviews;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a transcript from a file: plain text, WebVTT or SubRip captions, a Word document (.docx).
 * What a file is, its content says, not its name.
 */
public final class TranscriptFile {
  /** Bytes of the largest file that is read. */
  public static final int LARGEST = 10 * 1024 * 1024;

  private static final Charset WESTERN = Charset.forName("windows-1252");

  private static final byte[] OLD_WORD = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private TranscriptFile() {}

  /**
   * What a file holds.
   *
   * @param text a turn per line
   * @param format txt, vtt, srt or docx
   * @param note what the reader should know; null for nothing
   */
  public record Content(String text, String format, @Nullable String note) {}

  /**
   * Reads a file.
   *
   * @throws ProblemException 422 that says what is wrong with it, 413 where it is too large
   */
  public static Content read(byte[] file) {
    if (file.length > LARGEST) {
      throw ProblemException.tooLarge("A transcript may have up to 10 MB.");
    }
    if (file.length == 0) {
      throw unusable("is empty");
    }
    if (begins(file, OLD_WORD)) {
      throw unusable(
          "is an old Word file, or one with a password. Save it as .docx without a password");
    }
    if (file[0] == 'P' && file.length > 1 && file[1] == 'K') {
      return content(WordDocument.text(file), "docx", null);
    }
    if (begins(file, "%PDF".getBytes(StandardCharsets.US_ASCII))) {
      throw unusable("is a PDF. Copy its text into the form, or save it as .txt or .docx");
    }
    Decoded decoded = decoded(file);
    String text = decoded.text.replace("\r\n", "\n").replace('\r', '\n');
    if (Captions.isWebVtt(text)) {
      return content(Captions.text(text), "vtt", decoded.note);
    }
    if (Captions.isSubRip(text)) {
      return content(Captions.text(text), "srt", decoded.note);
    }
    return content(text, "txt", decoded.note);
  }

  private static Content content(String text, String format, @Nullable String note) {
    if (text.isBlank()) {
      throw unusable("has no words in it");
    }
    return new Content(text.strip(), format, note);
  }

  private record Decoded(String text, @Nullable String note) {}

  private static Decoded decoded(byte[] file) {
    if (begins(file, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})) {
      return new Decoded(new String(file, 3, file.length - 3, StandardCharsets.UTF_8), null);
    }
    if (begins(file, new byte[] {(byte) 0xFF, (byte) 0xFE})) {
      return new Decoded(new String(file, 2, file.length - 2, StandardCharsets.UTF_16LE), null);
    }
    if (begins(file, new byte[] {(byte) 0xFE, (byte) 0xFF})) {
      return new Decoded(new String(file, 2, file.length - 2, StandardCharsets.UTF_16BE), null);
    }
    for (byte each : file) {
      if (each == 0) {
        throw unusable("is not a text. Send a .txt, .vtt, .srt or .docx file");
      }
    }
    String utf8 = strictly(file, StandardCharsets.UTF_8);
    if (utf8 != null) {
      return new Decoded(utf8, null);
    }
    String western = strictly(file, WESTERN);
    if (western != null && looksWestern(western)) {
      return new Decoded(
          western,
          "The file is not UTF-8; it was read as Windows-1252. Check accents and quotation marks.");
    }
    throw unusable("is not in UTF-8. Save it as UTF-8 and send it again");
  }

  /** Mostly plain letters, and no row of accented ones: that is another alphabet read wrongly. */
  private static boolean looksWestern(String text) {
    long accented = text.chars().filter(unit -> unit > 0x7F).count();
    return accented * 6 < text.length() && !text.matches("(?s).*[\\x80-\\xFF]{4}.*");
  }

  private static @Nullable String strictly(byte[] file, Charset set) {
    try {
      return set.newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(file))
          .toString();
    } catch (CharacterCodingException other) {
      return null;
    }
  }

  private static boolean begins(byte[] file, byte[] with) {
    if (file.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if (file[i] != with[i]) {
        return false;
      }
    }
    return true;
  }

  static ProblemException unusable(String problem) {
    return ProblemException.unprocessable(
        "The file cannot be read as a transcript: it %s.".formatted(problem),
        List.of(ProblemItem.of("file", null, problem)));
  }
}
