package io.beachhead.voice.forms.web;

import io.beachhead.voice.forms.RequestForm;
import io.beachhead.voice.forms.RequestForms;
import io.beachhead.workspace.PublicAddress;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The link of a form: replaced, switched off and on. */
@RestController
@RequestMapping("/api/request-forms/{key}")
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
@Tag(name = "Requests")
class FormLinksApi {
  private final RequestForms forms;
  private final PublicAddress address;
  private final WorkspaceSettings settings;
  private final Clock clock;

  FormLinksApi(RequestForms forms, PublicAddress address, WorkspaceSettings settings, Clock clock) {
    this.forms = forms;
    this.address = address;
    this.settings = settings;
    this.clock = clock;
  }

  @PostMapping("/link")
  @Operation(summary = "Give a form another link; the one before stops working")
  FormAnswer rotate(@PathVariable String key) {
    return answer(forms.rotate(key));
  }

  @PostMapping("/revocation")
  @Operation(summary = "Switch a form's link off")
  FormAnswer revoke(@PathVariable String key) {
    return answer(forms.open(key, false));
  }

  @DeleteMapping("/revocation")
  @Operation(summary = "Switch a form's link on again")
  FormAnswer reopen(@PathVariable String key) {
    return answer(forms.open(key, true));
  }

  private FormAnswer answer(RequestForm form) {
    return FormAnswer.of(form, address, settings.current().today(clock));
  }
}
