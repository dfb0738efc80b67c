package io.beachhead.segments.web;

import io.beachhead.segments.Segmentations;
import io.beachhead.segments.rule.ChipForm;
import io.beachhead.web.JteView;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What the editor asks for while somebody works in it. The form travels with every request and
 * comes back changed; nothing is stored before it is saved.
 */
@Controller
@RequestMapping("/segments/{key}")
@PreAuthorize("hasRole('PRODUCT')")
class EditorFragments {
  private final Segmentations segmentations;
  private final EditorViews editors;
  private final ChipDialogs dialogs;

  EditorFragments(Segmentations segmentations, EditorViews editors, ChipDialogs dialogs) {
    this.segmentations = segmentations;
    this.editors = editors;
    this.dialogs = dialogs;
  }

  /** The form after an act. */
  @PostMapping("/draft")
  JteView act(@PathVariable String key, @RequestParam MultiValueMap<String, String> form) {
    known(key);
    EditorState state = EditorState.read(key, form).after(EditorState.first(form, "do", ""));
    return new JteView("segments/_editor", editors.view(state));
  }

  /** What saving would do, while somebody types. */
  @PostMapping("/preview")
  JteView preview(@PathVariable String key, @RequestParam MultiValueMap<String, String> form) {
    known(key);
    return new JteView("segments/_preview", editors.view(EditorState.read(key, form)));
  }

  /** The dialog of a chip: as it stands, or with the subject or operator just chosen. */
  @PostMapping("/chip")
  JteView chip(@PathVariable String key, @RequestParam MultiValueMap<String, String> form) {
    known(key);
    String at = EditorState.first(form, "at", "");
    Optional<ChipForm.Chip> standing = standing(EditorState.read(key, form), at);
    ChipFields fields =
        form.containsKey("subject")
            ? ChipFields.read(form)
            : standing
                .map(ChipFields::of)
                .orElseGet(() -> new ChipFields(firstSubject(), "is", List.of(), false));
    return dialog(key, at, standing.isEmpty(), fields, null, HttpStatus.OK);
  }

  /** Puts the chip of the dialog into the form, or says in the dialog what is wrong with it. */
  @PostMapping("/chips")
  JteView put(
      @PathVariable String key,
      @RequestParam MultiValueMap<String, String> form,
      HttpServletResponse response) {
    known(key);
    EditorState state = EditorState.read(key, form);
    String at = EditorState.first(form, "at", "");
    ChipFields fields = ChipFields.read(form);
    return switch (fields.chip(dialogs.type(fields))) {
      case ChipFields.Outcome.Unclear(String problem) -> {
        response.setHeader("HX-Retarget", "#dialog-body");
        response.setHeader("HX-Reswap", "innerHTML");
        yield dialog(
            key,
            at,
            standing(state, at).isEmpty(),
            fields,
            problem,
            HttpStatus.UNPROCESSABLE_CONTENT);
      }
      case ChipFields.Outcome.Said(ChipForm.Chip chip) -> {
        response.setHeader("HX-Trigger", "close-dialog");
        yield new JteView("segments/_editor", editors.view(state.withChip(ChipPlace.of(at), chip)));
      }
    };
  }

  private JteView dialog(
      String key,
      String at,
      boolean fresh,
      ChipFields fields,
      @Nullable String problem,
      HttpStatus status) {
    return new JteView(
        "segments/_chip", dialogs.dialog("/segments/" + key, at, fresh, fields, problem), status);
  }

  private String firstSubject() {
    List<String> names = segmentations.vocabulary().accountAttributes();
    return ChipFields.accountSubject(names.contains("industry") ? "industry" : names.getFirst());
  }

  private static Optional<ChipForm.Chip> standing(EditorState state, String at) {
    ChipPlace place = ChipPlace.of(at);
    return place.segment() >= 0 && place.segment() < state.rows().size()
        ? state.rows().get(place.segment()).chips().flatMap(place::in)
        : Optional.empty();
  }

  private void known(String key) {
    if (!key.equals(SegmentationEditor.NEW)) {
      segmentations.required(key);
    }
  }
}
