package io.beachhead.growth.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who may leave, on planted accounts: of those whose use fell most left, of the others few. */
@TestWorkspace
class ChurnTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);
  private static final String ADDRESS = "/api/growth/churn?asOf=" + AS_OF;

  @Autowired TestClient client;

  @BeforeEach
  void empty() {
    client.emptyWorkspace();
  }

  @Test
  void saysItInWords() {
    assertThat(ChurnQuestions.sentence(Covariate.DROPPED, new Interval(1.4, 2.1, 3)))
        .isEqualTo("Accounts that dropped a feature left 2.1 times as often, 1.4 to 3.");
    assertThat(ChurnQuestions.sentence(Covariate.FALL, new Interval(.7, 1.1, 1.6)))
        .endsWith("0.7 to 1.6: it may make no difference.");
  }

  /** Each share is that of the stretches which began so: a straight count. */
  @Test
  void countsLeavingByFrequency() {
    load(80);
    JsonNode habits = client.getJson(ADDRESS).get("frequency");
    int stretches = 0;
    for (JsonNode habit : habits) {
      stretches += habit.get("left").asInt();
    }
    assertThat(stretches).isEqualTo(32);
    JsonNode rare = habits.get(1);
    assertThat(rare.get("fromDays").asInt()).isEqualTo(1);
    assertThat(rare.get("toDays").asInt()).isEqualTo(3);
    assertThat(rare.get("left").asInt()).isEqualTo(32);
    assertThat(rare.get("leaving").get("mid").asDouble())
        .isCloseTo(BinomialInterval.jeffreys(32, 40).mid(), within(1e-12));
  }

  /** One active day a week fewer triples the hazard of leaving; the model has to find it. */
  @Test
  void findsHowMuchOftenerThoseLeaveWhoUseItLess() {
    loadWithHazard(200, 3);
    JsonNode answer = client.getJson(ADDRESS + "&limit=200");
    assertThat(answer.at("/model/events").asInt()).isEqualTo(answer.get("left").asInt());
    JsonNode frequency = answer.at("/model/covariates/0");
    assertThat(frequency.get("covariate").asString()).isEqualTo("frequency");
    assertThat(frequency.at("/ratio/low").asDouble()).isBetween(1.5, 3.0);
    assertThat(frequency.at("/ratio/high").asDouble()).isBetween(3.0, 6.0);

    JsonNode items = answer.at("/page/items");
    assertThat(items.size()).isEqualTo(answer.at("/page/total").asInt());
    assertThat(items.valueStream().map(item -> item.at("/chance/mid").asDouble()))
        .isSortedAccordingTo(Comparator.reverseOrder());
    int likeliest = items.get(0).at("/use/activeDays").asInt();
    int unlikeliest = items.get(items.size() - 1).at("/use/activeDays").asInt();
    assertThat(likeliest).isLessThan(unlikeliest);
  }

  @Test
  void saysHowManyHaveToLeaveBeforeAnythingIsLearned() {
    load(20);
    JsonNode answer = client.getJson(ADDRESS);
    assertThat(answer.get("model").isNull()).isTrue();
    assertThat(answer.get("notEnoughData").get("have").asInt()).isEqualTo(8);
    assertThat(answer.get("notEnoughData").get("need").asInt()).isEqualTo(20);
    assertThat(answer.get("page").get("items").get(0).get("chance").isNull()).isTrue();
  }

  @Test
  void saysWhatIsMissingAndRefusesWhatItCannotRead() {
    assertThat(client.getJson(ADDRESS).get("notEnoughData").get("why").asString())
        .contains("import revenue");
    assertThat(client.get("/api/growth/churn.csv").body().lines()).hasSize(1);
    assertThat(client.get("/growth/churn").body()).contains("Nothing to learn from yet");
    for (var wrong :
        Map.of("&segment=none", 404, "&limit=0", 400, "&cursor=x", 400, "&segmentation=x", 404)
            .entrySet()) {
      assertThat(client.get(ADDRESS + wrong.getKey()).statusCode())
          .as(wrong.getKey())
          .isEqualTo(wrong.getValue());
    }
  }

  /**
   * All are active on 8 days of each of two stretches. Then every second one is active on 2 only;
   * four of five of those leave in the stretch after, the others' use falls again at the end.
   */
  private void load(int accounts) {
    var names = new StringBuilder("id,name,owner\n");
    var revenue = new StringBuilder("account_id,date,mrr\n");
    var events = new StringBuilder("user_id,event,timestamp,account_id\n");
    LocalDate start = AS_OF.minusDays(28 * 5);
    for (int i = 0; i < accounts; i++) {
      names.append("a%d,Account %d,Ida\n".formatted(i, i));
      revenue.append("a%d,%s,100\n".formatted(i, start.minusDays(i % 50)));
      boolean falls = i % 2 == 1;
      boolean leaves = falls && i % 10 != 1;
      for (int stretch = 0; stretch < 5; stretch++) {
        boolean little = falls && stretch == 2 || falls && stretch == 4;
        if (leaves && stretch > 2) {
          break;
        }
        for (int day = 1; day <= (little ? 2 : 8); day++) {
          for (int person = 0; person < 2; person++) {
            events.append(
                "u%d-%d,Opened,%sT10:00:00Z,a%d\n"
                    .formatted(i, person, start.plusDays(28L * stretch + day), i));
          }
        }
      }
      if (leaves) {
        revenue.append("a%d,%s,0\n".formatted(i, start.plusDays(28 * 3 + 3 + i % 20)));
      }
    }
    csv("accounts", names.toString());
    csv("revenue", revenue.toString());
    csv("events", events.toString());
  }

  /**
   * Accounts are active on 4 to 12 days of each stretch, by chance; who leaves in the next is drawn
   * from a hazard that grows by the factor for every four days fewer.
   */
  private void loadWithHazard(int accounts, double factor) {
    var names = new StringBuilder("id,name\n");
    var revenue = new StringBuilder("account_id,date,mrr\n");
    var events = new StringBuilder("user_id,event,timestamp,account_id\n");
    var random = new Random(11);
    int stretches = 6;
    LocalDate start = AS_OF.minusDays(28L * stretches);
    for (int i = 0; i < accounts; i++) {
      names.append("a%d,Account %d\n".formatted(i, i));
      revenue.append("a%d,%s,100\n".formatted(i, start.minusDays(30)));
      for (int stretch = 0; stretch < stretches; stretch++) {
        int days = 4 + random.nextInt(9);
        for (int day = 1; day <= days; day++) {
          for (int person = 0; person < 2; person++) {
            events.append(
                "u%d-%d,Opened,%sT10:00:00Z,a%d\n"
                    .formatted(i, person, start.plusDays(28L * stretch + day), i));
          }
        }
        double hazard = .02 * Math.pow(factor, (12 - days) / 4.0);
        if (stretch < stretches - 1 && random.nextDouble() < 1 - Math.exp(-hazard)) {
          int day = 28 * (stretch + 1) + 13 + random.nextInt(14);
          revenue.append("a%d,%s,0\n".formatted(i, start.plusDays(day)));
          break;
        }
      }
    }
    csv("accounts", names.toString());
    csv("revenue", revenue.toString());
    csv("events", events.toString());
  }

  private void csv(String kind, String file) {
    var response = client.postCsv("/api/imports/" + kind, file);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }
}
