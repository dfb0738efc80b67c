package io.beachhead.decisions;

import io.beachhead.decisions.Decision.Chain;
import io.beachhead.decisions.Decision.Named;
import io.beachhead.decisions.Decision.Recorded;
import io.beachhead.decisions.Decision.Ruling;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.store.Changes;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of decisions. They are added and read; the database refuses everything else. */
@Component
class DecisionRecords {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final JdbcClient sql;
  private final JsonMapper json;
  private final Changes changes;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  DecisionRecords(
      JdbcClient sql,
      JsonMapper json,
      Changes changes,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.json = json;
    this.changes = changes;
    this.audit = audit;
    this.events = events;
  }

  /** Adds one and tells whoever follows decisions, all or nothing. */
  @Transactional
  public void add(Decision decision) {
    insert(decision);
    insertParts(decision);
    insertPrediction(decision);
    changes.mark("decisions");
    audit.record(
        decision.chain().follows() == null ? "decision.made" : "decision.followed",
        decision.subject().name(),
        decision.verdict().label().toLowerCase(Locale.ROOT));
    events.publishEvent(new DecisionMade(decision));
  }

  private void insert(Decision decision) {
    Subject subject = decision.subject();
    Ruling ruling = decision.ruling();
    Recorded recorded = decision.recorded();
    NotEnoughData missing = decision.predicted().notEnoughData();
    sql.sql(
            """
            INSERT INTO decision (id, subject_kind, subject_keys, subject_name, verdict, reason,
              alternatives, revisit_when, check_on, decided_on, backfilled, follows, evidence,
              not_predicted, recorded_by, recorded_by_name, recorded_at)
            VALUES (:id, :kind, :keys, :name, :verdict, :reason, :alternatives, :revisit, :check,
              :decided, :backfilled, :follows, :evidence, :missing, :by, :byName, :at)
            """)
        .param("id", decision.id())
        .param("kind", subject.kind().key())
        .param("keys", json.writeValueAsString(subject.keys()))
        .param("name", subject.name())
        .param("verdict", ruling.verdict().key())
        .param("reason", ruling.reason())
        .param("alternatives", json.writeValueAsString(ruling.alternatives()))
        .param("revisit", ruling.revisitWhen())
        .param("check", text(ruling.checkOn()))
        .param("decided", recorded.decidedOn().toString())
        .param("backfilled", recorded.backfilled() ? 1 : 0)
        .param("follows", decision.chain().follows())
        .param("evidence", json.writeValueAsString(decision.evidence()))
        .param("missing", missing == null ? null : missing.why())
        .param("by", CurrentUser.now().id())
        .param("byName", recorded.by())
        .param("at", recorded.at().toEpochMilli())
        .update();
  }

  private void insertParts(Decision decision) {
    int position = 0;
    for (Named feature : decision.features()) {
      sql.sql(
              """
              INSERT INTO decision_feature (decision, feature, name, position)
              VALUES (:decision, :feature, :name, :position)
              """)
          .param("decision", decision.id())
          .param("feature", feature.key())
          .param("name", feature.name())
          .param("position", position++)
          .update();
    }
    for (String request : decision.requests()) {
      sql.sql("INSERT INTO decision_request (decision, request) VALUES (:decision, :request)")
          .param("decision", decision.id())
          .param("request", request)
          .update();
    }
    position = 0;
    for (Decider decider : decision.ruling().deciders()) {
      sql.sql(
              """
              INSERT INTO decision_decider (decision, position, email, name, confidence)
              VALUES (:decision, :position, :email, :name, :confidence)
              """)
          .param("decision", decision.id())
          .param("position", position++)
          .param("email", decider.email())
          .param("name", decider.name())
          .param("confidence", decider.confidence())
          .update();
    }
  }

  private void insertPrediction(Decision decision) {
    Prediction predicted = decision.predicted();
    int accounts = predicted.segments().stream().mapToInt(Prediction.Segment::accounts).sum();
    insert(
        decision.id(),
        0,
        new Prediction.Segment("", "", 0, accounts, predicted.total(), predicted.restsOn(), null));
    int position = 1;
    for (Prediction.Segment segment : predicted.segments()) {
      insert(decision.id(), position++, segment);
    }
  }

