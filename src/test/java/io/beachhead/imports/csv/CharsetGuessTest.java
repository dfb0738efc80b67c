package io.beachhead.imports.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Short tables as tools of several countries write them. */
class CharsetGuessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "windows-1252|1,Müller & Söhne;2,Café Crème;3,Zoë",
        "windows-1252|1,Bjørn Ødegård;2,Åse Nærbø",
        "windows-1252|1,Peña;2,Núñez;3,São João;4,Ávila",
        "windows-1250|1,Dvořák;2,Škoda Plzeň;3,Černý",
        "windows-1250|1,Łódź;2,Wałęsa;3,Kraków",
        "windows-1250|1,Győr;2,Szűcs;3,Kovács",
        "windows-1251|1,Привет;2,ООО Ромашка;3,Москва",
        "windows-1251|1,Київ;2,Львів",
        "KOI8-R|1,Привет;2,ООО Ромашка;3,Москва",
        "x-MacRoman|1,Müller;2,Café Crème;3,Zoë;4,Señor",
        "GB18030|1,北京科技有限公司;2,上海贸易公司;3,客户名称",
        "windows-31j|1,東京株式会社;2,テスト;3,ありがとう",
        "windows-1253|1,Αθήνα;2,Θεσσαλονίκη",
        "windows-1255|1,שלום;2,תל אביב",
        "windows-1254|1,İstanbul Şirketi;2,Ağaoğlu;3,Çalışkan",
        "IBM850|1,Müller;2,Café;3,Garçon;4,Señor"
      })
  void readsOrAsks(String set, String rows) throws Exception {
    String text = rows.replace(';', '\n') + "\n";
    var readings = CharsetGuess.of(text.getBytes(set));
    byte[] bytes = text.getBytes(set);
    var sets = readings.stream().map(r -> new String(bytes, r.charset())).toList();
    assertThat(sets).as(readings.toString()).contains(text);
    if (readings.size() == 1) {
      assertThat(sets.getFirst()).isEqualTo(text);
    } else {
      assertThat(readings).allSatisfy(r -> assertThat(r.example()).isNotEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "windows-1252|Müller;Söhne;Zürich",
        "windows-1252|Bjørn Ødegård",
        "windows-1250|Dvořák;Škoda Plzeň",
        "windows-1250|Łódź;Wałęsa",
        "windows-1251|Привет;Москва",
        "GB18030|北京科技有限公司;上海贸易公司;客户名称;中国人民银行",
        "x-MacRoman|Müller;Café Crème;Señor"
      })
  void isCertainWhereWordsDecide(String set, String rows) throws Exception {
    String text = rows.replace(';', '\n') + "\n";
    var readings = CharsetGuess.of(text.getBytes(set));
    assertThat(readings).hasSize(1);
    assertThat(new String(text.getBytes(set), readings.getFirst().charset())).isEqualTo(text);
  }

  @Test
  void asksAboutOneLetterThatMayBeTwo() throws Exception {
    var readings = CharsetGuess.of("Doleèek\n".getBytes("windows-1252"));
    assertThat(readings).hasSizeGreaterThan(1);
    assertThat(readings.getFirst().example()).isNotEqualTo(readings.get(1).example());
  }
}
