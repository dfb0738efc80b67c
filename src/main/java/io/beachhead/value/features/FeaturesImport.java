package io.beachhead.value.features;

import static io.beachhead.imports.ImportColumn.Type.LIST;
import static io.beachhead.imports.ImportColumn.Type.NUMBER;
import static io.beachhead.imports.ImportColumn.choice;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportEnd;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import io.beachhead.workspace.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Features of the product, shipped and thought of. */
@Component
class FeaturesImport implements ImportKind {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

  static final ImportTable FEATURE =
      ImportTable.of("feature", "value")
          .key("key")
          .text("name")
          .required()
          .text("state")
          .otherwise(FeatureState.CANDIDATE.key())
          .real("effort_weeks")
          .array("requires")
          .array("events")
          .text("owner")
          .otherwise("")
          .integer("position")
          .otherwise(0L);

  @Override
  public String name() {
    return "features";
  }

  @Override
  public String description() {
    return "Features of your product: those shipped, those being built, candidates, those"
        + " declined.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("key", "Short name for files and addresses: letters, digits, . _ -")
            .require()
            .knownAs("feature key", "id", "feature id", "slug"),
        text("name", "Its name").require().knownAs("feature name", "title", "feature"),
        choice("state", "How far it is", "shipped", "building", "candidate", "declined")
            .meaning("shipped", "live", "released", "done", "launched", "complete")
            .meaning("building", "in progress", "started", "in development")
            .meaning("candidate", "planned", "idea", "open", "proposed", "backlog", "under review")
            .meaning("declined", "rejected", "closed", "won't do", "archived")
            .knownAs("status", "feature status"),
        of("effort_weeks", NUMBER, "Person-weeks to build it")
            .knownAs("effort", "person weeks", "estimate"),
        of("requires", LIST, "Keys of features it needs").knownAs("depends on", "dependencies"),
        of(
                "events",
                LIST,
                "Product events that mean it is used, with conditions where needed: Exported where"
                    + " format = pdf")
            .knownAs("event", "event names"),
        text("owner", "Who answers for it").knownAs("responsible", "product manager"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(FEATURE);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PRODUCT);
  }

  @Override
  public String page() {
    return "/value-map";
  }

  @Override
  public int order() {
    return 70;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return new Session(FeatureDirectory.read(context.sql()));
  }

  private record Requirement(long line, String key, String requires) {}

  private static final class Session implements ImportSession {
    private final FeatureDirectory directory;
    private final Set<String> keys;
    private final List<Requirement> requirements = new ArrayList<>();
    private long position;

    Session(FeatureDirectory directory) {
      this.directory = directory;
      this.keys = new HashSet<>(directory.keys());
      this.position = directory.lastPosition();
    }

    @Override
    public void read(ImportRow row) {
      String key = row.required("key");
      if (key != null && !KEY.matcher(key).matches()) {
        row.problem(
            "key",
            "is not a valid key: use letters, digits, dots, hyphens and underscores, at most 100");
      }
      String name = row.text("name");
      if (name != null && name.length() > 200) {
        row.problem("name", "is longer than 200 characters");
      }
      Double effort = row.real("effort_weeks");
      if (effort != null && effort < 0) {
        row.problem("effort_weeks", "is a negative effort");
      }
      var requires = row.list("requires");
      if (key != null && requires != null) {
        requires.forEach(r -> requirements.add(new Requirement(row.line(), key, r)));
        if (requires.contains(key)) {
          row.problem("requires", "is the feature itself");
        }
      }
      var events = row.list("events");
      if (events != null) {
        events.stream()
            .filter(event -> EventLine.parse(event, Features.LONGEST_EVENT).isEmpty())
            .forEach(event ->
                row.problem(
                    "events",
                    "has a condition that cannot be read; use Exported where format =" + " pdf"));
      }
      String owner = row.text("owner");
      if (owner != null && owner.length() > 200) {
        row.problem("owner", "is longer than 200 characters");
      }
      if (key == null || !row.sound()) {
        return;
      }
      keys.add(key);
      row.put(
          FEATURE,
          key,
          name,
          row.choice("state"),
          effort,
          requires,
          events,
          owner,
          directory.keys().contains(key) ? null : (Long) (++position));
    }

    @Override
    public void end(ImportEnd end) {
      for (var requirement : requirements) {
        if (!keys.contains(requirement.requires())) {
          end.problem(
              requirement.line(),
              "requires",
              requirement.requires(),
              "is not the key of a feature, in the workspace or in this file");
        }
      }
    }
  }

  @Override
  public String exportQuery() {
    return """
    SELECT key, name, state, effort_weeks, requires, events, owner FROM feature ORDER BY position, key
    """;
  }
}
