package io.beachhead.alerts;

import io.beachhead.behaviour.saved.NumberReading;
import io.beachhead.behaviour.saved.NumberReading.Point;
import io.beachhead.behaviour.saved.NumberSource;
import io.beachhead.outbox.Message;
import io.beachhead.outbox.MessageType;
import io.beachhead.outbox.Outbox;
import io.beachhead.outbox.mail.Mail;
import io.beachhead.outbox.mail.Mails;
import io.beachhead.web.Format;
import io.beachhead.web.ProblemException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks whether something happened that an alert waits for, and raises it once a period. */
@Component
class AlertChecks {
  private static final String RAISED = "alert.raised";
  private static final String GONE =
      "The number was deleted, so this alert has stopped. Choose another number, or delete the"
          + " alert.";

  private final AlertRecords records;
  private final ObjectProvider<NumberSource> sources;
  private final Outbox outbox;
  private final Mails mails;
  private final TransactionTemplate transactions;
  private final Clock clock;

  AlertChecks(
      AlertRecords records,
      ObjectProvider<NumberSource> sources,
      Outbox outbox,
      Mails mails,
      TransactionTemplate transactions,
      Clock clock) {
    this.records = records;
    this.sources = sources;
    this.outbox = outbox;
    this.mails = mails;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Bean
  static MessageType alertRaised() {
    return new MessageType(RAISED, "An alert was raised");
  }

  /** Looks at all alerts that are not muted. */
  void checkAll() {
    records.all().stream().filter(alert -> !alert.muted()).forEach(this::check);
  }

  private void check(Alert alert) {
    String problem = null;
    try {
      var reading = read(alert.number());
      if (reading.isEmpty()) {
        problem = GONE;
      } else {
        var point = alert.happens().happened(reading.get(), alert.threshold());
        if (point != null && !records.isRaised(alert.key(), point.period())) {
          raise(alert, point, reading.get());
        }
      }
    } catch (ProblemException cannotBeTold) {
      problem = cannotBeTold.getMessage();
    }
    // Said once, not at every look.
    if (!Objects.equals(problem, alert.problem())) {
      records.update(alert.with(problem));
    }
  }

  private Optional<NumberReading> read(String number) {
    return sources.stream().flatMap(source -> source.read(number).stream()).findFirst();
  }

  /** Stored and handed to the outbox in one transaction: both or neither. */
  private void raise(Alert alert, Point point, NumberReading reading) {
    var said = sentence(alert, point, reading);
    var id =
        "alert-%s-%d-%s".formatted(alert.key(), alert.createdAt().toEpochMilli(), point.period());
    transactions.executeWithoutResult(_ -> {
      var raised =
          new RaisedAlert(alert.key(), point.period(), said, point.value(), 0, clock.instant());
      if (records.insert(raised)) {
        int webhooks = outbox.send(new Message(RAISED, id, said, data(alert, point, reading)));
        mails.send(new Mail(id, "Alert: " + alert.name(), said), alert.emails());
        records.told(alert.key(), point.period(), webhooks);
      }
    });
  }

  private static Map<String, @Nullable Object> data(
      Alert alert, Point point, NumberReading reading) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("alert", alert.key());
    data.put("name", alert.name());
    data.put("number", alert.number());
    data.put("happens", alert.happens().key());
    data.put("threshold", alert.threshold());
    data.put("period", point.period());
    data.put("value", point.value());
    data.put("before", point.equals(reading.last()) ? reading.before() : reading.last().value());
    return data;
  }

  private static String sentence(Alert alert, Point point, NumberReading reading) {
    boolean share = reading.share();
    var value = number(point.value(), share);
    var change = reading.change();
    return switch (alert.happens()) {
      case ABOVE, BELOW ->
          "%s: %s in the %s, %s %s."
              .formatted(
                  alert.name(),
                  value,
                  point.label(),
                  alert.happens() == Happening.ABOVE ? "above" : "below",
                  number(alert.threshold(), share));
      case RISES, FALLS, CHANGES ->
          "%s: %s in the %s after %s before, a change of %s (80%% range %s to %s)."
              .formatted(
                  alert.name(),
                  value,
                  point.label(),
                  number(reading.before(), share),
                  change == null ? "" : signed(change.mid()),
                  change == null ? "" : signed(change.low()),
                  change == null ? "" : signed(change.high()));
    };
  }

  private static String signed(double change) {
    return Format.change(Math.round(change * 100)) + "%";
  }

  private static String number(@Nullable Double value, boolean share) {
    return value == null ? "no value" : share ? Format.shareFine(value) : Format.number(value, 2);
  }
}
