package io.beachhead.workspace.web.account;

import io.beachhead.web.ProblemException;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.access.Sessions;
import io.beachhead.workspace.factor.RecoveryCodes;
import io.beachhead.workspace.factor.SecondFactors;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Makes new recovery codes for whoever used theirs up or lost them. */
@Controller
@Hidden
@ConditionalOnWebApplication
@RunsAs(Workload.LIGHT)
class RecoveryCodesController {
  private final Sessions sessions;
  private final SecondFactors factors;
  private final RecoveryCodes codes;
  private final AuditTrail audit;

  RecoveryCodesController(
      Sessions sessions, SecondFactors factors, RecoveryCodes codes, AuditTrail audit) {
    this.sessions = sessions;
    this.factors = factors;
    this.codes = codes;
    this.audit = audit;
  }

  @PostMapping(SecurityController.PAGE + "/recovery-codes")
  ModelAndView renew(HttpServletRequest request, RedirectAttributes redirect) {
    var user = SecurityController.member();
    if (!sessions.fresh(request)) {
      return SecurityController.signInAgain();
    }
    if (!factors.has(user.id())) {
      throw ProblemException.conflict("Recovery codes are for whoever has a second factor.");
    }
    audit.record("member.recovery-codes-made", user.email(), "");
    redirect.addFlashAttribute(
        SecurityController.NEW_CODES, new SecurityPage.NewCodes(codes.renew(user.id())));
    return SecurityController.back(
        redirect, "New recovery codes made. The old ones no longer work.");
  }
}
