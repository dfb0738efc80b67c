package io.beachhead.voice.words;

import static io.beachhead.imports.ImportColumn.Type.DATE;
import static io.beachhead.imports.ImportColumn.Type.NUMBER;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ContentKey;
import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import io.beachhead.workspace.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** How messages did where they were tried, from a file; the same try again corrects. */
@Component
class MessageTriesImport implements ImportKind {
  private static final ImportTable TRY =
      ImportTable.of("message_try", "words")
          .key("id")
          .text("message")
          .required()
          .text("place")
          .required()
          .text("tried_on")
          .required()
          .integer("shown")
          .required()
          .integer("responded")
          .required()
          .text("note");

  @Override
  public String name() {
    return "message-tries";
  }

  @Override
  public String title() {
    return "results of messages";
  }

  @Override
  public String description() {
    return "How a message made of customers' words did: how many saw it, how many responded.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("message", "The message, word for word").require().knownAs("headline", "copy"),
        text("place", "Where people saw it").require().knownAs("where", "channel"),
        of("tried_on", DATE, "When it was tried").require().knownAs("date", "day"),
        of("shown", NUMBER, "How many people saw it").require().knownAs("visitors", "impressions"),
        of("responded", NUMBER, "How many of them did what it asks for")
            .require()
            .knownAs("conversions", "clicks", "sign-ups"),
        text("note", "What it was tried against"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(TRY);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PRODUCT, Role.GTM);
  }

  @Override
  public String page() {
    return "/words";
  }

  @Override
  public int order() {
    return 140;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return MessageTriesImport::read;
  }

  private static void read(ImportRow row) {
    String message = row.required("message");
    String place = row.required("place");
    String day = row.day("tried_on");
    Long shown = row.integer("shown");
    Long responded = row.integer("responded");
    if (message != null && message.length() > MessageTries.LONGEST_MESSAGE) {
      row.problem("message", "is longer than 1,000 characters");
    }
    if (place != null && place.length() > MessageTries.LONGEST_PLACE) {
      row.problem("place", "is longer than 200 characters");
    }
    if (shown == null || shown < 1) {
      row.problem("shown", "must be how many people saw it, at least 1");
    } else if (responded == null || responded < 0 || responded > shown) {
      row.problem("responded", "must be from 0 to as many as saw it");
    }
    if (day == null) {
      row.problem("tried_on", "is needed");
    }
    row.put(
        TRY,
        ContentKey.of(message, place, day),
        message,
        place,
        day,
        shown,
        responded,
        row.text("note"));
  }

  @Override
  public String exportQuery() {
    return """
    SELECT message, place, tried_on, shown, responded, note FROM message_try
    ORDER BY tried_on, place, message
    """;
  }
}
