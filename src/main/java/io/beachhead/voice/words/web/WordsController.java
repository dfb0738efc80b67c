package io.beachhead.voice.words.web;

import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.voice.jobs.Jobs;
import io.beachhead.voice.words.Collocations;
import io.beachhead.voice.words.Concordance;
import io.beachhead.voice.words.Messages;
import io.beachhead.voice.words.PassageFilter;
import io.beachhead.voice.words.SaidWords;
import io.beachhead.web.Csv;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** The page of the words customers use. */
@Controller
@Hidden
@ConditionalOnWebApplication
class WordsController {
  private static final int ROWS = 40;
  private static final int PLACES = 25;
  private static final int MESSAGES = 4;
  private static final int NEAR = 12;
  private static final int WORDS = 4;
  private static final List<String> CODES = List.of("success", "problem");

  /** A log ratio of this much fills the bar: 32 times as often. */
  private static final double FULL_BAR = 5;

  private static final Map<String, String> OUTCOMES =
      Map.of("won", "accounts that pay", "lost", "lost deals");

  private final Shells shells;
  private final SaidWords words;
  private final Concordance concordance;
  private final Collocations collocations;
  private final CustomerBases bases;
  private final ObjectProvider<AccountGrouping> divisions;
  private final Jobs jobs;
  private final Messages messages;

  WordsController(
      Shells shells,
      SaidWords words,
      Concordance concordance,
      Collocations collocations,
      CustomerBases bases,
      ObjectProvider<AccountGrouping> divisions,
      Jobs jobs,
      Messages messages) {
    this.shells = shells;
    this.words = words;
    this.concordance = concordance;
    this.collocations = collocations;
    this.bases = bases;
    this.divisions = divisions;
    this.jobs = jobs;
    this.messages = messages;
  }

  @GetMapping("/words")
  JteView page(
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(required = false) @Nullable String job,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String term) {
    Shell shell = shells.shell("words");
    CustomerBase base = bases.asOf(shell.asOf());
    AccountGroups groups = groups(shell, base);
    boolean narrowed = blank(outcome) != null || blank(job) != null || blank(code) != null;
    String inSegment = segment == null ? usual(groups, narrowed) : blank(segment);
    String ofOutcome = blank(outcome);
    var filter =
        new PassageFilter(null, full(inSegment, groups), blank(job), ofOutcome, blank(code));
    var answer = words.compare(filter, null, shell.asOf());
    String asked = blank(term);
    var address = shell.address();
    return new JteView(
        "voice/words/words",
        new WordsPage(
            shell,
            "What customers say most differently: %s, %s."
                .formatted(
                    Format.count(answer.passages(), "passage"),
                    Format.count(answer.words(), "word")),
            answer.passages() + answer.passagesAgainst() == 0,
            segments(groups, inSegment),
            outcomes(ofOutcome),
            name(groups, inSegment, filter),
            answer.terms().stream().limit(ROWS).map(found -> row(found, asked, address)).toList(),
            answer.terms().size() > ROWS,
            asked == null ? null : places(asked, filter, shell, base),
            jobs.all().stream()
                .map(each ->
                    new WordsPage.Choice(each.key(), each.name(), each.key().equals(blank(job))))
                .toList(),
            CODES.stream()
                .map(each -> new WordsPage.Choice(each, each, each.equals(blank(code))))
                .toList(),
            messages.candidates(filter, shell.asOf(), MESSAGES).stream()
                .map(each -> message(each, base))
                .toList()));
  }

  /** Every word of the part that the page shows. */
  @GetMapping("/words.csv")
  void csv(
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(required = false) @Nullable String job,
      @RequestParam(required = false) @Nullable String code,
      HttpServletResponse response) {
    Shell shell = shells.shell("words");
    AccountGroups groups = groups(shell, bases.asOf(shell.asOf()));
    boolean narrowed = blank(outcome) != null || blank(job) != null || blank(code) != null;
    String inSegment = segment == null ? usual(groups, narrowed) : blank(segment);
    var answer =
        words.compare(
            new PassageFilter(
                null, full(inSegment, groups), blank(job), blank(outcome), blank(code)),
            null,
            shell.asOf());
    Csv.download(
        response,
        "words",
        csv -> {
          csv.row("term", "count", "count_elsewhere", "log_ratio", "g2", "q", "accounts");
          answer
              .terms()
              .forEach(term ->
                  csv.row(
                      term.term(),
                      term.count(),
                      term.countAgainst(),
                      term.logRatio(),
                      term.g2(),
                      term.q(),
                      term.accounts()));
        });
  }

  private @Nullable AccountGroups groups(Shell shell, CustomerBase base) {
    var chosen = shell.segmentation();
    AccountGrouping known = divisions.getIfAvailable();
    return known == null || chosen == null ? null : known.divide(chosen.key(), base).orElse(null);
  }

  /** A segment's key with that of its segmentation. */
  private static @Nullable String full(@Nullable String segment, @Nullable AccountGroups groups) {
    return segment == null || groups == null || segment.contains("/")
        ? segment
        : groups.key() + "/" + segment;
  }

