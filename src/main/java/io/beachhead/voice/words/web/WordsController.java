package io.beachhead.voice.words.web;

import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.voice.words.Concordance;
import io.beachhead.voice.words.PassageFilter;
import io.beachhead.voice.words.SaidWords;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the words customers use. */
@Controller
@Hidden
@ConditionalOnWebApplication
class WordsController {
  private static final int ROWS = 40;
  private static final int PLACES = 25;

  /** A log ratio of this much fills the bar: 32 times as often. */
  private static final double FULL_BAR = 5;

  private static final Map<String, String> OUTCOMES =
      Map.of("won", "accounts that pay", "lost", "lost deals");

  private final Shells shells;
  private final SaidWords words;
  private final Concordance concordance;
  private final CustomerBases bases;
  private final ObjectProvider<AccountGrouping> divisions;

  WordsController(
      Shells shells,
      SaidWords words,
      Concordance concordance,
      CustomerBases bases,
      ObjectProvider<AccountGrouping> divisions) {
    this.shells = shells;
    this.words = words;
    this.concordance = concordance;
    this.bases = bases;
    this.divisions = divisions;
  }

  @GetMapping("/words")
  JteView page(
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(required = false) @Nullable String term) {
    Shell shell = shells.shell("words");
    CustomerBase base = bases.asOf(shell.asOf());
    var chosen = shell.segmentation();
    AccountGrouping known = divisions.getIfAvailable();
    AccountGroups groups =
        known == null || chosen == null ? null : known.divide(chosen.key(), base).orElse(null);
    String inSegment = segment == null ? usual(groups, blank(outcome)) : blank(segment);
    String ofOutcome = blank(outcome);
    var filter =
        new PassageFilter(
            null,
            inSegment == null || groups == null || inSegment.contains("/")
                ? inSegment
                : groups.key() + "/" + inSegment,
            null,
            ofOutcome,
            null);
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
            ofOutcome == null
                ? name(groups, inSegment)
                : OUTCOMES.getOrDefault(ofOutcome, ofOutcome),
            answer.terms().stream().limit(ROWS).map(found -> row(found, asked, address)).toList(),
            answer.terms().size() > ROWS,
            asked == null ? null : places(asked, base)));
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

  private WordsPage.Places places(String term, CustomerBase base) {
    var found = concordance.of(term, null, PLACES);
    var lines = new ArrayList<WordsPage.Place>();
    for (Concordance.Line line : found.lines()) {
      int row = line.account() == null ? -1 : base.rowOf(line.account());
      lines.add(
          new WordsPage.Place(
              line.left(),
              line.term(),
              line.right(),
              line.kind().equals("requests") ? found(line) : null,
              row < 0 ? null : base.name(row)));
    }
    return new WordsPage.Places(term, Format.count(found.total(), "place"), List.copyOf(lines));
  }

  /** The list of requests, narrowed to these words. */
  private static String found(Concordance.Line line) {
    String words = (line.left() + line.term() + line.right()).strip();
    return new PageAddress("/requests", List.of()).with("q", words).href();
  }

  /** The segment to begin with: words mean something beside others' words only. */
  private static @Nullable String usual(@Nullable AccountGroups groups, @Nullable String outcome) {
    return groups == null || outcome != null || groups.groups().size() < 2
        ? null
        : groups.groups().getFirst().key();
  }

  private static String name(@Nullable AccountGroups groups, @Nullable String segment) {
    int index = groups == null || segment == null ? -1 : groups.indexOf(segment);
    return segment == null
        ? "all customers"
        : groups == null || index < 0 ? "this segment" : groups.groups().get(index).name();
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
