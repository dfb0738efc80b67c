package io.beachhead.samples.planwright;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.beachhead.samples.CsvTable;
import io.beachhead.samples.Dice;
import io.beachhead.samples.SampleFile;
import io.beachhead.samples.SampleText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fifty interviews, and what the people in them say they hire the product for: fourteen kinds of
 * people, the same three jobs, each segment badly served in another one.
 */
final class PlanwrightInterviews {
  private static final List<String> INTERVIEWERS = List.of("Mara Lind", "Priya Raman", "Tom Weber");
  private static final int LONGEST_AGO_DAYS = 360;
  private static final int MOST_STATEMENTS = 6;

  /** How many interviews of each segment. */
  private static final Map<PlanwrightSegment, Integer> HELD =
      Map.of(
          PlanwrightSegment.REAL_ESTATE,
          22,
          PlanwrightSegment.TECHNOLOGY,
          17,
          PlanwrightSegment.NON_PROFIT,
          11);

  /** The job each segment is badly served in. */
  private static final Map<PlanwrightSegment, String> UNDERSERVED =
      Map.of(
          PlanwrightSegment.REAL_ESTATE,
          "Keep people posted",
          PlanwrightSegment.TECHNOLOGY,
          "See it coming",
          PlanwrightSegment.NON_PROFIT,
          "Show its worth");

  private static final Map<String, String> KEYS =
      Map.of(
          "See it coming", "see-it-coming",
          "Keep people posted", "keep-people-posted",
          "Show its worth", "show-its-worth");

  /** Whom we talk to in each segment, in turn: fourteen in all. */
  private static final Map<PlanwrightSegment, List<String>> TITLES =
      Map.of(
          PlanwrightSegment.REAL_ESTATE,
          List.of(
              "Head of operations",
              "Leasing manager",
              "Portfolio manager",
              "Property manager",
              "Managing director"),
          PlanwrightSegment.TECHNOLOGY,
          List.of("Head of delivery", "Product manager", "Engineering manager", "CTO"),
          PlanwrightSegment.NON_PROFIT,
          List.of(
              "Head of programmes",
              "Programme manager",
              "Volunteer coordinator",
              "Grants officer",
              "Executive director"));

  private static final List<String> JOBS =
      List.of("Keep people posted", "See it coming", "Show its worth");

  private final Dice dice;
  private final LocalDate anchor;
  private final Map<String, List<String>> voices = new HashMap<>();
  private final Map<String, List<NamedCsvRecord>> wordings = new HashMap<>();
  private final CsvTable interviews =
      CsvTable.of(
          "id",
          "account_id",
          "person_email",
          "title",
          "held_at",
          "interviewer",
          "recording_url",
          "language",
          "consent",
          "transcript");
  private final Dice coding;
  private final CsvTable quotes =
      CsvTable.of("interview_id", "quote", "code", "job", "coder", "created_at");
  private final CsvTable statements =
      CsvTable.of(
          "id",
          "account_id",
          "person_email",
          "persona",
          "when",
          "want",
          "so_that",
          "quote",
          "importance",
          "satisfaction",
          "job");
  private int stated;

  PlanwrightInterviews(long seed, LocalDate anchor) {
    dice = Dice.thrownFor(seed, "interviews");
    coding = Dice.thrownFor(seed, "coding");
    this.anchor = anchor;
    for (NamedCsvRecord line : SampleText.table("planwright/voices.csv")) {
      voices
          .computeIfAbsent(
              key(line.getField("job"), line.getField("segment"), line.getField("part")),
              _ -> new ArrayList<>())
          .add(line.getField("text"));
    }
    for (NamedCsvRecord line : SampleText.table("planwright/statements.csv")) {
      wordings.computeIfAbsent(line.getField("job"), _ -> new ArrayList<>()).add(line);
    }
  }

  private static String key(String job, String segment, String part) {
    return job + "/" + segment + "/" + part;
  }

  /** Key of the job that a segment finds important and badly served. */
  static String badlyServed(PlanwrightSegment segment) {
    String job = UNDERSERVED.getOrDefault(segment, "");
    return KEYS.getOrDefault(job, job);
  }

  /** The interviews, the statements and the passages marked in the interviews. */
  List<SampleFile> files(List<PlanwrightAccount> accounts) {
    int number = 0;
    for (PlanwrightSegment segment : PlanwrightSegment.values()) {
      List<PlanwrightAccount> theirs =
          dice.shuffled(
              accounts.stream()
                  .filter(account -> account.segment() == segment && account.paying())
                  .toList());
      List<String> titles = TITLES.getOrDefault(segment, List.of());
      for (int i = 0; i < HELD.getOrDefault(segment, 0); i++) {
        interview(++number, theirs, i, titles.get(i % titles.size()));
      }
    }
    return List.of(interviews.file("interviews"), statements.file("jobs"), quotes.file("quotes"));
  }

  /** Talks to somebody with that title, at the next account that has one. */
  private void interview(int number, List<PlanwrightAccount> accounts, int from, String title) {
    for (int i = 0; i < accounts.size(); i++) {
      PlanwrightAccount account = accounts.get((from + i) % accounts.size());
      for (PlanwrightPerson person : account.people()) {
        if (person.title().equals(title)) {
          interview(number, account, person);
          return;
        }
      }
    }
    throw new IllegalStateException("no account has a " + title);
  }

