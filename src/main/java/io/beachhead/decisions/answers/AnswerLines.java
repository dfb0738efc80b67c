package io.beachhead.decisions.answers;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.decisions.Decision;
import io.beachhead.decisions.Decisions;
import io.beachhead.voice.FeatureNames;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestBook;
import io.beachhead.voice.Requests;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts answers beside the requests, accounts and decisions that they are about. */
@Component
class AnswerLines {
  private final AnswerRecords records;
  private final Decisions decisions;
  private final Requests requests;
  private final CustomerBases customers;
  private final FeatureNames features;
  private final WorkspaceSettings settings;

  AnswerLines(
      AnswerRecords records,
      Decisions decisions,
      Requests requests,
      CustomerBases customers,
      FeatureNames features,
      WorkspaceSettings settings) {
    this.records = records;
    this.decisions = decisions;
    this.requests = requests;
    this.customers = customers;
    this.features = features;
    this.settings = settings;
  }

  /** What lines are made of. */
  private record Known(
      RequestBook book,
      Map<String, Decision> decisions,
      Map<String, String> features,
      CustomerBase base,
      @Nullable Attribute owners,
      ZoneId zone) {}

  /** Owed and told on that day, the longest owed first. */
  List<AnswerLine> on(LocalDate today) {
    Map<String, Decision> byId = new HashMap<>();
    decisions.all().forEach(decision -> byId.put(decision.id(), decision));
    CustomerBase base = customers.asOf(today);
    var known =
        new Known(
            requests.book(),
            byId,
            features.byKey(),
            base,
            base.attribute("owner"),
            settings.current().timezone());
    List<AnswerLine> lines = new ArrayList<>();
    for (Answer answer : records.all()) {
      known
          .book()
          .find(answer.request())
          .ifPresent(request -> lines.add(line(answer, request, known, today)));
    }
    return List.copyOf(lines);
  }

  private static AnswerLine line(Answer answer, Request request, Known known, LocalDate today) {
    String decided = answer.decision();
    Decision decision = decided == null ? null : known.decisions().get(decided);
    String shipped = answer.feature();
    String feature = shipped == null ? null : known.features().getOrDefault(shipped, shipped);
    String account = request.accountId();
    int row = account == null ? -1 : known.base().rowOf(account);
    long age = age(answer, known.zone(), today);
    return new AnswerLine(
        answer,
        request,
        decision,
        feature != null ? feature : decision == null ? "" : decision.subject().name(),
        row < 0 ? null : known.base().name(row),
        owner(request, known.owners(), row),
        AnswerDraft.of(request, decision, feature),
        age,
        answer.state() == Answer.State.OWED && age > OwedAnswers.OVERDUE_DAYS);
  }

  private static @Nullable String owner(Request request, @Nullable Attribute owners, int row) {
    String owner = row < 0 || owners == null ? null : owners.text(row);
    if (owner != null && !owner.isBlank()) {
      return owner;
    }
    // Whoever heard it knows whom to tell where nobody owns the account or there is none.
    return request.owner() != null ? request.owner() : request.origin().capturedBy();
  }

  private static long age(Answer answer, ZoneId zone, LocalDate today) {
    Answer.Told told = answer.told();
    LocalDate until = told == null ? today : day(told.at(), zone);
    return Math.max(0, ChronoUnit.DAYS.between(day(answer.since(), zone), until));
  }

  private static LocalDate day(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate();
  }
}
