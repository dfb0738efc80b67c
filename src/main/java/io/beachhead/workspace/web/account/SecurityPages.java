package io.beachhead.workspace.web.account;

import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.WorkspaceSettings;
import io.beachhead.workspace.access.Members;
import io.beachhead.workspace.access.Sessions;
import io.beachhead.workspace.access.SignedInBy;
import io.beachhead.workspace.factor.Passkeys;
import io.beachhead.workspace.factor.RecoveryCodes;
import io.beachhead.workspace.factor.SecondFactors;
import io.beachhead.workspace.factor.Site;
import io.beachhead.workspace.secrets.Passwords;
import io.beachhead.workspace.web.FormErrors;
import io.beachhead.workspace.web.SettingsTabs;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Fills in the page on which people see how they sign in and where they are signed in. */
@Component
@ConditionalOnWebApplication
class SecurityPages {
  private final Shells shells;
  private final WorkspaceSettings settings;
  private final Members members;
  private final Sessions sessions;
  private final SecondFactors factors;
  private final RecoveryCodes recoveryCodes;
  private final Passkeys passkeys;

  SecurityPages(
      Shells shells,
      WorkspaceSettings settings,
      Members members,
      Sessions sessions,
      SecondFactors factors,
      RecoveryCodes recoveryCodes,
      Passkeys passkeys) {
    this.shells = shells;
    this.settings = settings;
    this.members = members;
    this.sessions = sessions;
    this.factors = factors;
    this.recoveryCodes = recoveryCodes;
    this.passkeys = passkeys;
  }

  JteView view(HttpServletRequest request, FormErrors errors, HttpStatus status) {
    var user = CurrentUser.now();
    boolean member = user.kind() == CurrentUser.Kind.MEMBER;
    boolean owed =
        member && factors.owedBy(user.id()) && sessions.by(request) != SignedInBy.PROVIDER;
    var page =
        new SecurityPage(
            owed ? shells.bare() : shells.shell("settings"),
            SettingsTabs.at(SecurityController.PAGE),
            member ? account(user, request) : null,
            owed,
            sessions.fresh(request),
            newCodes(request),
            member ? sessions(user, request) : List.of(),
            sessions.longest().toHours(),
            errors);
    return new JteView("workspace/security", page, status);
  }

  private SecurityPage.Account account(CurrentUser user, HttpServletRequest request) {
    var zone = settings.current().timezone();
    return new SecurityPage.Account(
        user.email(),
        members.hasPassword(user.id()),
        Passwords.RULE,
        factors.hasApp(user.id()),
        passkeys.of(user.id()).stream().map(passkey -> line(passkey, zone)).toList(),
        Site.of(request).hasPasskeys(),
        recoveryCodes.left(user.id()));
  }

  private static SecurityPage.Passkey line(Passkeys.Passkey passkey, ZoneId zone) {
    var used = passkey.lastUsed();
    return new SecurityPage.Passkey(
        passkey.id(),
        passkey.label(),
        "%s · since %s, %s"
            .formatted(
                passkey.host(),
                Format.time(passkey.created(), zone),
                used == null ? "never used" : "last used " + Format.time(used, zone)));
  }

  private List<SecurityPage.Session> sessions(CurrentUser user, HttpServletRequest request) {
    var zone = settings.current().timezone();
    return sessions.of(user.id(), request).stream()
        .map(open ->
            new SecurityPage.Session(
                open.id(),
                open.device(),
                "%s · by %s".formatted(open.address(), open.by().label()),
                Format.time(open.began(), zone),
                Format.time(open.lastUsed(), zone),
                open.here()))
        .toList();
  }

  private static SecurityPage.@Nullable NewCodes newCodes(HttpServletRequest request) {
    var flashes = RequestContextUtils.getInputFlashMap(request);
    return flashes != null
            && flashes.get(SecurityController.NEW_CODES) instanceof SecurityPage.NewCodes codes
        ? codes
        : null;
  }
}
