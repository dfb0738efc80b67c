package io.beachhead.workspace.web;

import io.beachhead.web.Choice;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the settings that the current user may open. */
public final class SettingsTabs {
  private static final List<Tab> ALL =
      List.of(
          new Tab("Workspace", "/settings", Role.VIEWER),
          new Tab("Your profile", "/settings/profile", Role.VIEWER),
          new Tab("Security", "/settings/security", Role.VIEWER),
          new Tab("People", "/settings/people", Role.ADMIN),
          new Tab("Keys", "/settings/keys", Role.ADMIN),
          new Tab("Webhooks", "/settings/webhooks", Role.ADMIN),
          new Tab("E-mail", "/settings/mail", Role.ADMIN),
          new Tab("Audit trail", "/settings/audit", Role.ADMIN),
          new Tab("Data", "/settings/data", Role.ADMIN));

  private record Tab(String label, String href, Role needs) {}

  private SettingsTabs() {}

  /** The tabs, the one with that address chosen. */
  public static List<Choice> at(String href) {
    var user = CurrentUser.now();
    Stream<Tab> open = ALL.stream().filter(tab -> user.may(tab.needs));
    return open.map(tab -> new Choice(tab.label, tab.href, tab.href.equals(href))).toList();
  }
}
