package io.beachhead.value.web;

import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMapQuestion;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.evidence.Evidence;
import io.beachhead.value.evidence.EvidenceRecords;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.Features;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import io.beachhead.web.Toast;
import io.beachhead.workspace.WorkspaceSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The judgement in a cell of the value map: its form, saving it, and undoing that. */
@Controller
@PreAuthorize("hasRole('PRODUCT')")
public class CellController {
  private final ValueMapPages pages;
  private final ValueMaps maps;
  private final EvidenceRecords evidence;
  private final Features features;
  private final Shells shells;
  private final WorkspaceSettings settings;
  private final Clock clock;

  CellController(
      ValueMapPages pages,
      ValueMaps maps,
      EvidenceRecords evidence,
      Features features,
      Shells shells,
      WorkspaceSettings settings,
      Clock clock) {
    this.pages = pages;
    this.maps = maps;
    this.evidence = evidence;
    this.features = features;
    this.shells = shells;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/value-map/cell")
  ModelAndView cellForm(
      @ModelAttribute("address") MapAddress address,
      @RequestParam String segment,
      @RequestParam String feature) {
    Place place = place(address, segment, feature);
    Optional<Evidence> judged = evidence.judgement(feature, place.segmentation, segment);
    return new JteView(
        "value/_cellform",
        new CellForm(
            address.href("/value-map/cell", "segment", segment, "feature", feature),
            address.href("/value-map"),
            TableView.id(feature, segment),
            place.label,
            judged.map(Evidence::value).map(v -> Format.number(v, 2)).orElse(""),
            judged.map(Evidence::se).map(v -> Format.number(v, 2)).orElse(""),
            null));
  }

  @PostMapping("/value-map/cell")
  ModelAndView saveCell(
      @ModelAttribute("address") MapAddress address,
      @RequestParam String segment,
      @RequestParam String feature,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "") String se,
      HttpServletResponse response) {
    Place place = place(address, segment, feature);
    Optional<Evidence> before = evidence.judgement(feature, place.segmentation, segment);
    try {
      judge(place, segment, feature, value, se);
    } catch (ProblemException wrong) {
      String id = TableView.id(feature, segment);
      response.setHeader("HX-Retarget", "#" + id);
      response.setHeader("HX-Reselect", "#" + id + "-form");
      response.setHeader("HX-Reswap", "innerHTML");
      response.setHeader("HX-Push-Url", "false");
      return new JteView(
          "value/_cellform",
          new CellForm(
              address.href("/value-map/cell", "segment", segment, "feature", feature),
              address.href("/value-map"),
              id,
              place.label,
              value,
              se,
              wrong.problems().isEmpty() ? wrong.detail() : wrong.problems().getFirst().problem()),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    Toast.show(
        response,
        value.isBlank() ? "Estimate removed." : "Estimate saved: " + place.label + ".",
        address.href(
            "/value-map/cell/undo",
            "segment",
            segment,
            "feature",
            feature,
            "value",
            before.map(Evidence::value).map(Object::toString).orElse(""),
            "se",
            before.map(Evidence::se).map(Object::toString).orElse("")));
    return new JteView(
        "value/map",
        pages.page(shells.shell("value-map"), address, TableView.id(feature, segment)));
  }

  @PostMapping("/value-map/cell/undo")
  ResponseEntity<Void> undoCell(
      @ModelAttribute("address") MapAddress address,
      @RequestParam String segment,
      @RequestParam String feature,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "") String se) {
    judge(place(address, segment, feature), segment, feature, value, se);
    return ResponseEntity.noContent().build();
  }

  private void judge(Place place, String segment, String feature, String value, String se) {
    evidence.judge(
        feature,
        place.segmentation,
        segment,
        TypedAmount.read("value", value),
        TypedAmount.read("se", se),
        settings.current().today(clock));
  }

  /** Where a cell is. */
  private record Place(String segmentation, String label) {}

  private Place place(MapAddress address, String segment, String feature) {
    ValueMap map =
        maps.map(new ValueMapQuestion(address.segmentation(), null, List.of(), address.asOf()));
    Feature found = features.find(feature).orElseThrow(() -> Features.unknown(feature));
    String segmentation = map.segmentation();
    ValueMap.SegmentValue in =
        map.segments().stream()
            .filter(each -> each.key().equals(segment))
            .findFirst()
            .orElseThrow(
                () -> ProblemException.notFound("There is no segment \"%s\".".formatted(segment)));
    if (segmentation == null) {
      throw ProblemException.notFound("Customers are not segmented yet.");
    }
    return new Place(segmentation, found.name() + " for " + in.name());
  }

  /** The form inside a cell; {@code id} is the cell's. */
  public record CellForm(
      String action,
      String cancelHref,
      String id,
      String label,
      String value,
      String se,
      @Nullable String error) {}
}
