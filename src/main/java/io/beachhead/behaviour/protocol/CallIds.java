package io.beachhead.behaviour.protocol;

import io.beachhead.behaviour.log.Call;
import io.beachhead.imports.IdText;
import io.beachhead.imports.NoValue;
import io.beachhead.store.StorableText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who a call is about. An id that stands for nobody ({@link NoValue#isNobody}) is taken for
 * missing: it would make one person, or one account, of everybody whom the sender does not know.
 *
 * @param messageId null where the sender gave none
 * @param groupId the account the call names, by a group call or its context
 * @param previousId of an alias call only
 */
record CallIds(
    @Nullable String messageId,
    @Nullable String userId,
    @Nullable String anonymousId,
    @Nullable String groupId,
    @Nullable String previousId) {

  private static final List<String> OF_CALLS =
      List.of("userId", "anonymousId", "groupId", "previousId", "messageId");

  /** Of a number that is written out as an id. */
  private static final int MOST_DIGITS = 40;

  /** What hides where a text was cut, or came in another encoding than UTF-8. */
  static final char LOST = '\uFFFD';

  /**
   * The ids of a call without a {@link #flaw}.
   *
   * @param context of the call, its batch's included
   */
  static CallIds of(Call call, JsonNode body, JsonNode context) {
    var messageId = text(body, "messageId");
    return new CallIds(
        messageId == null || NoValue.isNobody(messageId) ? null : distinct(messageId),
        id(body, "userId"),
        id(body, "anonymousId"),
        call == Call.GROUP ? id(body, "groupId") : id(context, "groupId"),
        call == Call.ALIAS ? id(body, "previousId") : null);
  }

  /** Why nobody can say whom the call is about; null where it is clear. */
  static @Nullable Flaw flaw(Call call, JsonNode body, JsonNode context) {
    for (var field : OF_CALLS) {
      var flaw = flaw(field, text(body, field));
      if (flaw != null) {
        return flaw;
      }
    }
    var flaw = flaw("groupId", text(context, "groupId"));
    if (flaw != null) {
      return flaw;
    }
    if (id(body, "userId") == null && id(body, "anonymousId") == null) {
      var nobody = text(body, "userId") == null ? text(body, "anonymousId") : text(body, "userId");
      return nobody == null
          ? Flaw.of("has neither userId nor anonymousId")
          : new Flaw("has only ids that stand for nobody", nobody);
    }
    return switch (call) {
      case GROUP -> needed(body, "groupId", "is a group call");
      case ALIAS -> {
        var previous = needed(body, "previousId", "is an alias call");
        yield previous == null ? needed(body, "userId", "is an alias call") : previous;
      }
      case TRACK, IDENTIFY, PAGE, SCREEN -> null;
    };
  }

  private static @Nullable Flaw needed(JsonNode body, String field, String what) {
    var text = text(body, field);
    if (text == null) {
      return Flaw.of("%s without a %s".formatted(what, field));
    }
    return NoValue.isNobody(text)
        ? new Flaw("%s with a %s that stands for nobody".formatted(what, field), text)
        : null;
  }

  private static @Nullable Flaw flaw(String field, @Nullable String id) {
    if (id == null) {
      return null;
    }
    if (id.length() > Limits.ID_CHARACTERS) {
      return new Flaw(
          "has a %s of more than %d characters".formatted(field, Limits.ID_CHARACTERS), id);
    }
    // Two ids that differ in what was lost would be one person.
    return !field.equals("messageId") && (!StorableText.is(id) || id.indexOf(LOST) >= 0)
        ? new Flaw("has a %s with broken characters".formatted(field), id)
        : null;
  }

  private static @Nullable String id(JsonNode body, String field) {
    var text = text(body, field);
    return text == null || NoValue.isNobody(text) ? null : IdText.clean(text);
  }

  /**
   * Storable, and another text for another id: halves of characters are written as JSON escapes
   * them.
   */
  private static String distinct(String messageId) {
    if (StorableText.is(messageId)) {
      return messageId;
    }
    var said = new StringBuilder();
    messageId
        .codePoints()
        .forEach(c -> {
          if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            said.append("\\u%04x".formatted(c));
          } else {
            said.appendCodePoint(c);
          }
        });
    return said.toString();
  }

  /** A text or number as text; null for anything else and for the empty text. */
  static @Nullable String text(JsonNode body, String field) {
    var value = body.get(field);
    if (value == null || !(value.isString() || value.isNumber())) {
      return null;
    }
    var text = value.isString() ? value.stringValue().strip() : number(value.decimalValue());
    return text.isEmpty() ? null : text;
  }

  /** One text for equal numbers: 7 where a program says 7.0. */
  private static String number(BigDecimal number) {
    boolean plain = number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS;
    return plain ? number.stripTrailingZeros().toPlainString() : number.toString();
  }
}
