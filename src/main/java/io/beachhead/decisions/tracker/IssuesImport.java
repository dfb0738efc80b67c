package io.beachhead.decisions.tracker;

import static io.beachhead.imports.ImportColumn.Type.INSTANT;
import static io.beachhead.imports.ImportColumn.Type.NUMBER;
import static io.beachhead.imports.ImportColumn.choice;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import io.beachhead.workspace.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Issues of trackers from a file, with their states: a row per issue. A row that names a feature
 * links the issue to it; one that names none is about every feature the issue is linked to already.
 */
@Component
class IssuesImport implements ImportKind {
  static final ImportTable FEATURE =
      ImportTable.of("feature", "value").key("key").text("name").required().text("state");

  static final ImportTable LINK =
      ImportTable.of("issue_link", "decisions")
          .key("id")
          .said("url")
          .text("feature")
          .required()
          .text("url")
          .required()
          .text("title")
          .otherwise("")
          .text("state")
          .otherwise(IssueState.UNKNOWN.key())
          .real("spent_weeks")
          .integer("changed_at")
          .said("changed_on")
          .integer("created_at")
          .otherwise(0L);

  @Override
  public String name() {
    return "issues";
  }

  @Override
  public String title() {
    return "issues of a tracker";
  }

  @Override
  public String description() {
    return "An issue of GitHub, GitLab, Jira or Linear that a feature is linked to, and its state:"
        + " closing the last one ships the feature, and answers are owed.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("url", "Address of the issue, beginning with https://")
            .require()
            .knownAs("html_url", "issue url", "web_url", "link", "address"),
        choice("state", "How far it is", "open", "started", "done", "cancelled", "unknown")
            .require()
            .meaning("open", "opened", "to do", "todo", "backlog", "new", "triage", "reopened")
            .meaning("started", "in progress", "in review", "doing", "indeterminate")
            .meaning("done", "closed", "completed", "resolved", "complete", "merged")
            .meaning(
                "cancelled",
                "canceled",
                "won't do",
                "won't fix",
                "not planned",
                "duplicate",
                "declined")
            .knownAs("status", "status category", "issue state"),
        text("feature", "Key of the feature it is part of; blank = the features it is linked to")
            .knownAs("feature key"),
        text("title", "What the issue is called").knownAs("summary", "name", "subject"),
        of("spent_weeks", NUMBER, "Person-weeks spent on it, 40 hours each")
            .knownAs("spent", "weeks spent", "person weeks spent"),
        of("changed_on", INSTANT, "When it last changed; blank = now")
            .knownAs(
                "updated",
                "updated at",
                "updated_at",
                "closed at",
                "closed_at",
                "resolved",
                "resolution date"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(FEATURE, LINK);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PRODUCT);
  }

  @Override
  public String page() {
    return "/decisions/delivery";
  }

  @Override
  public int order() {
    return 170;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return new IssuesSession(context);
  }

  @Override
  public String exportQuery() {
    return """
    SELECT url, state, feature, title, spent_weeks, changed_at AS changed_on
    FROM issue_link ORDER BY feature, created_at, id
    """;
  }
}
