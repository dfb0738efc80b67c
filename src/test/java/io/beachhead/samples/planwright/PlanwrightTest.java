package io.beachhead.samples.planwright;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.beachhead.samples.Sample;
import io.beachhead.samples.SampleFile;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlanwrightTest {
  private static final LocalDate ANCHOR = LocalDate.of(2026, 11, 22);

  private final Sample sample = new PlanwrightSample().at(ANCHOR);
  private final Planwright company = Planwright.on(ANCHOR);

  @Test
  void isTheSameToTheByteForTheSameDay() {
    assertThat(new PlanwrightSample().at(ANCHOR))
        .usingRecursiveComparison()
        .ignoringFields("events") // PlanwrightEventsTest compares them
        .isEqualTo(sample);
    assertThat(new PlanwrightSample().at(ANCHOR.plusDays(1)).files()).isNotEqualTo(sample.files());
  }

  @Test
  void movesEveryDateWithTheDayItIsLoaded() {
    LocalDate later = ANCHOR.plusDays(100);
    List<LocalDate> dates =
        Planwright.on(later).accounts().stream().map(a -> a.createdAt()).toList();
    assertThat(dates)
        .isEqualTo(company.accounts().stream().map(a -> a.createdAt().plusDays(100)).toList());
  }

  @Test
  void has442AccountsInThreeSegments() {
    Map<PlanwrightSegment, Long> counts =
        company.accounts().stream()
            .collect(
                Collectors.groupingBy(
                    PlanwrightAccount::segment, TreeMap::new, Collectors.counting()));
    assertThat(counts)
        .containsExactly(
            Map.entry(PlanwrightSegment.REAL_ESTATE, 150L),
            Map.entry(PlanwrightSegment.TECHNOLOGY, 164L),
            Map.entry(PlanwrightSegment.NON_PROFIT, 128L));
  }

  @Test
  void givesEveryAccountAndPersonAnIdentityOfItsOwn() {
    assertThat(company.accounts()).extracting(PlanwrightAccount::id).doesNotHaveDuplicates();
    assertThat(company.accounts()).extracting(PlanwrightAccount::name).doesNotHaveDuplicates();
    assertThat(company.accounts()).extracting(PlanwrightAccount::domain).doesNotHaveDuplicates();
    List<PlanwrightPerson> people =
        company.accounts().stream().flatMap(account -> account.people().stream()).toList();
    assertThat(people).extracting(PlanwrightPerson::id).doesNotHaveDuplicates();
    assertThat(people).extracting(PlanwrightPerson::email).doesNotHaveDuplicates();
    assertThat(people)
        .allSatisfy(it -> assertThat(it.email()).matches("[a-z.]+@[a-z-]+\\.example"));
  }

  @ParameterizedTest
  @CsvSource({
    // gross and net revenue retention over twelve months, between
    "REAL_ESTATE, 0.89, 0.95, 1.05, 1.13",
    "TECHNOLOGY, 0.83, 0.89, 0.95, 1.03",
    "NON_PROFIT, 0.73, 0.81, 0.77, 0.85",
  })
  void keepsAndGrowsRevenueAsEachSegmentIsKnownFor(
      PlanwrightSegment segment, double grrLow, double grrHigh, double nrrLow, double nrrHigh) {
    double before = 0;
    double kept = 0;
    double now = 0;
    for (PlanwrightAccount account : of(segment)) {
      double start = monthly(account, ANCHOR.minusDays(365));
      double end = monthly(account, ANCHOR);
      if (start > 0) {
        before += start;
        kept += Math.min(start, end);
        now += end;
      }
    }
    assertThat(kept / before).isBetween(grrLow, grrHigh);
    assertThat(now / before).isBetween(nrrLow, nrrHigh);
  }

  @ParameterizedTest
  @EnumSource
  void paysExactlyWhatTheSegmentPays(PlanwrightSegment segment) {
    assertThat(of(segment).stream().mapToDouble(PlanwrightAccount::monthlyRevenue).sum())
        .isEqualTo(segment.monthlyRevenue());
  }

  @Test
  void agreesWithItselfOnWhoPays() {
    for (PlanwrightAccount account : company.accounts()) {
      String stage =
          account.revenue().isEmpty() ? "trial" : account.paying() ? "paying" : "churned";
      assertThat(account.stage()).as(account.id()).isEqualTo(stage);
      assertThat(account.revenue())
          .isSortedAccordingTo(Comparator.comparing(PlanwrightRevenue.Change::date))
          .allSatisfy(change -> assertThat(change.date()).isBetween(account.createdAt(), ANCHOR));
      assertThat(account.people())
          .allSatisfy(it -> assertThat(it.createdAt()).isBetween(account.createdAt(), ANCHOR));
      if (stage.equals("churned")) {
        assertThat(account.people()).allSatisfy(it -> assertThat(it.activeDaysPerWeek()).isZero());
      }
    }
  }

  @Test
  void refersOnlyToWhatThereIs() {
    Set<String> accounts = values("accounts", "id");
    Set<String> features = values("features", "key");
    Set<String> emails = values("people", "email");
    Set<String> segments = Set.of("real-estate", "technology", "non-profit");
    for (SampleFile file : sample.files()) {
      for (NamedCsvRecord line : lines(file)) {
        line.findField("account_id")
            .filter(it -> !it.isEmpty())
            .ifPresent(it -> assertThat(accounts).contains(it));
        line.findField("feature")
            .filter(it -> !it.isEmpty())
            .ifPresent(it -> assertThat(features).contains(it));
        line.findField("segment")
            .filter(it -> !it.isEmpty())
            .ifPresent(it -> assertThat(segments).contains(it));
        line.findField("person_email")
            .filter(it -> !it.isEmpty())
            .ifPresent(it -> assertThat(emails).contains(it));
      }
    }
    for (NamedCsvRecord feature : lines(file("features"))) {
      if (!feature.getField("requires").isEmpty()) {
        assertThat(features).contains(feature.getField("requires"));
      }
    }
    sample.scenarios().forEach(it -> assertThat(features).containsAll(it.features()));
  }

  @Test
  void interviewsEnoughAccountsForTheEmpiricalDistribution() {
    Map<String, PlanwrightSegment> segments = new HashMap<>();
    company.accounts().forEach(it -> segments.put(it.id(), it.segment()));
    Map<PlanwrightSegment, Set<String>> asked = new HashMap<>();
    for (NamedCsvRecord line : lines(file("evidence"))) {
      PlanwrightSegment segment = segments.get(line.getField("account_id"));
      if (segment != null) {
        asked.computeIfAbsent(segment, it -> new HashSet<>()).add(line.getField("account_id"));
      }
    }
    assertThat(asked)
        .hasSize(3)
        .allSatisfy((segment, who) -> assertThat(who).hasSizeGreaterThanOrEqualTo(30));
  }

  @Test
  void hearsRequestsInDifferentWords() {
    List<String> texts =
        lines(file("requests")).stream().map(line -> line.getField("text")).toList();
    assertThat(texts).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
  }

  @Test
  void isAboutAsActiveAsTwoMillionEventsAYear() {
    double days =
        company.accounts().stream()
            .flatMap(account -> account.people().stream())
            .mapToDouble(PlanwrightPerson::activeDaysPerWeek)
            .sum();
    // An active day is three or four events.
    assertThat(days * 52).isBetween(450_000.0, 800_000.0);
  }

  private List<PlanwrightAccount> of(PlanwrightSegment segment) {
    return company.accounts().stream().filter(account -> account.segment() == segment).toList();
  }

  private static double monthly(PlanwrightAccount account, LocalDate day) {
    double monthly = 0;
    for (PlanwrightRevenue.Change change : account.revenue()) {
      if (!change.date().isAfter(day)) {
        monthly = change.monthly();
      }
    }
    return monthly;
  }

  private SampleFile file(String kind) {
    return sample.files().stream().filter(it -> it.kind().equals(kind)).findFirst().orElseThrow();
  }

  private Set<String> values(String kind, String column) {
    return lines(file(kind)).stream()
        .map(line -> line.getField(column))
        .collect(Collectors.toSet());
  }

  private static List<NamedCsvRecord> lines(SampleFile file) {
    return CsvReader.builder().ofNamedCsvRecord(file.csv()).stream().toList();
  }

  @Test
  void answersSurveysAsItsEventsSayAndWantsWhatItsFeaturesAreWorth() {
    var answers = lines(file("survey-answers"));
    var autumn =
        answers.stream()
            .filter(line -> line.getField("survey").equals("recommend-autumn"))
            .filter(line -> line.getField("question").equals("recommend"))
            .toList();
    assertThat(autumn).hasSizeGreaterThan(200);
    Set<String> asked =
        autumn.stream().map(line -> line.getField("person_email")).collect(Collectors.toSet());
    // Nobody answers who has not answered the quarter's survey on that day: happiness stays.
    assertThat(answers)
        .filteredOn(line -> !line.getField("survey").startsWith("recommend"))
        .allSatisfy(line -> assertThat(asked).contains(line.getField("person_email")));
    assertThat(wins("real-estate", answers)).isEqualTo("client-portal");
    assertThat(wins("technology", answers)).isEqualTo("timeline-view");
    assertThat(wins("non-profit", answers)).isEqualTo("pipeline-management");
    assertThat(lines(file("quotes"))).hasSizeGreaterThan(250);
  }

  private String wins(String segment, List<NamedCsvRecord> answers) {
    Set<String> theirs =
        company.accounts().stream()
            .filter(account -> account.segment().key().equals(segment))
            .map(PlanwrightAccount::id)
            .collect(Collectors.toSet());
    var best =
        answers.stream()
            .filter(line -> !line.getField("best").isEmpty())
            .filter(line -> theirs.contains(line.getField("account_id")))
            .collect(Collectors.groupingBy(line -> line.getField("best"), Collectors.counting()));
    assertThat(
            answers.stream()
                .filter(line -> line.getField("set").equals("1"))
                .filter(line -> theirs.contains(line.getField("account_id"))))
        .hasSizeGreaterThan(30);
    return best.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  @Test
  void fourteenKindsOfPeopleHireItForTheSameThreeJobs() {
    var files =
        sample.files().stream()
            .collect(java.util.stream.Collectors.toMap(file -> file.kind(), file -> file.csv()));
    assertThat(files.get("interviews").lines().filter(line -> line.startsWith("int-"))).hasSize(50);
    var statements = files.get("jobs").lines().filter(line -> line.startsWith("stmt-")).toList();
    assertThat(statements).hasSizeBetween(150, 250);
    assertThat(statements.stream().map(line -> line.split(",")[3]).distinct()).hasSize(14);
    assertThat(files.get("jobs"))
        .contains(",Keep people posted", ",See it coming", ",Show its worth");
  }
}