  private static WordsPage.Message message(Messages.Message message, CustomerBase base) {
    int row = message.account() == null ? -1 : base.rowOf(message.account());
    return new WordsPage.Message(
        message.text(),
        InterviewPlace.href(message.interview(), message.from(), message.to(), message.text()),
        row < 0 ? "a person without an account" : base.name(row),
        message.terms().stream()
            .limit(WORDS)
            .map(said -> "%s, %s".formatted(said.term(), Format.count(said.accounts(), "account")))
            .toList(),
        message.tries().stream()
            .map(tried ->
                "%s, %s: %s of %s responded (%s)"
                    .formatted(
                        tried.place(),
                        Format.date(tried.triedOn()),
                        Format.shareFine(tried.response().mid()),
                        Format.count(tried.shown()),
                        Format.shareRange(tried.response().low(), tried.response().high())))
            .toList());
  }

  private WordsPage.Row row(SaidWords.Term term, @Nullable String asked, PageAddress address) {
    Double ratio = term.logRatio();
    Double g2 = term.g2();
    Double q = term.q();
    return new WordsPage.Row(
        term.term(),
        address.with("term", term.term()).href(),
        ratio == null ? 0 : (int) Math.round(100 * Math.min(1, Math.abs(ratio) / FULL_BAR)),
        ratio == null || ratio >= 0,
        ratio == null ? "" : (ratio < 0 ? Format.MINUS : "+") + Format.number(Math.abs(ratio), 1),
        g2 == null ? "" : Format.number(g2, 1),
        q == null ? "" : q < .001 ? "< .001" : Format.number(q, 3),
        Format.count(term.count()),
        Format.count(term.countAgainst()),
        Format.count(term.accounts()),
        term.term().equals(asked));
  }

  private WordsPage.Places places(
      String term, PassageFilter filter, Shell shell, CustomerBase base) {
    var found = concordance.of(term, null, PLACES);
    var lines = new ArrayList<WordsPage.Place>();
    for (Concordance.Line line : found.lines()) {
      int row = line.account() == null ? -1 : base.rowOf(line.account());
      lines.add(
          new WordsPage.Place(
              line.left(), line.term(), line.right(), href(line), row < 0 ? null : base.name(row)));
    }
    var near = collocations.of(term, Collocations.USUAL_WINDOW, filter, shell.asOf());
    return new WordsPage.Places(
        term,
        Format.count(found.total(), "place"),
        List.copyOf(lines),
        near.collocates().stream()
            .limit(NEAR)
            .map(each ->
                new WordsPage.Near(
                    each.term(),
                    shell.address().with("term", each.term()).href(),
                    "%s of its %s times, %s"
                        .formatted(
                            Format.count(each.together()),
                            Format.count(each.count()),
                            Format.count(each.accounts(), "account"))))
            .toList());
  }

  /** Where it was said. */
  private static String href(Concordance.Line line) {
    String id = UriUtils.encodePathSegment(line.id(), StandardCharsets.UTF_8);
    return switch (line.kind()) {
      case "interviews" -> InterviewPlace.href(line.id(), line.from(), line.to(), line.term());
      case "surveys" -> "/surveys/" + id;
      case "jobs" -> "/jobs";
      default -> found(line);
    };
  }

  /** The list of requests, narrowed to these words. */
  private static String found(Concordance.Line line) {
    String words = (line.left() + line.term() + line.right()).strip();
    return new PageAddress("/requests", List.of()).with("q", words).href();
  }

  /** The segment to begin with: words mean something beside others' words only. */
  private static @Nullable String usual(@Nullable AccountGroups groups, boolean narrowed) {
    return groups == null || narrowed || groups.groups().size() < 2
        ? null
        : groups.groups().getFirst().key();
  }

  private String name(
      @Nullable AccountGroups groups, @Nullable String segment, PassageFilter filter) {
    List<String> parts = new ArrayList<>();
    int index = groups == null || segment == null ? -1 : groups.indexOf(segment);
    if (segment != null) {
      parts.add(groups == null || index < 0 ? "this segment" : groups.groups().get(index).name());
    }
    String outcome = filter.outcome();
    if (outcome != null) {
      parts.add(OUTCOMES.getOrDefault(outcome, outcome));
    }
    jobs.all().stream()
        .filter(each -> each.key().equals(filter.job()))
        .forEach(each -> parts.add("“" + each.name() + "”"));
    String code = filter.code();
    if (code != null) {
      parts.add("passages marked " + code);
    }
    return parts.isEmpty() ? "all customers" : String.join(", ", parts);
  }

  private static List<WordsPage.Choice> segments(
      @Nullable AccountGroups groups, @Nullable String chosen) {
    return groups == null
        ? List.of()
        : groups.groups().stream()
            .map(group ->
                new WordsPage.Choice(group.key(), group.name(), group.key().equals(chosen)))
            .toList();
  }

  private static List<WordsPage.Choice> outcomes(@Nullable String chosen) {
    return List.of(
        new WordsPage.Choice("won", "Accounts that pay", "won".equals(chosen)),
        new WordsPage.Choice("lost", "Lost deals", "lost".equals(chosen)));
  }

  private static @Nullable String blank(@Nullable String said) {
    return said == null || said.isBlank() ? null : said.strip();
  }
}
