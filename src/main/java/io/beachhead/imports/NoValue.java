package io.beachhead.imports;

import io.beachhead.imports.cell.Cells;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Texts that programs write where they have nothing to say: the words for "no value" of their
 * languages, and the ids that every visitor gets before the program knows who it is. The one list
 * for files and for tracking calls.
 */
public final class NoValue {
  /** "No value" in JavaScript, SQL, Python, Ruby, Go, pandas and spreadsheets. */
  private static final Set<String> WORDS =
      Set.of(
          "undefined",
          "null",
          "nil",
          "none",
          "nan",
          "nat",
          "n/a",
          "#n/a",
          "#null!",
          "\\n",
          "%!s",
          "optional.empty",
          "not set",
          "no value",
          "--none--",
          "not provided",
          "n.a.",
          "k.a.",
          "k. a.",
          "(blank)",
          "(empty)",
          "(leer)",
          "(vide)",
          "(en blanco)",
          "(vazio)",
          "(空白)",
          "(пусто)");

  /** Said of people, accounts and devices only: elsewhere a zero or a false is a value. */
  private static final Set<String> NOBODIES =
      Set.of(
          "anonymous",
          "anon",
          "unknown",
          "guest",
          "nobody",
          "unidentified",
          "not_authenticated",
          "unauthenticated",
          "not logged in",
          "true",
          "false",
          "na",
          "id",
          "uuid",
          "email",
          "userid",
          "user_id",
          "anonymousid",
          "anonymous_id",
          "distinctid",
          "distinct_id",
          "deviceid",
          "device_id",
          "accountid",
          "account_id",
          "groupid",
          "group_id",
          "companyid",
          "company_id");

  /** What JavaScript makes of an object in a text: {@code [object Object]}. */
  private static final Pattern OBJECT =
      Pattern.compile("\\[object \\w*]", Pattern.CASE_INSENSITIVE);

  /** What a spreadsheet shows for a failed formula, in any of its languages: #REF!, #WERT!, #NV. */
  private static final Pattern FAILED =
      Pattern.compile("#(?:n/a|n/d|nv|n/disp|¡?[\\p{L}/0]{3,12}[!?])");

  /** Zero in any writing, minus one, a UUID of zeros with or without its hyphens. */
  private static final Pattern ZERO = Pattern.compile("[-+]?0+(?:[.,]0*)?|-1(?:\\.0*)?|[0-]{8,}");

  /** A place in a template that nobody filled in. */
  private static final Pattern TEMPLATE =
      Pattern.compile("\\{\\{.*}}|\\$\\{.*}|<%.*%>|%[A-Za-z_]+%|#\\{.*}");

  /** What a spreadsheet shows for nothing. */
  private static final Pattern DASHES = Pattern.compile("[-\u2010-\u2015\u2212]+");

  /** Longer texts are not among these. */
  private static final int LONGEST = 100;

  private NoValue() {}

  /**
   * Whether a text stands for "no value", in whichever column it is: {@code NULL}, {@code
   * undefined}, {@code None}, {@code n/a}, also in quotes or brackets, and the blank text.
   */
  public static boolean is(String text) {
    var bare = bare(text);
    return bare.isEmpty() || (bare.length() <= LONGEST && isWord(bare));
  }

  /**
   * Whether an id stands for nobody: no value at all, or what a program says of everybody it does
   * not know, such as {@code 0}, {@code -1}, {@code anonymous}, {@code guest} or a UUID of zeros.
   */
  public static boolean isNobody(String id) {
    var bare = bare(id);
    return bare.isEmpty()
        || (bare.length() <= LONGEST
            && (isWord(bare)
                || NOBODIES.contains(bare)
                || ZERO.matcher(bare).matches()
                || TEMPLATE.matcher(Cells.strip(id)).matches()));
  }

  private static boolean isWord(String bare) {
    return WORDS.contains(bare)
        || FAILED.matcher(bare).matches()
        || OBJECT.matcher(bare).matches()
        || DASHES.matcher(bare).matches();
  }

  /** In lower case, without quotes and brackets around it: {@code "null"}, {@code (null)}. */
  private static String bare(String text) {
    var bare = Cells.strip(text);
    if (WORDS.contains(bare.toLowerCase(Locale.ROOT))) {
      return bare.toLowerCase(Locale.ROOT);
    }
    while (bare.length() >= 2 && encloses(bare.charAt(0), bare.charAt(bare.length() - 1))) {
      if (OBJECT.matcher(bare).matches()) {
        break;
      }
      bare = Cells.strip(bare.substring(1, bare.length() - 1));
    }
    return bare.toLowerCase(Locale.ROOT);
  }

  private static boolean encloses(char first, char last) {
    return switch (first) {
      case '"', '\'', '`' -> last == first;
      case '(' -> last == ')';
      case '<' -> last == '>';
      case '[' -> last == ']';
      case '{' -> last == '}';
      default -> false;
    };
  }
}
