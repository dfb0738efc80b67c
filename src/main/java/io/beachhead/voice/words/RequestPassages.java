package io.beachhead.voice.words;

import io.beachhead.voice.Deal;
import io.beachhead.voice.Request;
import io.beachhead.voice.Requests;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The words of requests. */
@Component
class RequestPassages implements Passages {
  private final Requests requests;

  RequestPassages(Requests requests) {
    this.requests = requests;
  }

  @Override
  public String kind() {
    return "requests";
  }

  @Override
  public List<Passage> all() {
    return requests.all().stream().map(RequestPassages::passage).toList();
  }

  private static Passage passage(Request request) {
    return new Passage(
        request.id(),
        request.accountId(),
        request.said(),
        request.text(),
        0,
        null,
        new Passage.Marks(Set.of(), Set.of(), request.stake().deal() == Deal.LOST));
  }
}
