package io.beachhead.decisions.tracker;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what trackers send about issues; other messages say nothing to us. */
final class MessageReader {
  private static final double SECONDS_A_WEEK = 40 * 3_600;
  private static final int LONGEST_TITLE = 300;

  /** GitLab before 16 writes times like {@code 2026-11-30 08:00:00 UTC}. */
  private static final DateTimeFormatter OLD_GITLAB =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(java.time.ZoneOffset.UTC);

  /** Names of resolutions with which Jira closes what is not built. */
  private static final Set<String> NOT_BUILT =
      Set.of("won't do", "won't fix", "duplicate", "declined", "cannot reproduce", "cancelled");

  private final Clock clock;

  MessageReader(Clock clock) {
    this.clock = clock;
  }

  Optional<IssueNews> read(TrackerKind kind, JsonNode message) {
    return switch (kind) {
      case GITHUB -> github(message.path("issue"));
      case GITLAB -> gitlab(message);
      case JIRA -> jira(message);
      case LINEAR -> linear(message);
    };
  }

  private Optional<IssueNews> github(JsonNode issue) {
    String state = text(issue, "state");
    IssueState is =
        !state.equals("closed")
            ? IssueState.OPEN
            : text(issue, "state_reason").matches("not_planned|duplicate")
                ? IssueState.CANCELLED
                : IssueState.DONE;
    return state.isEmpty()
        ? Optional.empty()
        : news(text(issue, "html_url"), text(issue, "title"), is, null, text(issue, "updated_at"));
  }

  private Optional<IssueNews> gitlab(JsonNode message) {
    JsonNode issue = message.path("object_attributes");
    String kind = text(message, "object_kind");
    String state = text(issue, "state");
    if (!kind.matches("issue|work_item") || state.isEmpty()) {
      return Optional.empty();
    }
    return news(
        text(issue, "url"),
        text(issue, "title"),
        state.equals("closed") ? IssueState.DONE : IssueState.OPEN,
        seconds(issue.path("total_time_spent")),
        text(issue, "updated_at"));
  }

  private Optional<IssueNews> jira(JsonNode message) {
    JsonNode issue = message.path("issue");
    JsonNode fields = issue.path("fields");
    String category = text(fields.path("status").path("statusCategory"), "key");
    String self = text(issue, "self");
    int rest = self.indexOf("/rest/");
    if (category.isEmpty() || rest < 0) {
      return Optional.empty();
    }
    String resolution = text(fields.path("resolution"), "name").toLowerCase(Locale.ROOT);
    IssueState state =
        switch (category) {
          case "done" -> NOT_BUILT.contains(resolution) ? IssueState.CANCELLED : IssueState.DONE;
          case "indeterminate" -> IssueState.STARTED;
          default -> IssueState.OPEN;
        };
    return news(
        self.substring(0, rest) + "/browse/" + text(issue, "key"),
        text(fields, "summary"),
        state,
        seconds(fields.path("timespent")),
        text(message, "timestamp"));
  }

  private Optional<IssueNews> linear(JsonNode message) {
    JsonNode issue = message.path("data");
    String state = text(issue.path("state"), "type");
    if (!text(message, "type").equals("Issue") || state.isEmpty()) {
      return Optional.empty();
    }
    IssueState is =
        switch (state) {
          case "completed" -> IssueState.DONE;
          case "canceled", "cancelled" -> IssueState.CANCELLED;
          case "started" -> IssueState.STARTED;
          default -> IssueState.OPEN;
        };
    String url = text(issue, "url").isEmpty() ? text(message, "url") : text(issue, "url");
    return news(url, text(issue, "title"), is, null, text(issue, "updatedAt"));
  }

  private Optional<IssueNews> news(
      String url, String title, IssueState state, @Nullable Double spent, String at) {
    return IssueAddress.of(url)
        .map(address ->
            new IssueNews(
                address,
                title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title,
                state,
                spent,
                time(at)));
  }

  /** Now, where the tracker does not say; never later than now, so that no message outlasts all. */
  private Instant time(String text) {
    Instant now = clock.instant();
    Instant said = parsed(text);
    return said == null || said.isAfter(now) ? now : said;
  }

  private static @Nullable Instant parsed(String text) {
    if (text.matches("\\d{10,15}")) {
      return Instant.ofEpochMilli(Long.parseLong(text));
    }
    try {
      return text.endsWith("UTC")
          ? Instant.from(OLD_GITLAB.parse(text))
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException notATime) {
      return null;
    }
  }

  private static @Nullable Double seconds(JsonNode node) {
    return node.isNumber() && node.doubleValue() >= 0
        ? (Double) (node.doubleValue() / SECONDS_A_WEEK)
        : null;
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() || value.isNumber() ? value.asString() : "";
  }
}
