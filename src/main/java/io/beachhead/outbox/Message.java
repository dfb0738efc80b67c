package io.beachhead.outbox;

import java.util.regex.Pattern;

/**
 * Something that happened, told to other programs.
 *
 * @param type key of a {@link MessageType}
 * @param id the same whenever the same thing is told, so that it is stored and sent once: {@code
 *     decision-17-made}
 * @param text one or two sentences for people, which is all that Slack-compatible receivers get;
 *     names and titles in it are plain text
 * @param data the details for programs: a record or a map that becomes a JSON object
 */
public record Message(String type, String id, String text, Object data) {
  /** The characters of an id; a dot would end it in the text that is signed. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,120}");

  public Message {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "The id of a message is 1 to 120 letters, digits, _ and -: " + id);
    }
  }
}
