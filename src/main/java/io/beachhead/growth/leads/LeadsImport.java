package io.beachhead.growth.leads;

import static io.beachhead.imports.ImportColumn.Type.INSTANT;
import static io.beachhead.imports.ImportColumn.choice;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ContentKey;
import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import io.beachhead.workspace.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What became of leads elsewhere, from a file of a CRM: a row per step. Outcomes become labels, and
 * contacts tell called accounts from others.
 */
@Component
class LeadsImport implements ImportKind {
  private static final long MILLIS = 1_000;

  private static final ImportTable CHANGE =
      ImportTable.of("lead_change", LeadBook.AREA)
          .key("id")
          .text("account_id")
          .required()
          .text("playbook")
          .required()
          .text("owner")
          .text("state")
          .required()
          .integer("changed_at")
          .required()
          .text("changed_by")
          .otherwise("file");

  @Override
  public String name() {
    return "leads";
  }

  @Override
  public String title() {
    return "leads and what became of them";
  }

  @Override
  public String description() {
    return "Who was called about buying, growing or staying, when, and how it ended.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("account_id", "Whose it is").require().referring("account").knownAs("customer id"),
        choice("playbook", "What the call was for", "buy", "expand", "keep")
            .require()
            .meaning("buy", "new", "new business", "trial")
            .meaning("expand", "grow", "expansion", "upsell")
            .meaning("keep", "retention", "renewal", "churn risk"),
        choice(
                "state",
                "The step that was reached",
                "open",
                "taken",
                "contacted",
                "won",
                "lost",
                "dismissed")
            .require()
            .meaning("taken", "assigned", "accepted", "working")
            .meaning("contacted", "called", "connected", "in progress")
            .meaning("won", "closed won", "converted", "success")
            .meaning("lost", "closed lost")
            .meaning("dismissed", "unqualified", "disqualified", "not now")
            .knownAs("status", "stage", "outcome", "lead status"),
        of("at", INSTANT, "When it was reached")
            .require()
            .knownAs("date", "changed at", "updated at", "contacted at", "closed at"),
        text("owner", "Who works on it").knownAs("rep", "assigned to", "lead owner"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(CHANGE);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PRODUCT, Role.GTM);
  }

  @Override
  public String page() {
    return "/leads";
  }

  @Override
  public int order() {
    return 157;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return LeadsImport::read;
  }

  private static void read(ImportRow row) {
    var account = row.required("account_id");
    row.required("playbook");
    row.required("state");
    row.required("at");
    var playbook = row.choice("playbook");
    var state = row.choice("state");
    var at = row.millis("at");
    if (!row.sound() || playbook == null || state == null || at == null) {
      return;
    }
    // Days without a time: steps of one day keep the order in which leads take them.
    long second = Math.floorDiv(at, MILLIS) * MILLIS;
    row.put(
        CHANGE,
        ContentKey.of(account, playbook, state, second),
        account,
        playbook,
        row.text("owner"),
        state,
        second + LeadState.of(state).orElseThrow().place(),
        "file");
  }

  @Override
  public String exportQuery() {
    return """
    SELECT account_id, playbook, state, changed_at AS at, owner
    FROM lead_change WHERE changed_by = 'file' ORDER BY changed_at, account_id, playbook
    """;
  }
}
