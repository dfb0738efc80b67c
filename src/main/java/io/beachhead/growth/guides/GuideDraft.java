package io.beachhead.growth.guides;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.text.Slug;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A guide as somebody writes it. Blank is not said.
 *
 * @param name without it the title
 * @param title without it the name
 * @param segment one segment, as {@code SEGMENT} or {@code SEGMENTATION/SEGMENT}
 * @param segments several
 * @param did an event, as a name or {@code {"event","where","times"}}
 * @param state draft or published; published where it is not said
 */
public record GuideDraft(
    @Nullable String key,
    @Nullable String name,
    @Nullable String title,
    @Nullable String intro,
    @Nullable String segmentation,
    @Nullable String segment,
    @Nullable List<String> segments,
    @Nullable JsonNode did,
    @Nullable JsonNode didNot,
    @Nullable List<StepDraft> steps,
    @Nullable String state) {
  private static final int LONGEST_KEY = 60;
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_TEXT = 1_000;
  private static final int LONGEST_ADDRESS = 2_000;
  private static final int LONGEST_EVENT = 500;
  private static final int MOST_STEPS = 20;
  private static final int MOST_TIMES = 10_000;

  /**
   * A step as somebody writes it.
   *
   * @param event what means that it is done: a name, or {@code {"event","where","times"}}
   * @param where values of properties, beside an event that is a name
   * @param times at least this many times; 1 where it is not said
   */
  public record StepDraft(
      @Nullable String key,
      @Nullable String title,
      @Nullable String text,
      @Nullable String href,
      @Nullable JsonNode event,
      @Nullable Map<String, JsonNode> where,
      @Nullable Integer times) {}

  /** What was found usable, without key and times. */
  record Checked(
      String name,
      String title,
      @Nullable String intro,
      Guide.Audience audience,
      List<Guide.Step> steps,
      Guide.State state) {}

  /**
   * Examines everything but the key.
   *
   * @throws ProblemException 422 that names the fields which are not usable
   */
  Checked checked() {
    var problems = new ArrayList<ProblemItem>();
    var called = known(name) == null ? known(title) : known(name);
    var shown = known(title) == null ? known(name) : known(title);
    if (called == null || shown == null) {
      problems.add(ProblemItem.of("title", null, "expected what users read at its head"));
    }
    tooLong(problems, "name", called, LONGEST_TITLE);
    tooLong(problems, "title", shown, LONGEST_TITLE);
    tooLong(problems, "intro", intro, LONGEST_TEXT);
    var audience = audience(problems);
    var checkedSteps = steps(problems);
    var checkedState = state(problems);
    if (!problems.isEmpty() || called == null || shown == null) {
      throw ProblemException.unprocessable("The guide cannot be saved.", problems);
    }
    return new Checked(called, shown, known(intro), audience, checkedSteps, checkedState);
  }

  /** A key of its own, from what was said or from the title. */
  String freeKey(List<String> taken) {
    var said = known(key);
    if (said == null) {
      return Slug.free(
          String.valueOf(known(title) == null ? name : title), LONGEST_KEY, "guide", taken);
    }
    if (!said.matches("[a-z0-9][a-z0-9-]{0,59}")) {
      throw ProblemException.unprocessable(
          "The guide cannot be saved.",
          List.of(
              ProblemItem.of(
                  "key", said, "must be lower-case letters, digits and hyphens, at most 60")));
    }
    if (taken.contains(said)) {
      throw ProblemException.conflict("There is a guide %s already.".formatted(said));
    }
    return said;
  }

  private Guide.Audience audience(List<ProblemItem> problems) {
    var of = known(segmentation);
    var keys = new ArrayList<String>();
    var one = known(segment);
    if (one != null && one.contains("/")) {
      of = one.substring(0, one.indexOf('/'));
      keys.add(one.substring(one.indexOf('/') + 1));
    } else if (one != null) {
      keys.add(one);
    }
    if (segments != null) {
      segments.stream().map(GuideDraft::known).filter(each -> each != null).forEach(keys::add);
    }
    return new Guide.Audience(
        of,
        keys.stream().distinct().toList(),
        doing(problems, "did", did, null, null),
        doing(problems, "didNot", didNot, null, null));
  }

  private List<Guide.Step> steps(List<ProblemItem> problems) {
    var drafts = steps == null ? List.<StepDraft>of() : steps;
    if (drafts.isEmpty()) {
      problems.add(ProblemItem.of("steps", null, "expected at least one step"));
    }
    if (drafts.size() > MOST_STEPS) {
      problems.add(ProblemItem.of("steps", null, "expected at most %d".formatted(MOST_STEPS)));
      return List.of();
    }
    var found = new LinkedHashMap<String, Guide.Step>();
    for (int i = 0; i < drafts.size(); i++) {
      var draft = drafts.get(i);
      var field = "steps[%d]".formatted(i);
      var title = known(draft.title());
      var doing = doing(problems, field + ".event", draft.event(), draft.where(), draft.times());
      if (title == null) {
        problems.add(ProblemItem.of(field + ".title", null, "expected what users read"));
      }
      if (doing == null) {
        problems.add(
            ProblemItem.of(field + ".event", null, "expected the event that means it is done"));
      }
      tooLong(problems, field + ".title", title, LONGEST_TITLE);
      tooLong(problems, field + ".text", draft.text(), LONGEST_TEXT);
      var href = address(problems, field + ".href", known(draft.href()));
      if (title != null && doing != null) {
        var key = known(draft.key());
        var unique =
            Slug.free(key == null ? title : key, LONGEST_KEY, "step", List.copyOf(found.keySet()));
        found.put(unique, new Guide.Step(unique, title, known(draft.text()), href, doing));
      }
    }
    return List.copyOf(found.values());
  }

  /** Nothing that would run as a script in the company's own product. */
  private static @Nullable String address(
      List<ProblemItem> problems, String field, @Nullable String href) {
    if (href == null) {
      return null;
    }
    tooLong(problems, field, href, LONGEST_ADDRESS);
    try {
      var scheme = URI.create(href).getScheme();
      boolean local = scheme == null && (href.startsWith("/") || href.startsWith("#"));
      if ((local && !href.startsWith("//"))
          || "https".equalsIgnoreCase(scheme)
          || "http".equalsIgnoreCase(scheme)) {
        return href;
      }
    } catch (IllegalArgumentException _) {
      // named below, like every other address that is not usable
    }
    problems.add(
        ProblemItem.of(
            field, cut(href), "must be a path such as /boards, or begin with https:// or http://"));
    return null;
  }

  private static Guide.@Nullable Doing doing(
      List<ProblemItem> problems,
      String field,
      @Nullable JsonNode said,
      @Nullable Map<String, JsonNode> where,
      @Nullable Integer times) {
    if (said == null || said.isNull() || (said.isString() && said.stringValue().isBlank())) {
      return null;
    }
    var name = said.isString() ? said.stringValue() : said.path("event").stringValue("");
    var conditions = new LinkedHashMap<String, JsonNode>();
    if (where != null) {
      conditions.putAll(where);
    }
    said.path("where").properties().forEach(one -> conditions.put(one.getKey(), one.getValue()));
    int atLeast = times == null ? said.path("times").intValue(1) : times;
    if (name.isBlank()) {
      problems.add(ProblemItem.of(field, said.toString(), "expected the name of an event"));
      return null;
    }
    tooLong(problems, field, name, LONGEST_EVENT);
    if (atLeast < 1 || atLeast > MOST_TIMES) {
      problems.add(
          ProblemItem.of(
              field, Integer.toString(atLeast), "expected a number of times from 1 to 10,000"));
      return null;
    }
    return new Guide.Doing(new EventSelector(name.strip(), conditions), atLeast);
  }

  private Guide.State state(List<ProblemItem> problems) {
    var said = known(state);
    if (said == null || said.equals("published")) {
      return Guide.State.PUBLISHED;
    }
    if (!said.equals("draft")) {
      problems.add(ProblemItem.of("state", cut(said), "must be one of draft, published"));
    }
    return Guide.State.DRAFT;
  }

  private static void tooLong(
      List<ProblemItem> problems, String field, @Nullable String text, int longest) {
    if (text != null && text.length() > longest) {
      problems.add(
          ProblemItem.of(field, cut(text), "expected at most %,d characters".formatted(longest)));
    }
  }

  private static String cut(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private static @Nullable String known(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
