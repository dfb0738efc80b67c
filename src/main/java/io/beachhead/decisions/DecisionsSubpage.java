package io.beachhead.decisions;

import io.beachhead.web.Choice;
import java.util.Arrays;
import java.util.List;

/** The pages of Decisions, which link to each other below the title. */
public enum DecisionsSubpage {
  LOG("Decisions", "/decisions"),
  NOT_DOING("Not doing", "/decisions/not-doing"),
  PREDICTIONS("Predictions", "/decisions/predictions"),
  DELIVERY("Delivery", "/decisions/delivery"),
  SHARED("Shared roadmap", "/decisions/audiences");

  private final String label;
  private final String href;

  DecisionsSubpage(String label, String href) {
    this.label = label;
    this.href = href;
  }

  /** Links to all of them, this one marked as the current page. */
  public List<Choice> links() {
    return Arrays.stream(values())
        .map(page -> new Choice(page.label, page.href, page == this))
        .toList();
  }
}
