package io.beachhead.voice.web;

import gg.jte.Content;
import io.beachhead.voice.SavedViews.SavedView;
import java.util.List;

/** What the inbox offers beside its requests. */
record InboxFrame(
    List<SavedView> views,
    List<RequestsPage.Notice> notices,
    List<Content> cards,
    RequestsPage.Bulk bulk) {}
