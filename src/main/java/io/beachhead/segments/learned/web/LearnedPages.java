package io.beachhead.segments.learned.web;

import io.beachhead.runs.Run;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.learned.LearnedQuestion;
import io.beachhead.segments.learned.LearnedResult;
import io.beachhead.segments.learned.LearnedSegments;
import io.beachhead.web.Csv;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.web.text.Capital;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which people learn segments, read them and accept them. */
@Controller
@Hidden
class LearnedPages {
  private static final String LEARN = "/segments/~learn";
  private static final String RUN = "/segments/~learned/";
  private static final String ID = RUN + "{id:[0-9a-f-]{36}}";
  private static final int RUNS = 5;

  private final LearnedSegments learned;
  private final WorkspaceSettings workspace;
  private final Shells shells;

  LearnedPages(LearnedSegments learned, WorkspaceSettings workspace, Shells shells) {
    this.learned = learned;
    this.workspace = workspace;
    this.shells = shells;
  }

  @GetMapping(LEARN)
  JteView form(@RequestParam(required = false) @Nullable List<String> columns) {
    return form(columns == null ? List.of() : columns, "");
  }

  private JteView form(List<String> ticked, String problem) {
    Shell shell = shells.shell("segments");
    Map<String, List<LearnPage.Offer>> groups = new LinkedHashMap<>();
    learned
        .offered(shell.asOf())
        .forEach((key, name) -> {
          int colon = key.indexOf(':');
          String kind = colon < 0 ? "revenue" : key.substring(0, colon);
          String heading =
              switch (kind) {
                case "attribute" -> "Attributes";
                case "feature" -> "Features used within a year";
                case "events" -> "Events, how often within a year";
                default -> "Revenue";
              };
          boolean on = ticked.isEmpty() ? kind.equals("feature") : ticked.contains(key);
          groups
              .computeIfAbsent(heading, _ -> new ArrayList<>())
              .add(new LearnPage.Offer(key, name, on));
        });
    return new JteView(
        "segments/learn",
        new LearnPage(
            shell,
            CurrentUser.now().may(Role.PRODUCT),
            groups.entrySet().stream()
                .map(entry -> new LearnPage.Group(entry.getKey(), entry.getValue()))
                .toList(),
            learned.newest(RUNS).stream()
                .map(run ->
                    new LearnPage.Begun(
                        RUN + run.id(),
                        Capital.first(run.state().key()),
                        Format.time(run.begunAt(), workspace.current().timezone())
                            + " by "
                            + run.begunBy()))
                .toList(),
            problem));
  }

  @PostMapping(LEARN)
  @PreAuthorize("hasRole('PRODUCT')")
  Object learn(
      @RequestParam(required = false) @Nullable List<String> columns,
      @RequestParam(defaultValue = "2") int from,
      @RequestParam(defaultValue = "8") int to) {
    List<String> ticked = columns == null ? List.of() : columns;
    try {
      Run run =
          learned.start(
              new LearnedQuestion(
                  List.copyOf(ticked), new LearnedQuestion.Range(from, to), null, null),
              shells.asOf());
      return "redirect:" + RUN + run.id();
    } catch (ProblemException refused) {
      String problems =
          String.join(
              " ",
              Stream.concat(
                      Stream.of(refused.detail()),
                      refused.problems().stream()
                          .map(item -> item.value() + " " + item.problem() + "."))
                  .toList());
      return form(ticked, problems);
    }
  }

  @GetMapping(ID)
  JteView run(@PathVariable String id) {
    Shell shell = shells.shell("segments");
    Run run = learned.find(id);
    LearnedResult result = learned.result(run).orElse(null);
    return new JteView(
        "segments/learned",
        new LearnedPage(
            shell,
            CurrentUser.now().may(Role.PRODUCT),
            run.id(),
            RUN + run.id(),
            run.ended() ? null : progress(run),
            run.done(),
            run.of(),
            run.ended() && result == null ? ended(run) : null,
            result == null ? "" : result.chosen().why(),
            result == null ? List.of() : models(result),
            result == null ? List.of() : profiles(result),
            result == null
                ? new LearnedPage.Placing("", List.of())
                : new LearnedPage.Placing(accuracy(result), choices(result))));
  }

