package io.beachhead.voice.web;

import gg.jte.Content;
import io.beachhead.voice.SavedViews.SavedView;
import io.beachhead.voice.Theme;
import java.util.List;

/** What the inbox offers beside its requests. */
record InboxFrame(
    List<SavedView> views,
    List<Theme> themes,
    List<RequestsPage.Notice> notices,
    List<Content> cards,
    RequestsPage.Bulk bulk) {}