  private void insert(String decision, int position, Prediction.Segment segment) {
    Interval increase = segment.happyAccounts();
    EvidenceKind kind = segment.restsOn();
    NotEnoughData missing = segment.notEnoughData();
    sql.sql(
            """
            INSERT INTO decision_prediction (decision, position, segment, segment_name, slot,
              accounts, low, mid, high, rests_on, not_known)
            VALUES (:decision, :position, :segment, :name, :slot, :accounts, :low, :mid, :high,
              :kind, :missing)
            """)
        .param("decision", decision)
        .param("position", position)
        .param("segment", segment.key())
        .param("name", segment.name())
        .param("slot", segment.colour())
        .param("accounts", segment.accounts())
        .param("low", increase == null ? null : (Double) increase.low())
        .param("mid", increase == null ? null : (Double) increase.mid())
        .param("high", increase == null ? null : (Double) increase.high())
        .param("kind", kind == null ? null : kind.key())
        .param("missing", missing == null ? null : missing.why())
        .update();
  }

  /** All of them, the latest first. */
  List<Decision> all() {
    Map<String, List<Named>> features =
        parts(
            "SELECT decision, feature, name FROM decision_feature ORDER BY decision, position",
            row -> new Named(row.getString("feature"), row.getString("name")));
    Map<String, List<String>> requests =
        parts(
            "SELECT decision, request FROM decision_request ORDER BY decision, request",
            row -> row.getString("request"));
    Map<String, List<Decider>> deciders =
        parts(
            """
            SELECT decision, email, name, confidence FROM decision_decider
            ORDER BY decision, position
            """,
            row ->
                new Decider(
                    row.getString("email"), row.getString("name"), number(row, "confidence")));
    Map<String, List<Prediction.Segment>> predictions =
        parts(
            """
            SELECT decision, segment, segment_name, slot, accounts, low, mid, high, rests_on,
              not_known
            FROM decision_prediction ORDER BY decision, position
            """,
            DecisionRecords::predicted);
    return sql.sql(
            """
            SELECT id, subject_kind, subject_keys, subject_name, verdict, reason, alternatives,
              revisit_when, check_on, decided_on, backfilled, follows, evidence, not_predicted,
              recorded_by_name, recorded_at,
              (SELECT later.id FROM decision later WHERE later.follows = decision.id) AS followed_by
            FROM decision ORDER BY decided_on DESC, recorded_at DESC, id
            """)
        .query((row, _) -> {
          String id = row.getString("id");
          return new Decision(
              id,
              subject(row),
              new Ruling(
                  Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
                  row.getString("reason"),
                  json.readValue(row.getString("alternatives"), TEXTS),
                  row.getString("revisit_when"),
                  day(row.getString("check_on")),
                  deciders.getOrDefault(id, List.of())),
              features.getOrDefault(id, List.of()),
              requests.getOrDefault(id, List.of()),
              prediction(predictions.getOrDefault(id, List.of()), row.getString("not_predicted")),
              json.readValue(row.getString("evidence"), DecisionEvidence.class),
              new Recorded(
                  row.getString("recorded_by_name"),
                  Instant.ofEpochMilli(row.getLong("recorded_at")),
                  LocalDate.parse(row.getString("decided_on")),
                  row.getInt("backfilled") == 1),
              new Chain(row.getString("follows"), row.getString("followed_by")));
        })
        .list();
  }

  private Subject subject(ResultSet row) throws SQLException {
    return new Subject(
        Subject.Kind.valueOf(row.getString("subject_kind").toUpperCase(Locale.ROOT)),
        json.readValue(row.getString("subject_keys"), TEXTS),
        row.getString("subject_name"));
  }

  /** The first row is that of all segments together. */
  private static Prediction prediction(List<Prediction.Segment> rows, @Nullable String missing) {
    Prediction.Segment total = rows.getFirst();
    return new Prediction(
        total.happyAccounts(),
        total.restsOn(),
        rows.subList(1, rows.size()),
        missing == null ? null : new NotEnoughData(0, 1, missing));
  }

  private static Prediction.Segment predicted(ResultSet row) throws SQLException {
    Double low = number(row, "low");
    Double mid = number(row, "mid");
    Double high = number(row, "high");
    String kind = row.getString("rests_on");
    String missing = row.getString("not_known");
    return new Prediction.Segment(
        row.getString("segment"),
        row.getString("segment_name"),
        row.getInt("slot"),
        row.getInt("accounts"),
        low == null || mid == null || high == null ? null : new Interval(low, mid, high),
        kind == null ? null : EvidenceKind.of(kind).orElse(null),
        missing == null ? null : new NotEnoughData(0, 1, missing));
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? null : number;
  }

  /** What a row of a table of parts says. */
  @FunctionalInterface
  private interface Part<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> Map<String, List<T>> parts(String query, Part<T> part) {
    Map<String, List<T>> parts = new HashMap<>();
    sql.sql(query)
        .query(row -> {
          parts
              .computeIfAbsent(row.getString("decision"), _ -> new ArrayList<>())
              .add(part.of(row));
        });
    return parts;
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
