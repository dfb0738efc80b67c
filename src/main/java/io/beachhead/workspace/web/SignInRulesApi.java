package io.beachhead.workspace.web;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.factor.SecondFactors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What everybody must prove in order to sign in. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/workspace/sign-in")
@PreAuthorize("hasRole('ADMIN')")
@Tag(name = "Workspace")
@RunsAs(Workload.LIGHT)
class SignInRulesApi {
  private final SecondFactors factors;

  /**
   * @param secondFactorRequired whether the password alone lets nobody in
   */
  record Rules(boolean secondFactorRequired) {}

  /**
   * @param secondFactorRequired whether the password alone lets nobody in
   */
  record RulesChange(@Nullable Boolean secondFactorRequired) {}

  SignInRulesApi(SecondFactors factors) {
    this.factors = factors;
  }

  @GetMapping
  @Operation(summary = "The rules of signing in")
  Rules rules() {
    return new Rules(factors.required());
  }

  @PutMapping
  @Operation(
      summary = "Change the rules of signing in",
      description =
          "With secondFactorRequired, whoever signs in with a password alone sets up a second"
              + " factor before anything else, from the next request on. Keys are not affected.")
  Rules change(@RequestBody RulesChange change) {
    if (change.secondFactorRequired() == null) {
      throw ProblemException.unprocessable(
          "Nothing to change.",
          List.of(ProblemItem.of("secondFactorRequired", null, "must be true or false")));
    }
    factors.require(change.secondFactorRequired());
    return rules();
  }
}
