package io.beachhead.voice.forms.web;

import io.beachhead.voice.forms.RequestForm;
import io.beachhead.voice.forms.RequestForms;
import io.beachhead.voice.forms.RequestForms.Draft;
import io.beachhead.workspace.PublicAddress;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The forms, as JSON. Whoever may capture requests may see their links. */
@RestController
@RequestMapping("/api/request-forms")
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
@Tag(name = "Requests")
class FormsApi {
  private final RequestForms forms;
  private final PublicAddress address;
  private final WorkspaceSettings settings;
  private final Clock clock;

  FormsApi(RequestForms forms, PublicAddress address, WorkspaceSettings settings, Clock clock) {
    this.forms = forms;
    this.address = address;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "Forms for people outside, by audience, each with its link")
  List<FormAnswer> all() {
    return forms.all().stream().map(this::answer).toList();
  }

  @PostMapping
  @Operation(
      summary = "Set up a form for an audience",
      description =
          "Needs audience and title. themes are names, features keys that people may choose from;"
              + " lastDay is the last day on which it takes requests.")
  ResponseEntity<FormAnswer> add(@RequestBody Draft said) {
    RequestForm form = forms.add(said);
    return ResponseEntity.created(URI.create("/api/request-forms/" + form.key()))
        .body(answer(form));
  }

  @GetMapping("/{key}")
  @Operation(summary = "One form")
  FormAnswer one(@PathVariable String key) {
    return answer(forms.one(key));
  }

  @PutMapping("/{key}")
  @Operation(summary = "Change a form; its link stays")
  FormAnswer change(@PathVariable String key, @RequestBody Draft said) {
    return answer(forms.change(key, said));
  }

  @DeleteMapping("/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete a form; requests that came by it stay")
  void delete(@PathVariable String key) {
    forms.delete(key);
  }

  private FormAnswer answer(RequestForm form) {
    return FormAnswer.of(form, address, settings.current().today(clock));
  }
}
