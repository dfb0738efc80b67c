package io.beachhead.decisions.news;

import io.beachhead.decisions.answers.AnswerLine;
import io.beachhead.decisions.answers.OwedAnswers;
import io.beachhead.outbox.Message;
import io.beachhead.outbox.Outbox;
import io.beachhead.outbox.Webhook;
import io.beachhead.outbox.Webhooks;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.secrets.Token;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends an answer to a program or a channel that the account's owner reads or sends from. */
@Component
public class AnswerSending {
  private static final int LONGEST = 20_000;
  private static final int DIGITS = 16;

  private final OwedAnswers answers;
  private final Outbox outbox;
  private final Webhooks webhooks;
  private final AuditTrail audit;

  /** A webhook that answers can be sent to, without its address. */
  public record Receiver(String id, String name) {}

  AnswerSending(OwedAnswers answers, Outbox outbox, Webhooks webhooks, AuditTrail audit) {
    this.answers = answers;
    this.outbox = outbox;
    this.webhooks = webhooks;
    this.audit = audit;
  }

  /** Webhooks that are not muted. */
  public List<Receiver> receivers() {
    return webhooks.all().stream()
        .filter(each -> !each.muted())
        .map(each -> new Receiver(each.id(), each.name()))
        .toList();
  }

  /**
   * Sends an answer; the same text to the same webhook once. It stays owed until somebody marks it
   * as told.
   *
   * @param text null or blank for the draft
   * @throws ProblemException 404 for an unknown answer or webhook, 409 for a muted one, 422 for a
   *     text that is too long
   */
  @Transactional
  public void send(String id, String webhook, @Nullable String text) {
    AnswerLine line = answers.required(id);
    Webhook to = webhooks.one(webhook);
    String words = text == null || text.isBlank() ? line.draft() : text.strip();
    if (words.length() > LONGEST) {
      throw ProblemException.unprocessable(
          "The answer cannot be sent.",
          List.of(ProblemItem.of("text", null, "has more than %,d characters".formatted(LONGEST))));
    }
    String whom = Objects.requireNonNullElse(line.whom(), "somebody who asked");
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("answer", id);
    data.put("request", line.answer().request());
    data.put("decision", line.answer().decision());
    data.put("account", line.request().accountId());
    data.put("accountName", line.accountName());
    data.put("email", line.request().personEmail());
    data.put("owner", line.owner());
    data.put("text", words);
    outbox.sendTo(
        webhook,
        new Message(
            "answer.sent",
            "answer-%s-%s".formatted(id, Token.hash(words).substring(0, DIGITS)),
            "Answer for %s, about %s:\n%s".formatted(whom, line.about(), words),
            data));
    audit.record("answer.sent", whom, "to " + to.name());
  }
}
