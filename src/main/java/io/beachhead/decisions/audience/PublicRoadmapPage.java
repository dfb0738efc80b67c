package io.beachhead.decisions.audience;

import io.beachhead.web.Shell;
import java.util.List;

/**
 * What people outside see: their title, three lists, and nothing of the workspace.
 *
 * @param sentence under the title
 * @param parts now, next and later; empty where the link shows nothing
 */
public record PublicRoadmapPage(Shell shell, String title, String sentence, List<Part> parts) {

  /** One of the three. */
  public record Part(String name, String none, List<PublicRoadmap.Item> items) {}
}
