package io.beachhead.behaviour.trends.web;

import io.beachhead.behaviour.annotations.Annotation;
import io.beachhead.behaviour.annotations.Annotations;
import io.beachhead.web.Days;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What happened when, as JSON. */
@RestController
@RequestMapping("/api/annotations")
class AnnotationsApi {
  private static final LocalDate EVER = LocalDate.of(1900, 1, 1);
  private static final LocalDate FOR_EVER = LocalDate.of(2999, 12, 31);

  private final Annotations annotations;

  AnnotationsApi(Annotations annotations) {
    this.annotations = annotations;
  }

  record All(List<Item> items) {}

  /**
   * @param id null for what other pages know, which cannot be deleted here
   * @param kind note, release or decision
   */
  record Item(
      @Nullable String id,
      LocalDate date,
      String text,
      String kind,
      @Nullable String href,
      @Nullable String by) {
    static Item of(Annotation annotation) {
      return new Item(
          annotation.id(),
          annotation.date(),
          annotation.text(),
          annotation.kind().name().toLowerCase(Locale.ROOT),
          annotation.href(),
          annotation.by());
    }
  }

  record NewNote(@Nullable String date, @Nullable String text) {}

  /** Notes, releases and decisions between two days, both included, the earliest first. */
  @GetMapping
  All between(
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to) {
    return new All(
        annotations.between(day("from", from, EVER), day("to", to, FOR_EVER)).stream()
            .map(Item::of)
            .toList());
  }

  private static LocalDate day(String field, @Nullable String asked, LocalDate usual) {
    var day = asked == null || asked.isBlank() ? usual : Days.typed(asked.strip());
    if (day == null) {
      throw ProblemException.unprocessable(
          "Check the dates.",
          List.of(ProblemItem.of(field, asked, "is not a date; use 2026-04-03")));
    }
    return day;
  }

  /** Writes a note beside the numbers of a day. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  Item add(@RequestBody NewNote note) {
    return Item.of(annotations.add(note.date(), note.text()));
  }

  /** Changes the day, the text or both. */
  @PutMapping("/{id}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  Item change(@PathVariable String id, @RequestBody NewNote note) {
    annotations.change(id, note.date(), note.text());
    return Item.of(annotations.required(id));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  void delete(@PathVariable String id) {
    annotations.delete(id);
  }
}
