package io.beachhead.voice.web;

import io.beachhead.customers.AccountList;
import io.beachhead.customers.CustomerBase;
import io.beachhead.voice.PersonText;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestField;
import io.beachhead.voice.RequestHistory;
import io.beachhead.voice.RequestNotes;
import io.beachhead.voice.SimilarRequests;
import io.beachhead.voice.ThemeNames;
import io.beachhead.voice.web.RequestsPage.Option;
import io.beachhead.web.JteView;
import io.beachhead.web.Shells;
import io.beachhead.workspace.Colleagues;
import io.beachhead.workspace.WorkspaceSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Gathers what the page of a request shows, and what its form offers. */
@Component
@ConditionalOnWebApplication
class RequestPageLookup {
  private static final int SIMILAR = 8;
  private static final int ACCOUNTS_OFFERED = 50;

  private final Shells shells;
  private final RequestLookup lookup;
  private final RequestHistory history;
  private final RequestNotes notes;
  private final SimilarRequests similar;
  private final ThemeNames themes;
  private final Colleagues colleagues;
  private final WorkspaceSettings settings;

  RequestPageLookup(
      Shells shells,
      RequestLookup lookup,
      RequestHistory history,
      RequestNotes notes,
      SimilarRequests similar,
      ThemeNames themes,
      Colleagues colleagues,
      WorkspaceSettings settings) {
    this.shells = shells;
    this.lookup = lookup;
    this.history = history;
    this.notes = notes;
    this.similar = similar;
    this.themes = themes;
    this.colleagues = colleagues;
    this.settings = settings;
  }

  JteView page(Request request, RequestPage.@Nullable Form form, boolean editable) {
    var shell = shells.shell("requests");
    var chosen = shell.segmentation();
    var said = lookup.said(chosen == null ? null : chosen.key());
    return new JteView(
        "voice/request",
        new RequestPages(shell, said, settings.current().timezone())
            .page(
                request,
                new RequestPages.Around(
                    notes.of(request.id()),
                    history.ofRequest(request.id()),
                    similar.to(request.text(), SIMILAR)),
                form,
                editable));
  }

  /** The fields as they are stored. */
  RequestPage.Form form(Request request) {
    return form(stored(request), Map.of());
  }

  private static Map<String, String> stored(Request request) {
    var values = new HashMap<String, String>();
    for (RequestField field : RequestField.values()) {
      values.put(field.key(), String.join(field.several() ? "; " : "", field.of(request)));
    }
    values.put("person", PersonText.text(request.asker().personName(), request.personEmail()));
    return values;
  }

  RequestPage.Form form(Map<String, String> values, Map<String, String> errors) {
    CustomerBase base = lookup.said(null).base();
    return new RequestPage.Form(
        values,
        errors,
        themes.all().stream().map(theme -> theme.name()).toList(),
        lookup.said(null).features().entrySet().stream()
            .map(entry -> new Option(entry.getKey(), entry.getValue(), false))
            .toList(),
        colleagues.all().stream().map(one -> new Option(one.email(), one.name(), false)).toList(),
        new AccountList(base, Optional.empty())
            .search("", ACCOUNTS_OFFERED).stream()
                .map(row -> new Option(base.id(row), base.name(row), false))
                .toList());
  }
}
