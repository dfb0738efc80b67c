package io.beachhead.value.happiness.web;

import gg.jte.Content;
import io.beachhead.customers.AccountAddress;
import io.beachhead.statistics.Interval;
import io.beachhead.value.HappyCount;
import io.beachhead.value.happiness.AccountHappiness;
import io.beachhead.value.happiness.Calibrations;
import io.beachhead.value.happiness.HappinessAnswer;
import io.beachhead.value.happiness.HappinessAnswer.BehaviourShare;
import io.beachhead.value.happiness.HappinessAnswer.Part;
import io.beachhead.value.happiness.HappyBehaviour;
import io.beachhead.value.happiness.HappyFilter;
import io.beachhead.value.happiness.HappyTrend;
import io.beachhead.value.happiness.Observation;
import io.beachhead.value.happiness.web.HappinessPage.Board;
import io.beachhead.value.happiness.web.HappinessPage.Key;
import io.beachhead.value.happiness.web.HappinessPage.Line;
import io.beachhead.value.happiness.web.HappinessPage.Table;
import io.beachhead.value.happiness.web.HappinessPage.Trend;
import io.beachhead.value.happiness.web.HappinessPage.Why;
import io.beachhead.web.Choice;
import io.beachhead.web.Format;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.LineChart;
import io.beachhead.web.chart.ObservedModelled;
import io.beachhead.web.chart.SegmentColours;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the page of observed happiness: numbers become words, lines and addresses. */
final class HappinessPages {
  private static final int ROWS = 50;

  private final Shell shell;
  private final HappinessAnswer answer;
  private final Observation seen;
  private final HappyFilter filter;
  private final int page;

  HappinessPages(
      Shell shell, HappinessAnswer answer, Observation seen, HappyFilter filter, int page) {
    this.shell = shell;
    this.answer = answer;
    this.seen = seen;
    this.filter = filter;
    this.page = page;
  }

  HappinessPage page(
      Calibrations.@Nullable Both calibration, boolean mayDefine, List<Content> cards) {
    PageAddress bare = new PageAddress("/happiness", List.of());
    return new HappinessPage(
        shell,
        "Who refers, engages, uses and pays in %s up to %s. %s of them make an observed happy customer."
            .formatted(
                Format.count(answer.windowDays(), "day"),
                Format.date(answer.asOf()),
                capital(seen.definition().inWords())),
        shell.link(bare.path() + ".csv"),
        shell.link(bare.path() + ".json"),
        mayDefine ? shell.link("/happiness/definition") : null,
        answer.total().accounts() == 0
            ? null
            : new Board(
                answer.notes(),
                strip(),
                trend(),
                divided(),
                table(),
                accounts(),
                calibration == null
                    ? null
                    : CalibrationViews.card(calibration, shell, seen.base().currency(), mayDefine),
                cards));
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }

