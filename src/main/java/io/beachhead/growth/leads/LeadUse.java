package io.beachhead.growth.leads;

import io.beachhead.behaviour.AccountActivity;
import io.beachhead.behaviour.AccountActivity.Window;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How many people of an account were active, week by week over half a year. */
@Component
public class LeadUse {
  /** Weeks that are looked at. */
  public static final int WEEKS = 26;

  private final AccountActivity activity;
  private final WorkspaceSettings settings;

  LeadUse(AccountActivity activity, WorkspaceSettings settings) {
    this.activity = activity;
    this.settings = settings;
  }

  /**
   * People active in each of the 26 weeks up to the end of a day, the oldest week first; zeros
   * where nobody was. One walk for all accounts.
   */
  public Map<String, int[]> of(Set<String> accounts, LocalDate asOf) {
    var found = new HashMap<String, int[]>();
    accounts.forEach(account -> found.put(account, new int[WEEKS]));
    if (accounts.isEmpty() || activity.version() < 0) {
      return found;
    }
    ZoneId zone = settings.current().timezone();
    var windows = new ArrayList<Window>();
    for (int ago = WEEKS; ago >= 1; ago--) {
      windows.add(
          new Window(
              start(asOf.plusDays(1).minusWeeks(ago), zone),
              start(asOf.plusDays(1).minusWeeks(ago - 1L), zone)));
    }
    var measured =
        activity
            .measure(new AccountActivity.Question(windows, zone, List.of(), List.of()))
            .accounts();
    found.replaceAll((account, zeros) -> {
      var its = measured.get(account);
      return its == null ? zeros : its.people().clone();
    });
    return found;
  }

  private static long start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
