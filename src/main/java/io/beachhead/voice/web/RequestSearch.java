package io.beachhead.voice.web;

import io.beachhead.voice.Request;
import io.beachhead.voice.Requests;
import io.beachhead.web.SearchHit;
import io.beachhead.web.SearchSource;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds requests by their words, the newest first. */
@Component
@Order(40)
class RequestSearch implements SearchSource {
  private static final int LABEL = 80;

  private final Requests requests;

  RequestSearch(Requests requests) {
    this.requests = requests;
  }

  @Override
  public List<SearchHit> search(String text, int limit) {
    String part = text.toLowerCase(Locale.ROOT);
    return requests.all().stream()
        .filter(request -> request.text().toLowerCase(Locale.ROOT).contains(part))
        .limit(limit)
        .map(RequestSearch::hit)
        .toList();
  }

  private static SearchHit hit(Request request) {
    String words = request.text();
    String shown = words.length() <= LABEL ? words : words.substring(0, LABEL) + "…";
    return new SearchHit("request", "message-2", shown, RequestAddress.of(request.id()));
  }
}
