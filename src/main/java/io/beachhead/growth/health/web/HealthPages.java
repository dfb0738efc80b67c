package io.beachhead.growth.health.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.growth.health.HealthAnswer;
import io.beachhead.growth.health.HealthAnswer.Item;
import io.beachhead.growth.health.HealthBand;
import io.beachhead.growth.health.HealthDefinition;
import io.beachhead.growth.health.HealthFilter;
import io.beachhead.growth.health.HealthPart;
import io.beachhead.growth.health.HealthQuestions;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.web.Choice;
import io.beachhead.web.Format;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Turns health into the words and pictures of its page. */
@Component
@ConditionalOnWebApplication
class HealthPages {
  private static final int ROWS = 50;

  private final HealthQuestions questions;
  private final Segmentations segmentations;

  HealthPages(HealthQuestions questions, Segmentations segmentations) {
    this.questions = questions;
    this.segmentations = segmentations;
  }

  /**
   * What a view shows.
   *
   * @param page from 1
   */
  record View(
      @Nullable String segment,
      @Nullable String owner,
      @Nullable HealthBand band,
      String q,
      int page) {}

  /**
   * What was sent with the form of the definition.
   *
   * @param values empty = as they stand
   * @param errors by field
   */
  record Sent(Map<String, String> values, Map<String, String> errors) {
    static final Sent NOTHING = new Sent(Map.of(), Map.of());
  }

  HealthPage page(Shell shell, View view, Sent sent, boolean mayEdit) {
    var choice = shell.segmentation();
    Segmentation segmentation =
        choice == null ? null : segmentations.find(choice.key()).orElse(null);
    String segment =
        view.segment() == null
                || segmentation == null
                || segmentation.segment(view.segment()).isEmpty()
            ? null
            : view.segment();
    HealthAnswer answer =
        questions.answer(
            new HealthFilter(
                segmentation == null ? null : segmentation.key(),
                segment,
                view.owner(),
                view.band(),
                view.q()),
            shell.asOf(),
            new HealthQuestions.Slice(ROWS * (view.page() - 1), ROWS));
    var missing = answer.notEnoughData();
    PageAddress address = shell.address();
    return new HealthPage(
        shell,
        missing == null ? null : missing.why(),
        figures(answer),
        filters(address, view, segmentation, answer, segment),
        new HealthPage.Table(
            Arrays.stream(HealthPart.values()).map(HealthPart::label).toList(),
            answer.items().stream().map(item -> row(shell, segmentation, item)).toList(),
            Pager.byNumber(address, view.page(), ROWS, answer.total())),
        check(answer),
        definition(answer.definition(), sent, mayEdit),
        address.with("page", null).twin("csv"));
  }

  private static List<HealthPage.Figure> figures(HealthAnswer answer) {
    var figures = new ArrayList<HealthPage.Figure>();
    for (var band : answer.bands()) {
      figures.add(
          new HealthPage.Figure(
              band.band().label(),
              Format.count(band.accounts()),
              "%s ARR, %s"
                  .formatted(
                      Format.money(band.arr().amount(), band.arr().currency()),
                      scale(band.band()))));
    }
    figures.add(
        new HealthPage.Figure(
            "Not known", Format.count(answer.notKnown()), "fewer than two parts are known"));
    return figures;
  }

  private static String scale(HealthBand band) {
    return switch (band) {
      case GOOD -> "70 and above";
      case FAIR -> "40 to 69";
      case POOR -> "below 40";
    };
  }

  private static HealthPage.Filters filters(
      PageAddress address,
      View view,
      @Nullable Segmentation segmentation,
      HealthAnswer answer,
      @Nullable String segment) {
    PageAddress first = address.with("page", null);
    var bands = new ArrayList<Choice>();
    bands.add(new Choice("All", first.with("band", null).href(), view.band() == null));
    for (HealthBand band : HealthBand.values()) {
      bands.add(
          new Choice(band.label(), first.with("band", band.key()).href(), view.band() == band));
    }
    List<Segment> segments = segmentation == null ? List.of() : segmentation.all();
    return new HealthPage.Filters(
        bands,
        segments.stream()
            .map(each -> new HealthPage.Option(each.key(), each.name(), each.key().equals(segment)))
            .toList(),
        Stream.concat(
                Stream.of(new HealthPage.Option("-", "Nobody’s", "".equals(view.owner()))),
                answer.owners().stream()
                    .map(each -> new HealthPage.Option(each, each, each.equals(view.owner()))))
            .toList(),
        view.q(),
        view.band() == null ? "" : view.band().key());
  }

  private static HealthPage.Row row(Shell shell, @Nullable Segmentation segmentation, Item item) {
    Segment segment =
        segmentation == null || item.segment() == null
            ? null
            : segmentation.segment(item.segment()).orElse(null);
    var band = item.band();
    return new HealthPage.Row(
        item.name(),
        shell.link(AccountAddress.of(item.account())),
        segment == null ? 0 : segment.colour(),
        Stream.of(segment == null ? null : segment.name(), item.owner())
            .filter(Objects::nonNull)
            .reduce((a, b) -> a + ", " + b)
            .orElse(""),
        HealthWords.number(item.health()),
        HealthWords.range(item.health()),
        HealthWords.picture(item.health()),
        band == null ? "" : band.label(),
        HealthWords.change(item.change()),
        item.parts().stream().map(HealthWords::cell).toList(),
        HealthWords.by(item.use()),
        Format.money(item.arr().amount(), item.arr().currency()));
  }

  private static HealthPage.Check check(HealthAnswer answer) {
    return new HealthPage.Check(
        answer.holds().isEmpty() ? "" : Format.date(answer.holds().getFirst().from()),
        answer.holds().stream()
            .map(each -> {
              var share = each.share();
              return new HealthPage.Held(
                  each.band().label(),
                  Format.of(each.left(), each.accounts()),
                  share == null
                      ? "nobody was"
                      : "%s, %s to %s"
                          .formatted(
                              Format.shareFine(share.mid()),
                              Format.shareFine(share.low()),
                              Format.shareFine(share.high())));
            })
            .toList());
  }

  private static HealthPage.Definition definition(HealthDefinition it, Sent sent, boolean mayEdit) {
    Map<String, String> values = new HashMap<>();
    it.weights().forEach((part, weight) -> values.put("weights." + part.key(), plain(weight)));
    values.put("full.activeDays", Integer.toString(it.full().activeDays()));
    values.put("full.featureShare", plain(100 * it.full().featureShare()));
    values.put("full.seatShare", plain(100 * it.full().seatShare()));
    values.put("machines.property", it.machines().property());
    values.put("machines.agents", String.join(", ", it.machines().agents()));
    values.put("machines.apiKeys", String.join(", ", it.machines().apiKeys()));
    values.putAll(sent.values());
    return new HealthPage.Definition(
        Arrays.stream(HealthPart.values())
            .map(part -> new HealthPage.Field("weights." + part.key(), part.label()))
            .toList(),
        values,
        sent.errors(),
        mayEdit,
        !sent.errors().isEmpty());
  }

  /** As a person would type it. */
  private static String plain(double number) {
    return Format.number(number, number == Math.rint(number) ? 0 : 1).replace(",", "");
  }
}
