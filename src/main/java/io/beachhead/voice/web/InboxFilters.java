package io.beachhead.voice.web;

import io.beachhead.voice.Importance;
import io.beachhead.voice.RequestState;
import io.beachhead.voice.SavedViews.SavedView;
import io.beachhead.voice.Theme;
import io.beachhead.voice.web.Inbox.Facet;
import io.beachhead.voice.web.RequestsPage.Chooser;
import io.beachhead.voice.web.RequestsPage.Option;
import io.beachhead.web.Choice;
import io.beachhead.web.Format;
import io.beachhead.web.PageAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The filters of the inbox, each with how many requests it would leave. */
final class InboxFilters {
  private static final List<String> OF_THE_FORM =
      List.of("q", "feature", "theme", "importance", "segment", "owner", "source", "unassigned");

  private final PageAddress address;
  private final RequestQuestion question;
  private final RequestLookup.Said said;
  private final Inbox inbox;
  private final List<Theme> names;

  /**
   * @param names of all themes
   */
  InboxFilters(
      PageAddress address,
      RequestQuestion question,
      RequestLookup.Said said,
      Inbox inbox,
      List<Theme> names) {
    this.names = names;
    this.address = address;
    this.question = question;
    this.said = said;
    this.inbox = inbox;
  }

  RequestsPage.Filter filter(List<SavedView> views) {
    String href = address.href();
    int query = href.indexOf('?');
    String here = query < 0 ? "" : href.substring(query);
    return new RequestsPage.Filter(
        Objects.requireNonNullElse(address.parameter("q"), ""),
        address.query().stream()
            .filter(parameter -> !OF_THE_FORM.contains(parameter.name()))
            .toList(),
        states(),
        choosers(),
        views.stream()
            .map(view ->
                new RequestsPage.View(
                    view.key(), view.name(), "/requests" + view.query(), view.query().equals(here)))
            .toList(),
        here);
  }

  private List<Choice> states() {
    var choices = new ArrayList<Choice>();
    for (RequestState state : RequestState.values()) {
      choices.add(
          new Choice(
              state.label() + " " + Format.count(inbox.count(Facet.STATE, state.key())),
              address.with("state", state.key()).href(),
              question.state() == state));
    }
    choices.add(
        new Choice(
            "All " + Format.count(inbox.all(Facet.STATE)),
            address.with("state", null).href(),
            question.state() == null));
    boolean none = question.unassigned();
    choices.add(
        new Choice(
            "No theme or feature " + Format.count(inbox.count(Facet.THEME, Inbox.NONE)),
            address.with("unassigned", none ? null : "true").with("theme", null).href(),
            none));
    return choices;
  }

  private List<Chooser> choosers() {
    List<Chooser> choosers = new ArrayList<>();
    said.groups()
        .ifPresent(groups ->
            choosers.add(
                new Chooser(
                    "segment",
                    "Any segment",
                    groups.groups().stream()
                        .map(group ->
                            option(Facet.SEGMENT, group.key(), group.name(), question.segment()))
                        .toList())));
    Map<String, String> themes = new HashMap<>();
    names.forEach(theme -> themes.put(theme.key(), theme.name()));
    choosers.add(
        chooser(Facet.THEME, "Any theme", question.theme(), key -> themes.getOrDefault(key, key)));
    choosers.add(
        chooser(
            Facet.FEATURE,
            "Any feature",
            question.feature(),
            key -> said.features().getOrDefault(key, key)));
    Importance asked = question.importance();
    choosers.add(
        new Chooser(
            "importance",
            "Any importance",
            Arrays.stream(Importance.values())
                .map(one ->
                    option(
                        Facet.IMPORTANCE,
                        one.key(),
                        one.label(),
                        asked == null ? null : asked.key()))
                .toList()));
    choosers.add(chooser(Facet.OWNER, "Any owner", question.owner(), UnaryOperator.identity()));
    choosers.add(chooser(Facet.SOURCE, "Any source", question.source(), UnaryOperator.identity()));
    return choosers.stream().filter(chooser -> !chooser.options().isEmpty()).toList();
  }

  /** The values there are, by name. */
  private Chooser chooser(
      Facet facet, String label, @Nullable String chosen, UnaryOperator<String> name) {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    inbox.values(facet).stream()
        .filter(value -> !value.equals(Inbox.NONE))
        .forEach(value -> byName.putIfAbsent(name.apply(value), value));
    if (chosen != null) {
      byName.putIfAbsent(name.apply(chosen), chosen);
    }
    return new Chooser(
        facet.name().toLowerCase(Locale.ROOT),
        label,
        byName.entrySet().stream()
            .map(entry -> option(facet, entry.getValue(), entry.getKey(), chosen))
            .toList());
  }

  private Option option(Facet facet, String value, String name, @Nullable String chosen) {
    return new Option(
        value,
        "%s (%s)".formatted(name, Format.count(inbox.count(facet, value))),
        value.equals(chosen));
  }
}