  /** A line per number of classes that was tried. */
  @GetMapping(ID + "/models.csv")
  void models(@PathVariable String id, HttpServletResponse response) {
    LearnedResult result =
        learned
            .result(learned.find(id))
            .orElseThrow(() -> ProblemException.notFound("The run has no result."));
    Csv.download(
        response,
        "learned-segments",
        csv -> {
          csv.row(
              "k",
              "log_likelihood",
              "parameters",
              "aic",
              "bic",
              "icl",
              "entropy_r2",
              "smallest_share",
              "starts_at_best",
              "stability",
              "chosen",
              "objection");
          for (LearnedResult.Model one : result.models()) {
            csv.row(
                one.k(),
                one.logLikelihood(),
                one.parameters(),
                one.aic(),
                one.bic(),
                one.icl(),
                one.entropyR2(),
                one.smallestShare(),
                one.startsAtBest(),
                one.stability(),
                Integer.valueOf(one.k()).equals(result.chosen().k()),
                one.objection());
          }
        });
  }

  private static String progress(Run run) {
    return run.of() == null
        ? "Waiting for its turn…"
        : "%s of %s starts".formatted(Format.count(run.done()), Format.count(run.of()));
  }

  private static String ended(Run run) {
    return run.problem() == null ? "This run was stopped." : run.problem();
  }

  private static List<LearnedPage.Model> models(LearnedResult result) {
    return result.models().stream()
        .map(one ->
            new LearnedPage.Model(
                one.k(),
                Integer.valueOf(one.k()).equals(result.chosen().k()),
                List.of(
                    Format.number(one.logLikelihood(), 1),
                    Format.number(one.bic(), 1),
                    Format.number(one.icl(), 1),
                    Format.number(one.entropyR2(), 2)),
                Format.share(one.smallestShare()),
                Format.number(one.stability(), 2),
                one.objection() == null ? "" : Capital.first(one.objection())))
        .toList();
  }

  private static List<LearnedPage.Profile> profiles(LearnedResult result) {
    List<LearnedPage.Profile> profiles = new ArrayList<>();
    for (LearnedResult.Profile one : result.profiles()) {
      String rule =
          result.rules().segments().stream()
              .filter(each -> each.segment().equals(one.key()))
              .findFirst()
              .map(LearnedResult.Rule::when)
              .orElse("");
      profiles.add(
          new LearnedPage.Profile(
              one.number() > 12 ? 0 : one.number(),
              one,
              "%s of all, %s"
                  .formatted(Format.share(one.share()), Format.count(one.accounts(), "account")),
              rule));
    }
    return profiles;
  }

  private static String accuracy(LearnedResult result) {
    var accuracy = result.rules().accuracy();
    return accuracy == null
        ? ""
        : "Rules place %s of accounts right (%s at 80%% certainty, cross-validated)."
            .formatted(
                Format.share(accuracy.mid()), Format.shareRange(accuracy.low(), accuracy.high()));
  }

  private static List<Integer> choices(LearnedResult result) {
    List<Integer> choices = new ArrayList<>();
    if (result.chosen().k() != null) {
      choices.add(result.chosen().k());
    }
    result.models().stream()
        .map(LearnedResult.Model::k)
        .filter(k -> k > 1 && !choices.contains(k))
        .forEach(choices::add);
    return choices;
  }

  @PostMapping(ID + "/stop")
  @PreAuthorize("hasRole('PRODUCT')")
  String stop(@PathVariable String id) {
    learned.stop(id);
    return "redirect:" + RUN + id;
  }

  @PostMapping(ID + "/acceptance")
  @PreAuthorize("hasRole('PRODUCT')")
  String accept(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer k,
      @RequestParam(required = false) @Nullable String key,
      @RequestParam(required = false) @Nullable String name,
      RedirectAttributes redirect) {
    try {
      Segmentation made = learned.accept(id, new LearnedSegments.Acceptance(k, key, name));
      redirect.addFlashAttribute(Flash.NAME, Flash.of(made.name() + " is a segmentation now."));
      return "redirect:/segments?segmentation=" + made.key();
    } catch (ProblemException refused) {
      String why =
          refused.problems().isEmpty()
              ? refused.detail()
              : refused.detail() + " " + refused.problems().getFirst().problem() + ".";
      redirect.addFlashAttribute(Flash.NAME, Flash.of(why));
      return "redirect:" + RUN + id;
    }
  }
}
