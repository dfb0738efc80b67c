package io.beachhead.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StorableTextTest {
  @Test
  void replacesHalvesOfCharactersAndNulAlone() {
    assertThat(StorableText.of("Tip \ud83d")).isEqualTo("Tip \ufffd");
    assertThat(StorableText.of("\ude00 Tip")).isEqualTo("\ufffd Tip");
    assertThat(StorableText.of("\ude00\ud83d")).isEqualTo("\ufffd\ufffd");
    assertThat(StorableText.of("\ud83d\ud83d\ude00")).isEqualTo("\ufffd\ud83d\ude00");
    assertThat(StorableText.of("a\0b")).isEqualTo("a\ufffdb");
    for (var sound : List.of("", "ada", "Zoë", "Tip \ud83d\ude00", "\ufffd")) {
      assertThat(StorableText.of(sound)).isSameAs(sound);
      assertThat(StorableText.is(sound)).isTrue();
    }
  }

  @Test
  void comesBackFromUtf8AsItWas() {
    var random = new Random(7);
    var alphabet = "a\ud83d\ude00\udbff\udc00é\0";
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(8); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      var stored = StorableText.of(text.toString());
      assertThat(new String(stored.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
          .isEqualTo(stored);
      assertThat(StorableText.is(stored)).isTrue();
      assertThat(stored.length()).isEqualTo(text.length());
      assertThat(StorableText.is(text.toString())).isEqualTo(stored.contentEquals(text));
    }
  }

  @Test
  void cutsNoCharacterInHalf() {
    assertThat(StorableText.cut("abc", 3)).isEqualTo("abc");
    assertThat(StorableText.cut("abcd", 3)).isEqualTo("abc…");
    assertThat(StorableText.cut("ab\ud83d\ude00", 3)).isEqualTo("ab…");
    assertThat(StorableText.cut("ab\ud83d\ude00c", 4)).isEqualTo("ab\ud83d\ude00…");
  }
}
