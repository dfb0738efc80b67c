package io.beachhead.segments.web;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.web.Shells;
import io.beachhead.web.load.BodyLimit;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

/** Segmentations and their members as JSON and CSV. */
@RestController
@RequestMapping("/api/segmentations")
@BodyLimit(kilobytes = 1024) // a hundred rules of the longest
class SegmentationApi {
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final CustomerBases customers;
  private final Shells shells;

  SegmentationApi(
      Segmentations segmentations,
      Memberships memberships,
      CustomerBases customers,
      Shells shells) {
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.customers = customers;
    this.shells = shells;
  }

  record Listed(String key, String name, boolean active, int version) {}

  @GetMapping
  List<Listed> all() {
    return segmentations.all().stream()
        .map(one -> new Listed(one.key(), one.name(), one.active(), one.version()))
        .toList();
  }

  /** With {@code version}, the rules of that version asked of the customers of today. */
  @GetMapping("/{key}")
  SegmentationAnswer one(
      @PathVariable String key, @RequestParam(required = false) @Nullable Integer version) {
    Segmentation segmentation =
        version == null
            ? segmentations.required(key)
            : segmentations.version(key, version).definition();
    return answer(segmentation);
  }

  @PostMapping
  @PreAuthorize("hasRole('PRODUCT')")
  ResponseEntity<SegmentationAnswer> create(@RequestBody SegmentationForm form) {
    Segmentation created = segmentations.create(form.draft());
    return ResponseEntity.created(URI.create("/api/segmentations/" + created.key()))
        .body(answer(created));
  }

  @PutMapping("/{key}")
  @PreAuthorize("hasRole('PRODUCT')")
  SegmentationAnswer change(@PathVariable String key, @RequestBody SegmentationForm form) {
    return answer(segmentations.change(form.draft(key), form.version()));
  }

  /** What PUT with the same body would do. */
  @PostMapping("/{key}/preview")
  @PreAuthorize("hasRole('PRODUCT')")
  PreviewAnswer preview(@PathVariable String key, @RequestBody SegmentationForm form) {
    segmentations.required(key);
    return PreviewAnswer.of(segmentations.preview(form.draft(key)), today().currency());
  }

  @DeleteMapping("/{key}")
  @PreAuthorize("hasRole('PRODUCT')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String key) {
    segmentations.delete(key);
  }

  /** Brings back what was deleted within the last day. */
  @PostMapping("/{key}/restoration")
  @PreAuthorize("hasRole('PRODUCT')")
  SegmentationAnswer restore(@PathVariable String key) {
    return answer(segmentations.restore(key));
  }

  @PostMapping("/{key}/activation")
  @PreAuthorize("hasRole('PRODUCT')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void activate(@PathVariable String key) {
    segmentations.activate(key);
  }

  @GetMapping("/{key}/members.csv")
  void members(@PathVariable String key, HttpServletResponse response) {
    MembersCsv.write(memberships.of(segmentations.required(key), today()), today(), response);
  }

  private SegmentationAnswer answer(Segmentation segmentation) {
    CustomerBase base = today();
    return SegmentationAnswer.of(memberships.of(segmentation, base), base);
  }

  private CustomerBase today() {
    return customers.asOf(shells.asOf());
  }
}
