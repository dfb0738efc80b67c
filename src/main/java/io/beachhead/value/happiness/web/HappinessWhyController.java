package io.beachhead.value.happiness.web;

import io.beachhead.statistics.Interval;
import io.beachhead.value.features.EventLine;
import io.beachhead.value.happiness.Happiness;
import io.beachhead.value.happiness.HappinessAnswer;
import io.beachhead.value.happiness.HappinessAnswer.BehaviourShare;
import io.beachhead.value.happiness.HappinessAnswer.Part;
import io.beachhead.value.happiness.HappinessDefinition;
import io.beachhead.value.happiness.HappyBehaviour;
import io.beachhead.value.happiness.HappyFilter;
import io.beachhead.value.happiness.Mark;
import io.beachhead.value.happiness.Observation;
import io.beachhead.value.happiness.Standing;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.PageAddress;
import io.beachhead.web.ProblemException;
import io.beachhead.web.WhyAnswer;
import io.beachhead.web.WhyAnswer.Line;
import io.beachhead.web.text.Capital;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Why a number of observed happiness is what it is. */
@Controller
@Hidden
class HappinessWhyController {
  private final Happiness happiness;

  HappinessWhyController(Happiness happiness) {
    this.happiness = happiness;
  }

  /** One request for an explanation; {@code part} is a segment or all accounts. */
  private record Asked(
      HappinessAnswer answer, Observation seen, Part part, HappinessMetric metric, String json) {
    WhyAnswer answer(String sentence, List<Line> sum, @Nullable String evidence) {
      return new WhyAnswer(sentence, sum, evidence, null, metric.methodHref(), json);
    }

    String where() {
      return part.key() == null ? "" : " in " + part.name();
    }

    String days() {
      return Format.count(answer.windowDays(), "day");
    }
  }

  @GetMapping({
    "/why/observed-happiness",
    "/why/one-short-of-happy",
    "/why/pay-and-use-only",
    "/why/happy-refers",
    "/why/happy-engages",
    "/why/happy-uses",
    "/why/happy-pays"
  })
  JteView why(
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable LocalDate asOf,
      @RequestParam(required = false) @Nullable String segment) {
    String key = request.getRequestURI().substring("/why/".length());
    HappinessAnswer answer = happiness.answer(segmentation, asOf);
    List<PageAddress.Parameter> query = new ArrayList<>();
    if (segmentation != null) {
      query.add(new PageAddress.Parameter("segmentation", segmentation));
    }
    if (asOf != null) {
      query.add(new PageAddress.Parameter("asOf", asOf.toString()));
    }
    Asked asked =
        new Asked(
            answer,
            happiness.observation(segmentation, asOf),
            part(answer, segment),
            metric(key),
            new PageAddress("/happiness.json", query).href());
    return new JteView(
        "web/whybody",
        switch (asked.metric) {
          case OBSERVED_HAPPINESS, CALIBRATED_THRESHOLD -> observed(asked);
          case ONE_SHORT_OF_HAPPY -> oneShort(asked);
          case LUKEWARM_OBSERVED -> lukewarm(asked);
          case REFERS -> behaviour(asked, HappyBehaviour.REFERS);
          case ENGAGES -> behaviour(asked, HappyBehaviour.ENGAGES);
          case USES -> behaviour(asked, HappyBehaviour.USES);
          case PAYS -> behaviour(asked, HappyBehaviour.PAYS);
        });
  }

  private static HappinessMetric metric(String key) {
    for (HappinessMetric metric : HappinessMetric.values()) {
      if (metric.key().equals(key)) {
        return metric;
      }
    }
    throw ProblemException.notFound("There is no explanation for this number.");
  }

