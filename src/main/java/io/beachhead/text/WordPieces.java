package io.beachhead.text;

import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Question: which pieces of words does a sentence model read? Lower case without accents, cut at
 * spaces and punctuation, then the longest pieces of the model's vocabulary from the left.
 *
 * <p>Source: the uncased tokeniser of BERT (Devlin et al. 2019). Checked against the ids of {@code
 * bert-base-uncased}.
 */
final class WordPieces {
  /** The model was trained on texts of at most so many pieces; what is longer is cut off. */
  static final int MOST = 256;

  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> ids;
  private final int begin;
  private final int end;
  private final int unknown;

  private WordPieces(Map<String, Integer> ids) {
    this.ids = ids;
    this.begin = special("[CLS]");
    this.end = special("[SEP]");
    this.unknown = special("[UNK]");
  }

  /**
   * Reads a {@code tokenizer.json} as Hugging Face writes it.
   *
   * @throws IllegalArgumentException where it holds no word pieces
   */
  static WordPieces read(InputStream file) {
    JsonNode vocabulary = JsonMapper.shared().readTree(file).path("model").path("vocab");
    if (!vocabulary.isObject() || vocabulary.isEmpty()) {
      throw new IllegalArgumentException(
          "The tokenizer is not a WordPiece tokenizer.json with model.vocab.");
    }
    var ids = HashMap.<String, Integer>newHashMap(vocabulary.size());
    vocabulary.forEachEntry((piece, id) -> ids.put(piece, id.asInt()));
    return new WordPieces(ids);
  }

  private int special(String piece) {
    Integer id = ids.get(piece);
    if (id == null) {
      throw new IllegalArgumentException("The tokenizer does not know %s.".formatted(piece));
    }
    return id;
  }

  /** The ids of a text, with the marks of its beginning and its end. */
  long[] ids(String text) {
    var found = new ArrayList<Integer>();
    found.add(begin);
    for (String word : words(text)) {
      if (found.size() >= MOST) {
        break;
      }
      addPieces(word, found);
    }
    int length = Math.min(found.size(), MOST - 1);
    long[] ids = new long[length + 1];
    for (int i = 0; i < length; i++) {
      ids[i] = found.get(i);
    }
    ids[length] = end;
    return ids;
  }

  private void addPieces(String word, List<Integer> found) {
    var pieces = new ArrayList<Integer>();
    int from = 0;
    while (from < word.length() && word.length() <= LONGEST_WORD) {
      int to = word.length();
      Integer id = piece(word, from, to);
      while (id == null && to > from + 1) {
        to--;
        id = piece(word, from, to);
      }
      if (id == null) {
        break;
      }
      pieces.add(id);
      from = to;
    }
    if (from < word.length()) {
      found.add(unknown);
    } else {
      found.addAll(pieces);
    }
  }

  private @Nullable Integer piece(String word, int from, int to) {
    String piece = word.substring(from, to);
    return ids.get(from == 0 ? piece : "##" + piece);
  }

  private static List<String> words(String text) {
    // A piece is at least one character, so nothing after this many can count.
    String start = text.length() > 50 * MOST ? text.substring(0, 50 * MOST) : text;
    String plain = Normalizer.normalize(start.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    plain
        .codePoints()
        .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
        .forEach(point -> {
          boolean alone = isPunctuation(point) || Character.isIdeographic(point);
          if (alone || isSpace(point)) {
            end(word, words);
          }
          if (alone) {
            words.add(Character.toString(point));
          } else if (!isSpace(point) && !Character.isISOControl(point)) {
            word.appendCodePoint(point);
          }
        });
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  /** Unicode's, and every other sign of ASCII. */
  private static boolean isPunctuation(int point) {
    boolean ascii = point > 32 && point < 127 && !Character.isLetterOrDigit(point);
    return ascii
        || switch (Character.getType(point)) {
          case Character.CONNECTOR_PUNCTUATION,
              Character.DASH_PUNCTUATION,
              Character.START_PUNCTUATION,
              Character.END_PUNCTUATION,
              Character.INITIAL_QUOTE_PUNCTUATION,
              Character.FINAL_QUOTE_PUNCTUATION,
              Character.OTHER_PUNCTUATION ->
              true;
          default -> false;
        };
  }
}
