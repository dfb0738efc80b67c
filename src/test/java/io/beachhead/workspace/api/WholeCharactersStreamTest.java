package io.beachhead.workspace.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.store.StorableText;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class WholeCharactersStreamTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "{\"a\\ud83d\":\"\\uDE00\"},                {\"a\\ufffd\":\"\\ufffd\"}",
        "{\"a\":\"\\ud83d\\ude00\"},                {\"a\":\"\\ud83d\\ude00\"}",
        "{\"a\":\"\\\\ud83d\"},                     {\"a\":\"\\\\ud83d\"}",
        "{\"a\":\"\\\\\\ud83d\"},                   {\"a\":\"\\\\\\ufffd\"}",
        "{\"a\":\"\\ud83d\\ud83d\\ude00\"},         {\"a\":\"\\ufffd\\ud83d\\ude00\"}",
        "{\"a\":\"\\u12\"},                         {\"a\":\"\\u12\"}",
        "{\"a\":\"x\\u0000\"},                      {\"a\":\"x\\ufffd\"}",
        "\\,                                        \\",
        "\\ud83d,                                   \\ufffd"
      })
  void replacesHalvesOfCharactersAlone(String json, String mended) throws IOException {
    assertThat(read(json.getBytes(StandardCharsets.UTF_8), 1)).isEqualTo(mended);
    assertThat(read(json.getBytes(StandardCharsets.UTF_8), 1_000)).isEqualTo(mended);
  }

  @Test
  void replacesHalvesThatCameAsBytes() throws IOException {
    var bytes = "{\"a\":\"___\"}".getBytes(StandardCharsets.ISO_8859_1);
    bytes[6] = (byte) 0xED;
    bytes[7] = (byte) 0xA0;
    bytes[8] = (byte) 0xBD;
    assertThat(read(bytes, 1)).isEqualTo("{\"a\":\"\ufffd\"}");
    assertThat(read("{\"a\":\"\ud7ff한\"}".getBytes(StandardCharsets.UTF_8), 2))
        .isEqualTo("{\"a\":\"\ud7ff한\"}");
  }

  /** Across the ends of buffers, whatever comes at once. */
  @Test
  void givesWhatAWholeTextWouldBe() throws IOException {
    var random = new Random(3);
    var json = new JsonMapper();
    for (int i = 0; i < 40; i++) {
      var text = new StringBuilder();
      while (text.length() < 9_000) {
        text.append("ab\ud83d\ude00\ud83d\udc00\\\"".charAt(random.nextInt(8)));
      }
      var sent = new StringBuilder("\"");
      for (char c : text.toString().toCharArray()) {
        sent.append(c > 127 || c == '"' || c == '\\' ? "\\u%04x".formatted((int) c) : c);
      }
      var mended =
          read(
              sent.append('"').toString().getBytes(StandardCharsets.UTF_8),
              1 + random.nextInt(9_000));
      assertThat(json.readTree(mended).stringValue()).isEqualTo(StorableText.of(text.toString()));
    }
  }

  private static String read(byte[] json, int atOnce) throws IOException {
    InputStream slow =
        new FilterInputStream(new ByteArrayInputStream(json)) {
          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            return super.read(into, offset, Math.min(length, atOnce));
          }
        };
    try (var in = new WholeCharactersStream(slow)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
