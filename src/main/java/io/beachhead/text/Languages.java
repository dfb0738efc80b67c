package io.beachhead.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.beachhead.store.HeapTrimmer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Recognises the language of a text. Apache OpenNLP's model of 183 languages decides where there
 * are {@value #ENOUGH} letters or more; short texts go by their script, and by the workspace's own
 * language where several languages share it.
 */
@Component
public class Languages {
  /** Fewer letters than this say too little: "export to pdf" is Catalan to the model. */
  static final int ENOUGH = 20;

  /** More than this only takes time. */
  private static final int MOST = 400;

  /**
   * Another language must seem this much more likely than the workspace's own. The model's
   * confidences lie close together for sentences of the length people write. Of 900 English queries
   * of a bank none is taken for another language at this ratio (at 1.1 one, at 1 seven), and of the
   * sentences in six other languages of the tests none for English.
   */
  private static final double CLEARLY = 1.25;

  /** The model takes some 40 MB of the heap. */
  private static final Duration IDLE = Duration.ofMinutes(5);

  /** Characters. */
  private static final long MOST_REMEMBERED = 4_000_000;

  private static final Map<UnicodeScript, String> ONE_LANGUAGE =
      Map.of(
          UnicodeScript.HANGUL, "ko",
          UnicodeScript.HIRAGANA, "ja",
          UnicodeScript.KATAKANA, "ja",
          UnicodeScript.HAN, "zh",
          UnicodeScript.HEBREW, "he",
          UnicodeScript.GREEK, "el",
          UnicodeScript.THAI, "th",
          UnicodeScript.ARABIC, "ar",
          UnicodeScript.CYRILLIC, "ru",
          UnicodeScript.DEVANAGARI, "hi");

  /** The model takes milliseconds a text, and the same texts are asked about again and again. */
  private final Cache<String, Language> recognised =
      Caffeine.newBuilder()
          .maximumWeight(MOST_REMEMBERED)
          .<String, Language>weigher((text, _) -> text.length() + 100)
          .build();

  private final Language own;
  private final OnDemand<LanguageDetectorModel> model;

  Languages(@Value("${beachhead.language:en}") String own, HeapTrimmer heap) {
    this.own = new Language(own);
    this.model = new OnDemand<>(Languages::load, _ -> heap.collect(), IDLE);
  }

  /** The language the workspace writes in: setting {@code BEACHHEAD_LANGUAGE}, else English. */
  public Language own() {
    return own;
  }

  /** The language of a text; the workspace's own where there is nothing to tell it by. */
  public Language of(String text) {
    return recognised.get(text.length() > MOST ? text.substring(0, MOST) : text, this::recognise);
  }

  private Language recognise(String start) {
    var letters = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
    start
        .codePoints()
        .filter(Character::isLetter)
        .forEach(letter -> letters.merge(UnicodeScript.of(letter), 1, Integer::sum));
    int count = letters.values().stream().mapToInt(Integer::intValue).sum();
    UnicodeScript script = most(letters);
    if (script == null) {
      return own;
    }
    if (letters.containsKey(UnicodeScript.HIRAGANA) && script == UnicodeScript.HAN) {
      script = UnicodeScript.HIRAGANA;
    }
    if (script == UnicodeScript.HANGUL) {
      return Language.KOREAN;
    }
    if (count < ENOUGH) {
      return ofScript(script);
    }
    if (script != UnicodeScript.LATIN && ONE_LANGUAGE.containsKey(script) && !shared(script)) {
      return ofScript(script);
    }
    return guessed(start);
  }

  private Language guessed(String text) {
    var guesses = model.use(loaded -> new LanguageDetectorME(loaded).predictLanguages(text));
    Language best = language(guesses[0].getLang());
    for (var guess : guesses) {
      if (guess.getConfidence() * CLEARLY < guesses[0].getConfidence()) {
        break;
      }
      if (language(guess.getLang()).equals(own)) {
        return own;
      }
    }
    return best;
  }

  /** Written by several languages that a longer text tells apart. */
  private static boolean shared(UnicodeScript script) {
    return script == UnicodeScript.CYRILLIC
        || script == UnicodeScript.ARABIC
        || script == UnicodeScript.DEVANAGARI;
  }

  private Language ofScript(UnicodeScript script) {
    String code = ONE_LANGUAGE.get(script);
    return code == null ? own : new Language(code);
  }

  private static @Nullable UnicodeScript most(Map<UnicodeScript, Integer> letters) {
    return letters.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /** The model speaks ISO 639-3, and of Chinese as Mandarin. */
  private static Language language(String threeLetters) {
    if (threeLetters.equals("cmn")) {
      return new Language("zh");
    }
    for (String two : Locale.getISOLanguages()) {
      if (Locale.of(two).getISO3Language().equals(threeLetters)) {
        return new Language(two);
      }
    }
    return new Language(threeLetters);
  }

  private static LanguageDetectorModel load() {
    try (InputStream file = Languages.class.getResourceAsStream("/langdetect-183.bin")) {
      if (file == null) {
        throw new IllegalStateException("The language model is missing from the program.");
      }
      return new LanguageDetectorModel(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
