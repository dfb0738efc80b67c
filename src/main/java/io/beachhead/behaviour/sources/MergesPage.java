package io.beachhead.behaviour.sources;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import java.util.List;

/** The page of {@code behaviour/sources/people.jte}. */
public record MergesPage(
    Shell shell,
    List<Choice> tabs,
    String q,
    boolean may,
    String csvHref,
    List<Line> lines,
    List<DomainLine> domains) {

  /**
   * @param state in words
   * @param action address that changes it, empty where nothing can be changed
   * @param verb on the button
   */
  public record Line(
      String from,
      String fromKind,
      String to,
      String call,
      String when,
      String state,
      String tone,
      String action,
      String verb) {}

  /**
   * @param people how many, in words
   */
  public record DomainLine(
      String domain,
      String account,
      String href,
      String people,
      String state,
      String tone,
      String accept,
      String decline,
      String reopen) {}
}
