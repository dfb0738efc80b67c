package io.beachhead.samples;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A worked example, kept as two texts: {@code sample.json} says who the customers are, how they are
 * divided and which scenarios there are, {@code features.csv} what each feature is worth to each
 * segment. The accounts are made up from that.
 */
final class WorkedExample implements SampleSource {

  /**
   * @param groups the customers, segment by segment
   */
  record Definition(
      SampleIntroduction introduction,
      List<Group> groups,
      List<SampleSegmentation> segmentations,
      Knowledge evidence,
      JsonNode valueModel,
      double capacityWeeks,
      List<SampleScenario> scenarios) {}

  /**
   * Customers of one segment.
   *
   * @param meanArr a year, in the workspace's currency, exact over the group
   * @param arrSpread the standard deviation of ARR as a share of its mean
   * @param smallest fewest employees
   * @param largest most employees
   * @param people who is known at each account
   * @param attributes column and the values it takes
   */
  record Group(
      String segment,
      int accounts,
      int meanArr,
      double arrSpread,
      int smallest,
      int largest,
      List<Contact> people,
      Map<String, List<String>> attributes,
      List<String> nameStarts,
      List<String> nameEnds) {}

  record Contact(String persona, String title, String buyingRole) {}

  /**
   * How the values are known.
   *
   * @param spreadOfWorth by segment, the standard deviation between its accounts as a share of the
   *     value
   */
  record Knowledge(Map<String, Double> spreadOfWorth, Asked shipped, Asked candidate) {}

  /**
   * @param se the standard error, at least; money a year
   * @param seShare the standard error as a share of the value, where that is more
   */
  record Asked(String kind, double se, double seShare, int n, String source, int daysAgo) {}

  private static final long SEED = 20_261_121;

  /** Columns of {@code features.csv} before those of the segments. */
  private static final List<String> FEATURE_COLUMNS =
      List.of("key", "name", "state", "effort_weeks", "requires");

  private final String key;
  private final Definition definition;

  WorkedExample(String key, JsonMapper json) {
    this.key = key;
    definition = json.readValue(SampleText.read(key + "/sample.json"), Definition.class);
  }

  @Override
  public SampleIntroduction introduction() {
    return definition.introduction();
  }

  @Override
  public Sample at(LocalDate anchor) {
    List<SampleFile> files = new ArrayList<>(customers(anchor));
    files.add(features());
    files.add(evidence(anchor));
    return new Sample(
        introduction(),
        definition.segmentations(),
        files,
        definition.valueModel().toString(),
        definition.scenarios(),
        definition.capacityWeeks(),
        List.of(),
        List.of(),
        "{}",
        "[]",
        SampleEvents.NONE);
  }

  private List<SampleFile> customers(LocalDate anchor) {
    List<String> attributes =
        definition.groups().stream()
            .flatMap(group -> group.attributes().keySet().stream())
            .distinct()
            .toList();
    List<String> header =
        new ArrayList<>(List.of("id", "name", "domain", "employees", "stage", "created_at"));
    header.addAll(attributes);
    CsvTable accounts = CsvTable.of(header.toArray(String[]::new));
    CsvTable people =
        CsvTable.of("id", "account_id", "email", "name", "title", "persona", "buying_role");
    CsvTable revenue = CsvTable.of("account_id", "date", "mrr");
    int number = 0;
    for (Group group : definition.groups()) {
      Dice dice = Dice.thrownFor(SEED, key + group.segment());
      List<String> names = dice.shuffled(names(group));
      List<Integer> monthlyCents = monthlyCents(group, dice);
      for (int member = 0; member < group.accounts(); member++) {
        number++;
        String id = "a%04d".formatted(number);
        String name = names.get(member);
        String domain = domain(name);
        LocalDate since = anchor.minusDays(dice.between(60, 1200));
        List<Object> line =
            new ArrayList<>(
                List.of(
                    id,
                    name,
                    domain,
                    dice.between(group.smallest(), group.largest()),
                    "paying",
                    since));
        for (String attribute : attributes) {
          line.add(dice.pick(group.attributes().getOrDefault(attribute, List.of(""))));
        }
        accounts.row(line.toArray());
        revenue.row(id, since, monthlyCents.get(member) / 100.0);
        for (int person = 0; person < group.people().size(); person++) {
          Contact contact = group.people().get(person);
          PersonName known = PersonName.drawn(dice);
          people.row(
              "%s-p%d".formatted(id, person + 1),
              id,
              "%s.%d@%s".formatted(known.mailbox(), person + 1, domain),
              known.full(),
              contact.title(),
              contact.persona(),
              contact.buyingRole());
        }
      }
    }
    return List.of(accounts.file("accounts"), people.file("people"), revenue.file("revenue"));
  }

  private static List<String> names(Group group) {
    return group.nameStarts().stream()
        .flatMap(start -> group.nameEnds().stream().map(end -> start + end))
        .distinct()
        .toList();
  }

  private static String domain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-") + ".example";
  }

  /** Evenly spread around the mean and, over the group, exactly on it. */
  private static List<Integer> monthlyCents(Group group, Dice dice) {
    double mean = group.meanArr() * 100 / 12.0;
    long target = Math.round(mean * group.accounts());
    List<Integer> cents = new ArrayList<>();
    long total = 0;
    for (double z : dice.evenNormals(group.accounts())) {
      int amount = (int) Math.round(mean * Math.max(0.2, 1 + group.arrSpread() * z));
      cents.add(amount);
      total += amount;
    }
    for (int member = 0; member < cents.size(); member++) {
      long missing = Math.floorDiv(target - total, (long) (cents.size() - member));
      cents.set(member, (int) (cents.get(member) + missing));
      total += missing;
    }
    return cents;
  }

  private SampleFile features() {
    CsvTable table = CsvTable.of(FEATURE_COLUMNS.toArray(String[]::new));
    for (NamedCsvRecord line : worth()) {
      table.row(FEATURE_COLUMNS.stream().map(line::getField).toArray());
    }
    return table.file("features");
  }

  private SampleFile evidence(LocalDate anchor) {
    CsvTable table =
        CsvTable.of(
            "feature", "segment", "kind", "value", "spread", "se", "n", "source", "noted_at");
    Knowledge known = definition.evidence();
    for (NamedCsvRecord line : worth()) {
      Asked asked = line.getField("state").equals("shipped") ? known.shipped() : known.candidate();
      List<String> segments = line.getHeader();
      for (String segment : segments.subList(FEATURE_COLUMNS.size(), segments.size())) {
        double value = Double.parseDouble(line.getField(segment));
        table.row(
            line.getField("key"),
            segment,
            asked.kind(),
            value,
            known.spreadOfWorth().getOrDefault(segment, 0.0) * value,
            Math.max(asked.se(), asked.seShare() * value),
            asked.n(),
            asked.source(),
            anchor.minusDays(asked.daysAgo()));
      }
    }
    return table.file("evidence");
  }

  private List<NamedCsvRecord> worth() {
    return SampleText.table(key + "/features.csv");
  }
}
