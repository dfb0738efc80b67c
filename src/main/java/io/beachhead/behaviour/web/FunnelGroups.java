package io.beachhead.behaviour.web;

import io.beachhead.behaviour.FunnelAnswer;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The groups of a funnel as a page shows them: of a breakdown, and two beside each other. */
final class FunnelGroups {
  private final Shell shell;
  private final FunnelForm form;

  FunnelGroups(Shell shell, FunnelForm form) {
    this.shell = shell;
    this.form = form;
  }

  /** A row a group of the breakdown; every count opens to its list. */
  List<FunnelPage.GroupRow> rows(List<FunnelAnswer.Group> split, List<GroupLabel> legend) {
    var rows = new ArrayList<FunnelPage.GroupRow>();
    for (int g = 0; g < split.size(); g++) {
      var group = split.get(g);
      var counts = new ArrayList<FunnelPage.Opening>();
      for (int s = 0; s < group.steps().size(); s++) {
        var list =
            FunnelPeople.inGroup(reached(form, s + 1), group.value(), group.other())
                .with("name", legend.get(g).text());
        counts.add(opening(group.steps().get(s).count(), list));
      }
      int entered = group.steps().getFirst().count();
      int converted = group.steps().getLast().count();
      rows.add(
          new FunnelPage.GroupRow(
              legend.get(g),
              counts,
              Words.share(converted, entered),
              Words.range(converted, entered)));
    }
    return rows;
  }

  /** Two groups beside each other, and whether the difference could be chance. */
  FunnelPage.@Nullable Compared compared(FunnelAnswer answer) {
    var comparison = answer.comparison();
    var asked = form.compare();
    if (comparison == null || asked == null) {
      return null;
    }
    var rows = new ArrayList<FunnelPage.ComparedRow>();
    for (int g = 0; g < comparison.groups().size(); g++) {
      var group = comparison.groups().get(g);
      var of = form.ofGroup(asked.filters().get(g));
      rows.add(
          new FunnelPage.ComparedRow(
              form.groupName(g),
              opening(group.entered(), reached(of, 1)),
              opening(group.converted(), reached(of, form.steps().size())),
              group.entered() == 0
                  ? "nobody began"
                  : Words.share(group.converted(), group.entered()),
              Words.range(group.converted(), group.entered())));
    }
    var difference = comparison.difference();
    if (difference == null) {
      return new FunnelPage.Compared(
          rows, "A group in which nobody began cannot be compared. Check the two values.");
    }
    boolean clear = difference.low() > 0 || difference.high() < 0;
    return new FunnelPage.Compared(
        rows,
        "Difference: %s, range %s to %s at 80%% certainty. %s"
            .formatted(
                Format.points(difference.mid()),
                Format.points(difference.low()),
                Format.points(difference.high()),
                clear
                    ? "It is larger than chance alone explains."
                    : "It may be chance: the range includes no difference."));
  }

  private Link reached(FunnelForm of, int step) {
    return of.link(FunnelPeople.PATH, shell).with("reached", step);
  }

  private static FunnelPage.Opening opening(int count, Link list) {
    return new FunnelPage.Opening(Format.count(count), count == 0 ? null : list.href());
  }
}