  private Why why(HappinessMetric metric, String number, @Nullable String segment) {
    String id = "why-" + metric.key() + (segment == null ? "" : "-" + segment);
    return new Why(
        id,
        number,
        shell.link(
            "/why/" + metric.key() + (segment == null ? "" : "?segment=" + encoded(segment))));
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  private List<Key> strip() {
    Part total = answer.total();
    Interval share = total.share();
    Interval modelled = total.modelledHappy();
    int[] near = IntStream.range(0, seen.base().size()).filter(this::isNear).toArray();
    int lukewarm = total.payAndUseOnly();
    return List.of(
        new Key(
            "Happy customers (observed)",
            share == null
                ? null
                : why(HappinessMetric.OBSERVED_HAPPINESS, Format.count(total.happy()), null),
            share == null
                ? Objects.requireNonNull(total.notEnoughData()).why()
                : "of %s · %s (%s)"
                    .formatted(
                        Format.count(total.accounts(), "account"),
                        Format.shareFine(share.mid()),
                        Format.shareRange(share.low(), share.high())),
            null),
        new Key(
            "Happy customers (modelled)",
            modelled == null
                ? null
                : new Why(
                    "why-happy-customers",
                    Format.count(HappyCount.of(modelled)),
                    shell.link("/why/happy-customers")),
            modelled == null
                ? "The model needs value and prices."
                : Format.range(modelled.low(), modelled.high()) + " at 80% certainty",
            null),
        new Key(
            "One behaviour short",
            why(HappinessMetric.ONE_SHORT_OF_HAPPY, Format.count(near.length), null),
            mostLacking(near),
            show("near", null)),
        new Key(
            "Pay and use, nothing else",
            why(HappinessMetric.LUKEWARM_OBSERVED, Format.count(lukewarm), null),
            "neither refer nor give feedback",
            show("lukewarm", null)),
        new Key(
            "Undecided",
            null,
            total.unknown() == 0
                ? "All counted behaviours are known for every account."
                : "%s, left out of the shares".formatted(Format.count(total.unknown(), "account")),
            null));
  }

  private boolean isNear(int row) {
    return seen.present(row)
        && new HappyFilter(HappyFilter.Show.NEAR, null, null, "").shows(seen, row);
  }

  private String mostLacking(int[] near) {
    HappyBehaviour most = null;
    long largest = 0;
    for (HappyBehaviour behaviour : HappyBehaviour.values()) {
      long lacking =
          IntStream.of(near).filter(row -> seen.missing(row).contains(behaviour)).count();
      if (lacking > largest) {
        largest = lacking;
        most = behaviour;
      }
    }
    return most == null
        ? "nobody is"
        : (needsAll() ? "%s lack only: %s" : "%s do not do this, and it would be enough: %s")
            .formatted(Format.count(largest), most.label().toLowerCase(java.util.Locale.ROOT));
  }

  /** Whether whoever is one behaviour short lacks exactly one; else one of several is enough. */
  private boolean needsAll() {
    return seen.definition().required() == seen.definition().counted().size();
  }

  private Trend trend() {
    PageAddress address = shell.address();
    boolean table = "table".equals(address.parameter("view"));
    List<String> heads = new ArrayList<>();
    List<Part> parts = answer.segments().isEmpty() ? List.of(answer.total()) : answer.segments();
    parts.forEach(part -> heads.add(part.name()));
    heads.add("All accounts");
    List<Trend.Row> rows = new ArrayList<>();
    for (HappinessAnswer.Month month : answer.months().reversed()) {
      List<String> cells = new ArrayList<>();
      if (!answer.segments().isEmpty()) {
        month.segments().forEach(point -> cells.add(cell(point)));
        while (cells.size() < parts.size()) {
          cells.add("");
        }
      }
      cells.add(cell(month.total()));
      rows.add(new Trend.Row(Format.date(month.date()), cells));
    }
    if (answer.segments().isEmpty()) {
      heads.removeFirst();
    }
    @Nullable LineChart chart = HappyTrend.chart(answer).orElse(null);
    return new Trend(
        List.of(
            new Choice("Chart", address.with("view", null).href(), !table),
            new Choice("Table", address.with("view", "table").href(), table)),
        table,
        chart == null ? null : chart.draw(620, 190),
        chart == null ? null : chart.half(),
        heads,
        rows,
        chart != null
            ? "Each point looks back %s, using the segments, revenue and events known by that day."
                .formatted(Format.count(answer.windowDays(), "day"))
            : "There is not enough data for any month yet.");
  }

  private static String cell(HappinessAnswer.Point point) {
    Interval share = point.share();
    return share == null
        ? "not known"
        : "%s (%s)".formatted(Format.shareFine(share.mid()), Format.of(point.happy(), point.n()));
  }

  private HappinessPage.Lines divided() {
    List<Line> lines = lines();
    List<Line> more = lines.stream().filter(line -> line.colour() == SegmentColours.MORE).toList();
    int accounts = 0;
    int happy = 0;
    for (Part part : answer.segments()) {
      if (part.colour() != null && part.colour() == SegmentColours.MORE) {
        accounts += part.accounts();
        happy += part.happy();
      }
    }
    return new HappinessPage.Lines(
        lines.stream().filter(line -> line.colour() != SegmentColours.MORE).toList(),
        more,
        "%s: %s, %s observed happy"
            .formatted(
                SegmentColours.more(more.size()),
                Format.count(accounts, "account"),
                Format.count(happy)));
  }

  private List<Line> lines() {
    double largest = 0;
    for (Part part : answer.segments()) {
      largest = Math.max(largest, part.happy());
      largest = Math.max(largest, part.modelledHappy() == null ? 0 : part.modelledHappy().high());
    }
    List<Line> lines = new ArrayList<>();
    for (Part part : answer.segments()) {
      Integer colour = part.colour();
      Interval share = part.share();
      Interval modelled = part.modelledHappy();
      lines.add(
          new Line(
              colour == null ? 0 : colour,
              part.name(),
              Format.count(part.accounts(), "account"),
              new ObservedModelled(
                      part.name(),
                      colour == null ? 0 : colour,
                      share == null ? null : (Double) (double) part.happy(),
                      modelled,
                      largest)
                  .draw(),
              new Why(
                  "why-line-" + part.key(),
                  share == null ? "not known" : Format.count(part.happy()),
                  shell.link(
                      "/why/observed-happiness?segment=" + encoded(String.valueOf(part.key())))),
              share == null ? "" : Format.shareFine(share.mid()),
              modelled == null
                  ? "model cannot tell"
                  : "model %s (%s)"
                      .formatted(
                          Format.count(modelled.mid()),
                          Format.range(modelled.low(), modelled.high()))));
    }
    return lines;
  }

  private Table table() {
    List<Table.Head> heads = new ArrayList<>();
    for (HappyBehaviour behaviour : HappyBehaviour.values()) {
      heads.add(
          new Table.Head(
              behaviour.label(),
              behaviour.meaning(),
              seen.definition().counted().contains(behaviour)));
    }
    List<Table.Row> rows = new ArrayList<>();
    answer.segments().forEach(part -> rows.add(row(part)));
    rows.add(row(answer.total()));
    return new Table(heads, rows);
  }

  private Table.Row row(Part part) {
    List<Table.Cell> cells = new ArrayList<>();
    for (BehaviourShare each : part.behaviours()) {
      Interval share = each.share();
      cells.add(
          share == null
              ? new Table.Cell(null, "")
              : new Table.Cell(
                  why(HappinessMetric.of(each.key()), Format.share(share.mid()), part.key()),
                  Format.of(each.yes(), each.n())));
    }
    Interval share = part.share();
    Interval modelled = part.modelledShare();
    return new Table.Row(
        part.colour(),
        part.name(),
        Format.count(part.accounts()),
        cells,
        share == null
            ? new Table.Cell(null, "")
            : new Table.Cell(
                why(
                    HappinessMetric.OBSERVED_HAPPINESS,
                    Format.shareFine(share.mid()),
                    part.key() == null ? "~all" : part.key()),
                "%s, %s"
                    .formatted(
                        Format.of(part.happy(), part.n()),
                        Format.shareRange(share.low(), share.high()))),
        modelled == null ? "not known" : Format.shareFine(modelled.mid()),
        modelled == null ? "" : Format.shareRange(modelled.low(), modelled.high()),
        Format.count(part.unknown()));
  }

  private String show(String show, @Nullable String lacking) {
    return shell
            .address()
            .with("show", show.equals("all") ? null : show)
            .with("lacking", lacking)
            .with("page", null)
            .href()
        + "#accounts";
  }

  private HappinessPage.Accounts accounts() {
    int[] rows = filter.rows(seen);
    int from = Math.clamp((long) (page - 1) * ROWS, 0, rows.length);
    int to = Math.min(rows.length, from + ROWS);
    List<HappinessPage.Accounts.Row> views = new ArrayList<>();
    for (int i = from; i < to; i++) {
      views.add(account(rows[i]));
    }
    List<Choice> shows = new ArrayList<>();
    String[] labels = {"All", "Happy", "One short", "Pay and use only", "Not happy", "Undecided"};
    for (HappyFilter.Show show : HappyFilter.Show.values()) {
      int count = new HappyFilter(show, null, filter.segment(), filter.text()).rows(seen).length;
      if (count > 0 || show == filter.show() || show.ordinal() < 3) {
        shows.add(
            new Choice(
                labels[show.ordinal()] + " " + Format.count(count),
                show(show.key(), null),
                show == filter.show()));
      }
    }
    List<HappinessPage.Accounts.Near> near = new ArrayList<>();
    for (HappyBehaviour behaviour : seen.definition().counted()) {
      int count =
          new HappyFilter(HappyFilter.Show.NEAR, behaviour, filter.segment(), filter.text())
              .rows(seen)
              .length;
      boolean on = filter.show() == HappyFilter.Show.NEAR && behaviour == filter.lacking();
      near.add(
          new HappinessPage.Accounts.Near(
              behaviour.label(),
              Format.count(count),
              show("near", on ? null : behaviour.key()),
              on));
    }
    List<HappinessPage.Accounts.Option> segments = new ArrayList<>();
    answer
        .segments()
        .forEach(part ->
            segments.add(
                new HappinessPage.Accounts.Option(
                    String.valueOf(part.key()),
                    part.name(),
                    Objects.equals(part.key(), filter.segment()))));
    return new HappinessPage.Accounts(
        shows,
        near,
        segments,
        filter.text(),
        shell.address().query().stream()
            .filter(p -> !List.of("segment", "q", "page").contains(p.name()))
            .map(p -> new HappinessPage.Accounts.Hidden(p.name(), p.value()))
            .toList(),
        Format.count(rows.length, "account"),
        views,
        Pager.byNumber(shell.address(), page, ROWS, rows.length),
        new PageAddress("/happiness/accounts.csv", shell.address().query()).href());
  }

  private HappinessPage.Accounts.Row account(int row) {
    AccountHappiness account = AccountHappiness.of(seen, row);
    String segment = account.segment();
    @Nullable Part part =
        answer.segments().stream()
            .filter(each -> Objects.equals(each.key(), segment))
            .findFirst()
            .orElse(null);
    return new HappinessPage.Accounts.Row(
        shell.link(AccountAddress.of(seen.base().id(row))),
        seen.base().name(row),
        part == null ? null : part.colour(),
        part == null ? "" : part.name(),
        MarkViews.of(account.behaviours()),
        MarkViews.judgement(
            account.standing(),
            account.met(),
            account.of(),
            account.required(),
            account.behaviours()),
        seen.base().hasRevenue(row)
            ? Format.money(seen.base().arr(row), seen.base().currency())
            : null);
  }
}
