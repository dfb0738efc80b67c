package io.beachhead.voice;

import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.timeline.Happening;
import io.beachhead.customers.timeline.Happenings;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the time line of an account what it asked for. */
@Component
class RequestHappenings implements Happenings {
  private static final int LONGEST = 140;

  private final Requests requests;
  private final WorkspaceSettings settings;

  RequestHappenings(Requests requests, WorkspaceSettings settings) {
    this.requests = requests;
    this.settings = settings;
  }

  @Override
  public List<Happening> of(AccountInQuestion account) {
    var zone = settings.current().timezone();
    var all = new ArrayList<Happening>();
    for (var request : requests.of(account.id())) {
      var created = request.createdAt();
      if (created != null) {
        all.add(
            new Happening(
                LocalDate.ofInstant(created, zone), "request", "Asked: " + brief(request), null));
      }
    }
    return all;
  }

  private static String brief(Request request) {
    var text = request.text();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST).strip() + "…";
  }
}