  private static Part part(HappinessAnswer answer, @Nullable String segment) {
    if (segment == null || segment.isEmpty() || segment.equals("~all")) {
      return answer.total();
    }
    return answer.segments().stream()
        .filter(part -> segment.equals(part.key()))
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("There is no such segment."));
  }

  private static WhyAnswer observed(Asked asked) {
    Part part = asked.part;
    Interval share = part.share();
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("Accounts that were there", Format.count(part.accounts())));
    lines.add(new Line("not fully known, left out", Format.MINUS + Format.count(part.unknown())));
    for (BehaviourShare each : part.behaviours()) {
      if (each.counted()) {
        lines.add(
            new Line(
                each.name() + ", of " + Format.count(each.n()) + " known",
                Format.count(each.yes())));
      }
    }
    lines.add(
        new Line(
            Capital.first(asked.seen.definition().inWords()),
            "%s of %s".formatted(Format.count(part.happy()), Format.count(part.n())),
            true));
    if (share != null) {
      lines.add(
          new Line(
              "Share at 80% certainty",
              "%s (%s)"
                  .formatted(
                      Format.shareFine(share.mid()),
                      Format.shareRange(share.low(), share.high()))));
    }
    return asked.answer(
        "%s observed happy%s".formatted(Format.count(part.happy(), "account"), asked.where()),
        lines,
        "Seen in %s up to %s. %s"
            .formatted(
                asked.days(),
                Format.date(asked.answer.asOf()),
                part.modelledHappy() == null
                    ? "The model cannot tell."
                    : "The model expects %s.".formatted(Format.count(part.modelledHappy().mid()))));
  }

  private static WhyAnswer oneShort(Asked asked) {
    int[] near =
        new HappyFilter(HappyFilter.Show.NEAR, null, asked.part.key(), "").rows(asked.seen);
    List<Line> lines = new ArrayList<>();
    for (HappyBehaviour behaviour : asked.seen.definition().counted()) {
      long lacking =
          IntStream.of(near).filter(row -> asked.seen.missing(row).contains(behaviour)).count();
      lines.add(
          new Line("lack " + behaviour.label().toLowerCase(Locale.ROOT), Format.count(lacking)));
    }
    lines.add(new Line("One short", Format.count(near.length), true));
    return asked.answer(
        "%s one behaviour short of happy%s"
            .formatted(Format.count(near.length, "account"), asked.where()),
        lines,
        asked.seen.definition().required() < asked.seen.definition().counted().size()
            ? "An account may lack several of them but needs only one."
            : "Each lacks exactly one; a mark that is not known counts as lacking here.");
  }

  private static WhyAnswer lukewarm(Asked asked) {
    Observation seen = asked.seen;
    int pay = 0;
    int use = 0;
    int silent = 0;
    for (int row = 0; row < seen.base().size(); row++) {
      if (!seen.present(row) || seen.mark(HappyBehaviour.PAYS, row) != Mark.YES) {
        continue;
      }
      pay++;
      if (seen.mark(HappyBehaviour.USES, row) == Mark.YES) {
        use++;
        silent += seen.paysAndUsesOnly(row) ? 1 : 0;
      }
    }
    return asked.answer(
        "%s pay and use the product, but neither refer nor give feedback"
            .formatted(Format.count(silent, "account")),
        List.of(
            new Line("pay, and not less than before", Format.count(pay)),
            new Line("of them, use it intensively", Format.count(use)),
            new Line("of them, neither refer nor engage", Format.count(silent), true)),
        "A customer who only pays and uses the product does not meet the bar.");
  }

  private static WhyAnswer behaviour(Asked asked, HappyBehaviour behaviour) {
    BehaviourShare it = asked.part.behaviour(behaviour);
    Interval share = it.share();
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("Accounts that were there", Format.count(asked.part.accounts())));
    lines.add(new Line("not known", Format.MINUS + Format.count(it.unknown())));
    lines.add(new Line("known", Format.count(it.n())));
    lines.add(new Line("of them, " + it.name().toLowerCase(Locale.ROOT), Format.count(it.yes())));
    lines.add(
        new Line(
            it.name(),
            share == null
                ? "not known"
                : "%s (%s)"
                    .formatted(
                        Format.share(share.mid()), Format.shareRange(share.low(), share.high())),
            true));
    long lone = 0;
    for (int row = 0; row < asked.seen.base().size(); row++) {
      lone +=
          asked.seen.present(row)
                  && asked.seen.standing(row) != Standing.HAPPY
                  && asked.seen.mark(behaviour, row) == Mark.YES
              ? 1
              : 0;
    }
    return asked.answer(
        "%s %s%s".formatted(Format.count(it.yes(), "account"), behaviour.verb(), asked.where()),
        lines,
        rule(asked, behaviour)
            + (asked.part.key() == null
                ? " %s of those who do are not happy.".formatted(Format.count(lone))
                : ""));
  }

  /** How the mark is read. */
  private static String rule(Asked asked, HappyBehaviour behaviour) {
    HappinessDefinition it = asked.seen.definition();
    return switch (behaviour) {
      case REFERS ->
          "Counted in %s: %s."
              .formatted(
                  asked.days(),
                  joined(
                      it.refers().events().stream().map(EventLine::of).toList(),
                      it.refers().promoterEvents().isEmpty()
                          ? null
                          : "a score of %s or more in %s"
                              .formatted(
                                  Format.number(it.refers().promoterFrom(), 1),
                                  String.join(" or ", it.refers().promoterEvents())),
                      it.refers().attributes().isEmpty()
                          ? null
                          : "attributes " + String.join(", ", it.refers().attributes())));
      case ENGAGES ->
          "Counted in %s: %s."
              .formatted(
                  asked.days(),
                  joined(
                      it.engages().events(),
                      it.engages().requests() ? "requests captured" : null,
                      it.engages().evidence() ? "interviews and surveys noted" : null));
      case USES ->
          ("At or above %s of its segment in %s, both in active days per seat and in key features"
                  + " per seat; without events, in key features by the imported file.")
              .formatted(
                  it.uses().quantile() == 0.5
                      ? "the median"
                      : "the %s%% quantile".formatted(Format.number(it.uses().quantile() * 100, 0)),
                  asked.days());
      case PAYS ->
          it.pays().mayShrink()
              ? "Recurring revenue above 0."
              : "Recurring revenue above 0, and not below that of %s before."
                  .formatted(asked.days());
    };
  }

  private static String joined(List<String> events, @Nullable String... more) {
    List<String> all = new ArrayList<>(events);
    for (String each : more) {
      if (each != null) {
        all.add(each);
      }
    }
    return all.isEmpty() ? "nothing" : String.join(", ", all);
  }
}
