package io.beachhead.text;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Cuts texts into words with Lucene's analyzers: English without possessives and function words,
 * Korean into its morphemes without particles and endings, every other language at the word bounds
 * of Unicode (UAX 29), and where a script writes no spaces, into pairs of characters.
 */
@Component
public class Words {
  /** Product words that the Korean dictionary would cut: without it 엑셀로 is 셀. */
  private static final String KOREAN_WORDS = "/io/beachhead/text/korean-words.txt";

  private static final CharArraySet FUNCTION_WORDS = functionWords();

  private final @Nullable Path ownKoreanWords;
  private volatile @Nullable Analyzer korean;
  private final Analyzer english = new English();
  private final Analyzer other = new Other();

  Words(@Value("${beachhead.korean-words:}") String ownKoreanWords) {
    this.ownKoreanWords = ownKoreanWords.isBlank() ? null : Path.of(ownKoreanWords);
  }

  /** The words of a text in the order they stand, function words left out. */
  public List<Token> of(String text, Language language) {
    if (language.equals(Language.KOREAN)) {
      return tokens(korean(), text, false);
    }
    boolean stemmed = language.equals(Language.ENGLISH);
    return tokens(stemmed ? english : other, text, stemmed);
  }

  private static List<Token> tokens(Analyzer analyzer, String text, boolean stemmed) {
    var tokens = new ArrayList<Token>();
    var stemmer = new EnglishStemmer();
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      var offset = stream.addAttribute(OffsetAttribute.class);
      var step = stream.addAttribute(PositionIncrementAttribute.class);
      int position = -1;
      stream.reset();
      while (stream.incrementToken()) {
        position += step.getPositionIncrement();
        String word = term.toString();
        tokens.add(
            new Token(
                word,
                stemmed ? stem(stemmer, word) : word,
                position,
                offset.startOffset(),
                offset.endOffset()));
      }
      stream.end();
      return tokens;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String stem(EnglishStemmer stemmer, String word) {
    stemmer.setCurrent(word);
    stemmer.stem();
    return stemmer.getCurrent();
  }

  /** Lucene's short list and what people say in every sentence. */
  private static CharArraySet functionWords() {
    var words = new CharArraySet(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET, true);
    words.addAll(
        List.of(
            "i", "i'm", "i'd", "i've", "i'll", "me", "my", "we", "we're", "we'd", "we've", "us",
            "our", "you", "your", "he", "she", "him", "his", "her", "its", "it's", "them", "do",
            "does", "did", "don't", "doesn't", "didn't", "have", "has", "had", "can", "can't",
            "could", "would", "should", "am", "were", "been", "being", "so", "than", "what",
            "which", "who", "when", "where", "how", "why", "from", "about", "also", "just",
            "there's", "that's", "isn't", "wasn't", "won't", "these", "those", "very", "too",
            "because", "while", "some", "any", "get", "got", "like"));
    return CharArraySet.unmodifiableSet(words);
  }

  private Analyzer korean() {
    Analyzer loaded = korean;
    return loaded == null ? loadKorean() : loaded;
  }

  private synchronized Analyzer loadKorean() {
    Analyzer loaded = korean;
    if (loaded == null) {
      loaded =
          new KoreanAnalyzer(
              koreanWords(),
              KoreanTokenizer.DecompoundMode.DISCARD,
              KoreanPartOfSpeechStopFilter.DEFAULT_STOP_TAGS,
              false);
      korean = loaded;
    }
    return loaded;
  }

  /** The words that come with the program, and the workspace's own. */
  private @Nullable UserDictionary koreanWords() {
    try (var shipped = Words.class.getResourceAsStream(KOREAN_WORDS)) {
      if (shipped == null) {
        throw new IllegalStateException("The Korean words are missing from the program.");
      }
      var words = new StringBuilder(new String(shipped.readAllBytes(), StandardCharsets.UTF_8));
      Path own = ownKoreanWords;
      if (own != null) {
        words.append('\n').append(Files.readString(own));
      }
      try (Reader reader = new StringReader(words.toString())) {
        return UserDictionary.open(reader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The Korean words cannot be read: " + e.getMessage(), e);
    }
  }

  private static final class English extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      TokenStream lower = new LowerCaseFilter(new EnglishPossessiveFilter(words));
      return new TokenStreamComponents(words, new StopFilter(lower, FUNCTION_WORDS));
    }
  }

  private static final class Other extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      TokenStream pairs = new CJKBigramFilter(new CJKWidthFilter(words));
      return new TokenStreamComponents(words, new LowerCaseFilter(pairs));
    }
  }
}
