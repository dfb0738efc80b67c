package io.beachhead.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.store.HeapTrimmer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  private final Languages languages = new Languages("en", new HeapTrimmer());
  private final Words words = new Words("");

  @ParameterizedTest
  @CsvSource({
    "en, Please add a dark mode to the dashboard",
    "en, export to pdf please now",
    "en, 'SSO with Okta, IT asks every quarter'",
    "en, Hallo",
    "de, Bitte exportieren Sie die Tabelle als Datei",
    "fr, Il faut exporter les données vers Excel",
    "de, Export der Rechnungen als PDF",
    "nl, We willen facturen kunnen exporteren",
    "it, Rapporti settimanali per ogni cliente",
    "pl, Potrzebujemy eksportu do Excela",
    "pt, Precisamos exportar relatórios",
    "he, אני רוצה לייצא את הנתונים לאקסל",
    "he, אקסל",
    "ko, 엑셀로 내보내기 기능이 필요합니다",
    "ko, 엑셀",
    "ja, データをエクスポートしたい",
    "zh, 导出",
    "en, 12345 !!!",
    "en, ''",
  })
  void recognisesTheLanguageOfAText(String code, String text) {
    assertThat(languages.of(text).code()).isEqualTo(code);
  }

  @Test
  void takesTheWorkspacesLanguageWhereATextSaysTooLittle() {
    assertThat(new Languages("de", new HeapTrimmer()).of("Export").code()).isEqualTo("de");
  }

  @Test
  void saysWhereEachEnglishWordStands() {
    String text = "The owner's calls: exporting 😀 reports";
    var tokens = words.of(text, Language.ENGLISH);
    assertThat(tokens)
        .extracting(Token::term)
        .containsExactly("owner", "calls", "exporting", "😀", "reports");
    assertThat(tokens)
        .extracting(Token::stem)
        .containsExactly("owner", "call", "export", "😀", "report");
    assertThat(tokens)
        .extracting(token -> text.substring(token.from(), token.to()))
        .containsExactly("owner's", "calls", "exporting", "😀", "reports");
    assertThat(tokens).extracting(Token::position).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void keepsKoreanProductWordsWhole(@TempDir Path folder) throws IOException {
    var korean = words.of("엑셀로 내보내기 기능이 필요합니다", Language.KOREAN);
    assertThat(korean).extracting(Token::term).contains("엑셀", "기능", "필요").doesNotContain("셀");
    var own = Files.writeString(folder.resolve("words.txt"), "플랜라이트\n");
    assertThat(new Words(own.toString()).of("플랜라이트가 좋아요", Language.KOREAN))
        .extracting(Token::term)
        .contains("플랜라이트");
  }

  @Test
  void cutsScriptsWithoutSpacesIntoPairs() {
    assertThat(words.of("导出数据", new Language("zh")))
        .extracting(Token::term)
        .containsExactly("导出", "出数", "数据");
    assertThat(words.of("לייצא את הנתונים", new Language("he")))
        .extracting(Token::term)
        .containsExactly("לייצא", "את", "הנתונים");
    assertThat(words.of("", new Language("he"))).isEmpty();
  }

  @Test
  void readsThePiecesThatBertReads() throws IOException {
    try (InputStream file =
        SentenceModel.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json")) {
      var pieces = WordPieces.read(file);
      assertThat(pieces.ids("Hello, world!")).containsExactly(101, 7592, 1010, 2088, 999, 102);
      // As bert-base-uncased: "una", "##ffa", "##ble".
      assertThat(pieces.ids("UNaffable")).containsExactly(101, 14477, 20961, 3468, 102);
      assertThat(pieces.ids("naïve")).isEqualTo(pieces.ids("naive"));
      assertThat(pieces.ids("")).containsExactly(101, 102);
      assertThat(pieces.ids("word ".repeat(100_000))).hasSize(WordPieces.MOST);
      assertThat(pieces.ids("x".repeat(101))).containsExactly(101, 100, 102);
    }
  }

  @Test
  void likensTextsByTheirLetters() {
    var ngrams = new Ngrams(List.of("내보내기 기능", "엑셀 내보내기", "결제 오류"));
    var export = ngrams.profile("내보내기 기능");
    assertThat(export.cosine(export)).isCloseTo(1, within(1e-6));
    assertThat(export.cosine(ngrams.profile("엑셀 내보내기")))
        .isGreaterThan(export.cosine(ngrams.profile("결제 오류")));
    assertThat(export.cosine(ngrams.profile("!!!"))).isZero();
  }
}
