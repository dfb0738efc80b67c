package io.beachhead.value.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.value.evidence.Evidence;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.evidence.EvidenceRecords;
import io.beachhead.value.evidence.SegmentReference;
import io.beachhead.value.features.Features;
import io.beachhead.web.Cursor;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/evidence")
@Tag(name = "Value")
class EvidenceApi {
  private static final int MOST_ROWS = 1000;

  private final EvidenceRecords evidence;
  private final Features features;
  private final SegmentReference segments;

  EvidenceApi(EvidenceRecords evidence, Features features, SegmentReference segments) {
    this.evidence = evidence;
    this.features = features;
    this.segments = segments;
  }

  /**
   * @param segment {@code segmentation/segment}; null for evidence on an account
   */
  record EvidenceView(
      long id,
      String feature,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String segment,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String accountId,
      EvidenceKind kind,
      double value,
      @Nullable Double spread,
      @Nullable Double se,
      @Nullable Double n,
      String source,
      @Nullable LocalDate notedAt) {
    static EvidenceView of(Evidence row) {
      return new EvidenceView(
          row.id(),
          row.feature(),
          row.segment() == null ? null : row.segmentation() + "/" + row.segment(),
          row.accountId(),
          row.kind(),
          row.value(),
          row.spread(),
          row.se(),
          row.n(),
          row.source(),
          row.notedAt());
    }
  }

  record EvidenceList(List<EvidenceView> items, long total, @Nullable String nextCursor) {}

  /**
   * @param segment a segment of the active segmentation, or {@code segmentation/segment}
   * @param notedAt a date like 2026-11-21
   */
  record NewEvidence(
      @Nullable String feature,
      @Nullable String segment,
      @Nullable String accountId,
      @Nullable String kind,
      @Nullable Double value,
      @Nullable Double spread,
      @Nullable Double se,
      @Nullable Double n,
      @Nullable String source,
      @Nullable String notedAt) {}

  @GetMapping
  @Operation(summary = "Evidence on the value of features")
  EvidenceList list(
      @RequestParam(required = false) @Nullable String feature,
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(required = false) @Nullable String accountId,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    if (limit < 1 || limit > MOST_ROWS) {
      throw ProblemException.badRequest(
          "The limit is out of range.",
          List.of(ProblemItem.of("limit", String.valueOf(limit), "expected 1 to " + MOST_ROWS)));
    }
    long after = cursor == null ? 0 : after(cursor);
    SegmentReference.Found whom = segment == null ? null : found(segment);
    var filter =
        new EvidenceRecords.Filter(
            feature,
            whom == null ? null : whom.segmentation(),
            whom == null ? null : whom.segment(),
            accountId,
            kind == null ? null : kind(kind),
            after);
    List<Evidence> rows = evidence.list(filter, limit + 1);
    boolean more = rows.size() > limit;
    List<Evidence> shown = more ? rows.subList(0, limit) : rows;
    return new EvidenceList(
        shown.stream().map(EvidenceView::of).toList(),
        evidence.count(filter),
        more ? Cursor.of(String.valueOf(shown.getLast().id())).encode() : null);
  }

  @PostMapping
  @PreAuthorize("hasRole('PRODUCT')")
  @Operation(
      summary = "Add a piece of evidence",
      description =
          "The same statement again (feature, segment or account, kind, source, day) replaces the"
              + " earlier one and answers 200.")
  ResponseEntity<EvidenceView> note(@RequestBody NewEvidence asked) {
    Evidence row = read(asked);
    EvidenceRecords.Saved saved = evidence.note(row);
    return ResponseEntity.status(saved.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(EvidenceView.of(evidence.find(saved.id()).orElseThrow()));
  }

  @DeleteMapping("/{id}")
  @PreAuthorize("hasRole('PRODUCT')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete a piece of evidence")
  void remove(@PathVariable long id) {
    evidence.remove(id);
  }

  private Evidence read(NewEvidence asked) {
    var problems = new ArrayList<ProblemItem>();
    String feature = orEmpty(asked.feature());
    if (features.find(feature).isEmpty()) {
      problems.add(ProblemItem.of("feature", feature, "there is no such feature"));
    }
    Optional<EvidenceKind> kind = EvidenceKind.of(orEmpty(asked.kind()));
    if (kind.isEmpty()) {
      problems.add(
          ProblemItem.of(
              "kind",
              asked.kind(),
              "expected survey, usage, requests, experiment, expert or willingness-to-pay"));
    }
    Double value = asked.value();
    if (value == null) {
      problems.add(ProblemItem.of("value", null, "expected an amount per account and year"));
    }
    boolean ofSegment = !orEmpty(asked.segment()).isBlank();
    boolean ofAccount = !orEmpty(asked.accountId()).isBlank();
    if (ofSegment == ofAccount) {
      problems.add(
          ProblemItem.of("segment", asked.segment(), "expected either a segment or an accountId"));
    }
    Optional<SegmentReference.Found> whom =
        ofSegment ? segments.find(orEmpty(asked.segment())) : Optional.empty();
    if (ofSegment && whom.isEmpty()) {
      problems.add(ProblemItem.of("segment", asked.segment(), "there is no such segment"));
    }
    LocalDate notedAt = date(asked.notedAt(), problems);
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The evidence cannot be saved.", problems);
    }
    return new Evidence(
        0,
        feature,
        whom.map(SegmentReference.Found::segmentation).orElse(null),
        whom.map(SegmentReference.Found::segment).orElse(null),
        ofAccount ? orEmpty(asked.accountId()).strip() : null,
        kind.orElseThrow(),
        value == null ? 0 : value,
        asked.spread(),
        asked.se(),
        asked.n(),
        orEmpty(asked.source()).strip(),
        notedAt);
  }

  private static @Nullable LocalDate date(@Nullable String text, List<ProblemItem> problems) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(text.strip());
      if (date.getYear() >= 1900 && date.getYear() < 2200) {
        return date;
      }
      problems.add(ProblemItem.of("notedAt", text, "expected a year from 1900 to 2199"));
    } catch (DateTimeParseException unreadable) {
      problems.add(ProblemItem.of("notedAt", text, "expected a date like 2026-11-21"));
    }
    return null;
  }

  private SegmentReference.Found found(String reference) {
    return segments
        .find(reference)
        .orElseThrow(
            () -> ProblemException.notFound("There is no segment \"%s\".".formatted(reference)));
  }

  private static EvidenceKind kind(String key) {
    return EvidenceKind.of(key)
        .orElseThrow(() ->
            ProblemException.badRequest(
                "This is not a kind of evidence.",
                List.of(ProblemItem.of("kind", key, "expected survey, usage, …"))));
  }

  private static long after(String cursor) {
    try {
      return Long.parseLong(Cursor.decode(cursor, 1).parts().getFirst());
    } catch (NumberFormatException notOurs) {
      throw ProblemException.badRequest(
          "The cursor is not valid.",
          List.of(
              ProblemItem.of("cursor", cursor, "expected the nextCursor of an earlier answer")));
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
