package io.beachhead.decisions.answers.web;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer to give, in a dialog.
 *
 * @param words what they asked for
 * @param text the draft
 * @param mailto link that opens a mail with the draft; null where no address is known
 * @param channels to choose from
 * @param webhooks that it can be sent to; empty where there are none
 */
public record AnswerPage(
    Shell.@Nullable Csrf csrf,
    String id,
    String whom,
    String about,
    String words,
    String text,
    @Nullable String mailto,
    List<String> channels,
    List<Receiver> webhooks) {

  /** A webhook of the workspace. */
  public record Receiver(String id, String name) {}
}