  private void interview(int number, PlanwrightAccount account, PlanwrightPerson person) {
    LocalDate day = anchor.minusDays(dice.between(1, LONGEST_AGO_DAYS));
    String interviewer = dice.pick(INTERVIEWERS);
    List<String> jobs = dice.shuffled(JOBS);
    var heard = new Heard(new ArrayList<>(), new ArrayList<>());
    List<String> quotes = heard.quotes;
    interviews.row(
        "int-%02d".formatted(number),
        account.id(),
        person.email(),
        "What " + first(person.name()) + " hires us for",
        day,
        interviewer,
        "https://recordings.planwright.example/int-%02d".formatted(number),
        "en",
        "given",
        transcript(account.segment(), jobs, first(interviewer), first(person.name()), heard));
    code("int-%02d".formatted(number), heard.passages, interviewer, day);
    int said = dice.between(2, MOST_STATEMENTS);
    for (int i = 0; i < said; i++) {
      boolean quoted = i < quotes.size();
      state(account, person, quoted ? jobs.get(i) : dice.pick(JOBS), quoted ? quotes.get(i) : null);
    }
  }

  private String transcript(
      PlanwrightSegment segment, List<String> jobs, String asks, String answers, Heard heard) {
    List<String> quotes = heard.quotes;
    List<Passage> passages = heard.passages;
    var turns = new Turns(asks, answers);
    turns.ask("Tell me about the last time you needed us in a hurry.");
    turns.answer(said(jobs.get(0), segment, "event"));
    turns.ask("Which part took longest?");
    passages.add(
        new Passage(turns.answer(said(jobs.get(0), segment, "pain")), "problem", jobs.get(0)));
    turns.ask("And if this went perfectly, what would change?");
    quotes.add(turns.answer(said(jobs.get(0), segment, "wish")));
    turns.ask("What else did you need us for this year?");
    turns.answer(said(jobs.get(1), segment, "event"));
    turns.ask("How do you do it today?");
    passages.add(
        new Passage(turns.answer(said(jobs.get(1), segment, "pain")), "problem", jobs.get(1)));
    quotes.add(turns.answer(said(jobs.get(1), segment, "wish")));
    turns.ask("When do you wish you had more to show for it?");
    turns.answer(said(jobs.get(2), segment, "event"));
    quotes.add(turns.answer(said(jobs.get(2), segment, "wish")));
    turns.ask("Is there anything I should have asked?");
    turns.answer("No. Call me when there is something to look at.");
    for (int i = 0; i < quotes.size(); i++) {
      passages.add(new Passage(quotes.get(i), "success", jobs.get(i)));
    }
    return turns.text.toString();
  }

  /** What an interview yields: wishes in the order of the jobs, and what is worth marking. */
  private record Heard(List<String> quotes, List<Passage> passages) {}

  /** What somebody says that is worth marking. */
  private record Passage(String words, String code, String job) {}

  /** Whoever held the interview marks it; every fourth is marked by a second person too. */
  private void code(String interview, List<Passage> passages, String coder, LocalDate held) {
    mark(interview, passages, coder, held.plusDays(1));
    if (coding.chance(0.25)) {
      List<String> others = INTERVIEWERS.stream().filter(each -> !each.equals(coder)).toList();
      mark(
          interview,
          passages.stream().filter(_ -> coding.chance(0.85)).toList(),
          coding.pick(others),
          held.plusDays(2));
    }
  }

  private void mark(String interview, List<Passage> passages, String coder, LocalDate on) {
    for (Passage passage : passages) {
      quotes.row(
          interview,
          passage.words,
          passage.code,
          KEYS.getOrDefault(passage.job, passage.job),
          coder,
          on.isAfter(anchor) ? anchor : on);
    }
  }

  private String said(String job, PlanwrightSegment segment, String part) {
    String key = key(KEYS.getOrDefault(job, job), segment.key(), part);
    List<String> lines = voices.get(key);
    if (lines == null) {
      throw new IllegalStateException("nobody says anything of " + key);
    }
    return dice.pick(lines);
  }

  /** A conversation with the time of each turn. */
  private final class Turns {
    private final StringBuilder text = new StringBuilder();
    private final String asks;
    private final String answers;
    private int seconds = 15;

    Turns(String asks, String answers) {
      this.asks = asks;
      this.answers = answers.equals(asks) ? answers + " (customer)" : answers;
    }

    void ask(String words) {
      line(asks, words);
    }

    String answer(String words) {
      line(answers, words);
      return words;
    }

    private void line(String speaker, String words) {
      text.append(text.isEmpty() ? "" : "\n")
          .append("[%02d:%02d] %s: %s".formatted(seconds / 60, seconds % 60, speaker, words));
      seconds += 6 + words.length() / 12 + dice.between(0, 20);
    }
  }

  private void state(
      PlanwrightAccount account, PlanwrightPerson person, String job, @Nullable String quote) {
    boolean badly = job.equals(UNDERSERVED.get(account.segment()));
    // Whoever states a job first gives it its words.
    List<NamedCsvRecord> known = wordings.getOrDefault(job, List.of());
    NamedCsvRecord words = stated < 3 ? known.getFirst() : dice.pick(known);
    stated++;
    statements.row(
        "stmt-%03d".formatted(stated),
        account.id(),
        person.email(),
        person.title(),
        words.getField("when"),
        words.getField("want"),
        words.getField("so_that"),
        quote,
        Math.clamp(Math.round((badly ? 4.3 : 3.7) + 0.9 * dice.normal()), 1, 5),
        Math.clamp(Math.round((badly ? 2.6 : 3.6) + 1.0 * dice.normal()), 1, 5),
        job);
  }

  private static String first(String name) {
    return name.split(" ")[0];
  }
}
