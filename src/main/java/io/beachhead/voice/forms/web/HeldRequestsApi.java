package io.beachhead.voice.forms.web;

import io.beachhead.voice.forms.FormRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What came by forms and was held aside, as JSON. */
@RestController
@RequestMapping("/api/request-forms/held")
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
@Tag(name = "Requests")
class HeldRequestsApi {
  private final FormRequests requests;

  HeldRequestsApi(FormRequests requests) {
    this.requests = requests;
  }

  @GetMapping
  @Operation(summary = "What came by forms and looks like spam, newest first")
  List<FormRequests.Held> held() {
    return requests.held();
  }

  @PostMapping("/{id}/acceptance")
  @Operation(summary = "Make a request of what was held aside")
  Map<String, String> accept(@PathVariable String id) {
    return Map.of("request", requests.accept(id).id());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Discard what was held aside")
  void discard(@PathVariable String id) {
    requests.discard(id);
  }
}
