package io.beachhead.roadmap.optimum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class OptimumApiTest {
  @Autowired TestClient client;

  @BeforeEach
  void empty() {
    client.emptyWorkspace();
  }

  /** Large accounts want a portal, small ones an import; half of the candidates say little. */
  private void company() {
    var accounts = new StringBuilder("id,name,size\n");
    var revenue = new StringBuilder("account_id,date,mrr\n");
    for (int i = 0; i < 60; i++) {
      accounts.append("x%d,X %d,%s\n".formatted(i, i, i % 3 == 0 ? "large" : "small"));
      revenue.append("x%d,2025-01-01,%d\n".formatted(i, i % 3 == 0 ? 1000 + 10 * i : 100 + i));
    }
    imported("accounts", accounts.toString());
    imported("revenue", revenue.toString());
    client.postJson(
        "/api/segmentations",
        """
        {"key":"size","name":"Size","otherwise":"other","rules":[
          {"segment":"large","name":"Large","when":"size = 'large'"},
          {"segment":"small","name":"Small","when":"size = 'small'"}]}
        """);
    client.post("/api/segmentations/size/activation", "");
    imported(
        "features",
        """
        key,name,state,effort_weeks,requires
        base,Base,shipped,,
        portal,Portal,candidate,11,base
        statements,Statements,candidate,5,portal
        forecast,Forecast,candidate,4,
        crm,CRM,building,12,
        import,Import,candidate,6,
        sso,Sign-on,candidate,3,
        alerts,Alerts,candidate,2,
        someday,Someday,candidate,,
        """);
    imported(
        "evidence",
        """
        feature,segment,kind,value,spread,se
        base,large,survey,14000,3000,200
        base,small,survey,1500,300,50
        portal,large,survey,5000,1500,300
        portal,small,survey,0,50,20
        statements,large,survey,2500,500,300
        forecast,large,survey,900,400,200
        crm,large,survey,3000,800,400
        crm,small,survey,200,100,30
        import,small,survey,600,200,50
        sso,large,survey,1200,300,200
        alerts,small,survey,150,80,20
        """);
  }

  private JsonNode best(String question) throws InterruptedException {
    var started = client.postJson("/api/roadmap/optimum", question);
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    return ended("/api/roadmap/optimum/" + client.json(started).get("id").stringValue());
  }

  private JsonNode ended(String address) throws InterruptedException {
    JsonNode run = client.getJson(address);
    while (run.get("state").stringValue().equals("running")) {
      Thread.sleep(20);
      run = client.getJson(address);
    }
    assertThat(run.get("state").stringValue()).as(run.toString()).isEqualTo("done");
    return run;
  }

  private static List<String> features(JsonNode roadmap) {
    return roadmap.get("features").valueStream().map(JsonNode::stringValue).sorted().toList();
  }

  @Test
  void answersWithTheNumbersOfTheRoadmapPage() throws InterruptedException {
    company();
    JsonNode found = best("{\"capacity\":20}");
    JsonNode first = found.get("roadmaps").get(0);
    assertThat(found.get("exact").booleanValue()).isTrue();
    assertThat(found.get("gap").doubleValue()).isZero();
    assertThat(found.get("bound").doubleValue()).isEqualTo(first.get("value").doubleValue());
    assertThat(found.get("why").stringValue()).contains("Portal").contains("person-week");
    assertThat(found.get("robustness")).hasSize(7);
    assertThat(found.get("leftOut").get(0).get("feature").stringValue()).isEqualTo("someday");
    assertThat(found.get("leftOut").get(0).get("why").stringValue()).contains("effort");
    for (JsonNode roadmap : found.get("roadmaps")) {
      // One truth: what the search makes the most of is what the roadmap page counts.
      String chosen = String.join(",", features(roadmap));
      JsonNode total = client.getJson("/api/value-map?features=" + chosen).get("total");
      assertThat(roadmap.get("value").doubleValue())
          .isCloseTo(total.get("happyAccounts").get("mid").doubleValue(), within(1e-9));
      assertThat(roadmap.get("happyAccounts")).isEqualTo(total.get("happyAccounts"));
      assertThat(roadmap.get("effortWeeks").doubleValue()).isLessThanOrEqualTo(20);
    }
  }

  @Test
  void oneMoreWeekIsTheOptimumOfTheNextCapacityLessThisOne() throws InterruptedException {
    company();
    double sum = 0;
    for (int capacity = 0; capacity < 12; capacity++) {
      JsonNode now = best("{\"capacity\":%d}".formatted(capacity));
      JsonNode then = best("{\"capacity\":%d}".formatted(capacity + 1));
      sum += now.get("oneMoreWeek").doubleValue();
      assertThat(now.get("oneMoreWeek").doubleValue())
          .isCloseTo(
              then.get("roadmaps").get(0).get("value").doubleValue()
                  - now.get("roadmaps").get(0).get("value").doubleValue(),
              within(1e-9));
    }
    assertThat(sum).isPositive();
  }

  @Test
  void countsArrAndStatedWeightsWhereAsked() throws InterruptedException {
    company();
    JsonNode arr = best("{\"capacity\":20,\"weights\":\"arr\"}");
    String chosen = String.join("\",\"", features(arr.get("roadmaps").get(0)));
    var created =
        client.postJson(
            "/api/scenarios",
            "{\"key\":\"by-arr\",\"name\":\"By ARR\",\"features\":[\"%s\"]}".formatted(chosen));
    assertThat(created.statusCode()).isEqualTo(201);
    JsonNode column =
        client.getJson("/api/scenarios/comparison?keys=by-arr").get("scenarios").get(0);
    assertThat(arr.get("roadmaps").get(0).get("value").doubleValue())
        .isPositive()
        .isCloseTo(column.get("happyArr").get("amount").doubleValue(), within(0.01));
    JsonNode only = best("{\"capacity\":13,\"weights\":{\"small\":1,\"large\":0}}");
    assertThat(features(only.get("roadmaps").get(0))).contains("import");
    assertThat(features(only.get("roadmaps").get(0))).doesNotContain("portal");
  }

  @Test
  void keepsEveryRule() throws InterruptedException {
    company();
    JsonNode found =
        best(
            """
            {"capacity":16,"quarters":2,"must":["statements"],"mustNot":["import"],
             "together":[["forecast","sso"]],"apart":[["crm","alerts"]],
             "teams":[{"name":"Web","capacity":8,"features":["forecast","crm"]}]}
            """);
    assertThat(found.get("roadmaps")).isNotEmpty();
    for (JsonNode roadmap : found.get("roadmaps")) {
      List<String> features = features(roadmap);
      assertThat(features).contains("statements", "portal");
      assertThat(features).doesNotContain("import", "crm");
      assertThat(features.contains("forecast")).isEqualTo(features.contains("sso"));
      assertThat(roadmap.get("quarters")).hasSize(2);
    }
  }

  @Test
  void namesWhatContradictsWhat() {
    company();
    refused("{\"must\":[\"crm\"],\"mustNot\":[\"crm\"]}", "must", "both");
    refused(
        "{\"must\":[\"statements\"],\"mustNot\":[\"portal\"]}",
        "mustNot",
        "Statements must be built and cannot be without Portal");
    refused("{\"capacity\":5,\"must\":[\"crm\"]}", "must", "12 person-weeks");
    refused(
        "{\"capacity\":6,\"quarters\":2,\"must\":[\"crm\"]}", "must", "divided into 2 quarters");
    refused(
        "{\"together\":[[\"crm\",\"sso\"]],\"apart\":[[\"crm\",\"sso\"]]}",
        "together",
        "asked for together and kept apart");
    refused("{\"must\":[\"crm\",\"sso\"],\"apart\":[[\"crm\",\"sso\"]]}", "apart", "kept apart");
    refused("{\"must\":[\"nope\"]}", "must", "no such feature");
    refused("{\"must\":[\"base\"]}", "must", "shipped");
    refused("{\"must\":[\"someday\"]}", "must", "effort is not known");
    refused("{\"capacity\":-1}", "capacity", "0 to");
    refused("{\"quarters\":0}", "quarters", "1 to 8");
    refused("{\"weights\":\"people\"}", "weights", "accounts, arr");
    refused("{\"weights\":{\"nobody\":1}}", "weights", "no such segment");
    refused("{\"weights\":{\"small\":0,\"large\":0}}", "weights", "accounts that pay");
    assertThat(
            client
                .postJson("/api/roadmap/optimum", "{\"capacity\":9,\"segmentation\":\"none\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(client.get("/api/roadmap/optimum/none").statusCode()).isEqualTo(404);
    imported("features", "key,name,requires\nportal,Portal,statements\n");
    refused("{}", "requires", "Portal needs Statements needs Portal");
  }

  private void refused(String question, String field, String words) {
    String full =
        question.contains("capacity")
            ? question
            : question.replaceFirst("\\{", "{\"capacity\":30,");
    var answer = client.postJson("/api/roadmap/optimum", full.replace("30,}", "30}"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    JsonNode problem = client.json(answer).get("problems").get(0);
    assertThat(problem.get("column").stringValue()).isEqualTo(field);
    assertThat(problem.get("problem").stringValue()).contains(words);
  }

  @Test
  void buildsNothingWithACapacityOf0AndSaysWhoCannotBeAsked() throws InterruptedException {
    var refused = client.postJson("/api/roadmap/optimum", "{\"capacity\":10}");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("segment");
    company();
    JsonNode nothing = best("{\"capacity\":0}");
    assertThat(nothing.get("roadmaps")).hasSize(1);
    assertThat(features(nothing.get("roadmaps").get(0))).isEmpty();
    assertThat(nothing.get("why").stringValue()).contains("capacity of 0");
  }

  /** Methods 5: an S-curve cuts both ways. */
  @Test
  void concentratesOrSpreadsAsTheCurveSays() throws InterruptedException {
    twoEqualSegments();
    JsonNode few = best("{\"capacity\":2}");
    assertThat(few.get("roadmaps").get(0).get("value").doubleValue()).isCloseTo(80.4, within(0.5));
    assertThat(features(few.get("roadmaps").get(0))).containsAnyOf("a1", "b1");
    assertThat(few.get("ties").intValue()).isPositive();
    assertThat(few.get("why").stringValue()).contains("of the new happy customers are in");
    JsonNode many = best("{\"capacity\":6}");
    assertThat(many.get("roadmaps").get(0).get("value").doubleValue())
        .isCloseTo(198.8, within(0.5));
    assertThat(features(many.get("roadmaps").get(0)))
        .hasSize(6)
        .filteredOn(key -> key.startsWith("a"))
        .hasSize(3);
    assertThat(many.get("why").stringValue()).contains("beats concentrating").contains("101");
  }

  @Test
  void provesHowCloseItIsWhereThereAreTooManyRoadmapsToGoThrough() throws InterruptedException {
    company();
    var features = new StringBuilder("key,name,state,effort_weeks\n");
    var evidence = new StringBuilder("feature,segment,kind,value,spread,se\n");
    for (int i = 0; i < 24; i++) {
      features.append("more%d,More %d,candidate,%d\n".formatted(i, i, 2 + i % 7));
      evidence.append("more%d,large,survey,%d,200,100\n".formatted(i, 300 + 137 * i % 900));
      evidence.append("more%d,small,survey,%d,20,10\n".formatted(i, 20 + 29 * i % 70));
    }
    imported("features", features.toString());
    imported("evidence", evidence.toString());
    JsonNode found = best("{\"capacity\":40,\"seconds\":30}");
    double value = found.get("roadmaps").get(0).get("value").doubleValue();
    assertThat(found.get("basis").get("method").stringValue()).isEqualTo("constraint programming");
    assertThat(found.get("basis").get("candidates").intValue()).isEqualTo(31);
    assertThat(found.get("gap").doubleValue()).isBetween(0.0, 0.02);
    assertThat(found.get("bound").doubleValue()).isGreaterThanOrEqualTo(value - 1e-9);
    JsonNode total =
        client
            .getJson(
                "/api/value-map?features="
                    + String.join(",", features(found.get("roadmaps").get(0))))
            .get("total");
    assertThat(value).isCloseTo(total.get("happyAccounts").get("mid").doubleValue(), within(1e-9));
  }

  /** What accounts ask for: five of them, one for what is shipped, one for what nobody plans. */
  private void requests() {
    imported("features", "key,name,state,effort_weeks\nnever,Never,rejected,2\n");
    imported(
        "requests",
        """
        text,said_at,account_id,features,deal
        We need the portal,2025-03-01,x0,portal,open
        And statements,2025-03-02,x0,statements,
        A portal please,2025-03-03,x3,portal,
        Import our lists,2025-03-04,x1,import,open
        Import them,2025-03-05,x2,import;base,
        Never mind,2025-03-06,x4,never,
        """);
  }

  @Test
  void servesAccountsByWhatTheyAskFor() throws InterruptedException {
    company();
    requests();
    JsonNode served = best("{\"capacity\":17,\"objective\":\"served\"}");
    JsonNode first = served.get("roadmaps").get(0);
    // x2 has what is shipped; x1 needs the import, x0 and x3 the portal; x4 cannot be served.
    assertThat(features(first)).containsExactly("import", "portal");
    assertThat(first.get("value").doubleValue()).isEqualTo(4);
    assertThat(first.get("change").doubleValue()).isEqualTo(3);
    assertThat(served.get("why").stringValue())
        .contains("4 accounts get something they ask for, 3 more than today")
        .contains("1 account cannot be served");
    assertThat(served.get("exact").booleanValue()).isTrue();
    assertThat(served.get("robustness")).isEmpty();

    JsonNode two = best("{\"capacity\":17,\"objective\":{\"kind\":\"served\",\"atLeast\":2}}");
    assertThat(two.get("roadmaps").get(0).get("value").doubleValue()).isEqualTo(3);
    assertThat(two.get("why").stringValue()).contains("at least 2 of the features they ask for");

    JsonNode reach = best("{\"capacity\":100,\"objective\":\"reach\"}");
    assertThat(features(reach.get("roadmaps").get(0))).containsExactly("import", "portal");
    assertThat(reach.get("why").stringValue()).contains("are the fewest that reach everybody");

    JsonNode all = best("{\"capacity\":16,\"objective\":\"all-of\"}");
    assertThat(all.get("roadmaps").get(0).get("value").doubleValue()).isEqualTo(2);
    JsonNode deals =
        best("{\"capacity\":16,\"objective\":{\"kind\":\"all-of\",\"asking\":\"deals\"}}");
    assertThat(deals.get("roadmaps").get(0).get("value").doubleValue()).isEqualTo(1);
    assertThat(deals.get("why").stringValue()).contains("with an open deal");
  }

  @Test
  void refusesObjectivesThatSayNothing() {
    company();
    assertThat(refused("{\"capacity\":9,\"objective\":\"served\"}"))
        .contains("Nobody asks for a feature yet");
    assertThat(refused("{\"capacity\":9,\"objective\":\"fame\"}"))
        .contains("expected happy, served, reach or all-of");
    assertThat(refused("{\"capacity\":9,\"objective\":{\"kind\":\"served\",\"atLeast\":0}}"))
        .contains("whole number of at least 1");
    requests();
    assertThat(refused("{\"capacity\":9,\"objective\":\"reach\",\"weights\":{\"huge\":2}}"))
        .contains("there is no such segment");
  }

  @Test
  void findsWhatMakesASegmentHappyWithLeastEffort() throws InterruptedException {
    company();
    JsonNode most = happySegment("{\"segment\":\"large\",\"share\":1}");
    assertThat(most.get("cheapest").isNull()).isTrue();
    assertThat(most.get("why").stringValue()).contains("out of reach");
    JsonNode last = most.get("steps").get(most.get("steps").size() - 1);
    double share = 0.8 * last.get("share").doubleValue();
    JsonNode found = happySegment("{\"segment\":\"large\",\"share\":%s}".formatted(share));
    JsonNode cheapest = found.get("cheapest");
    int accounts = found.get("accounts").intValue();
    assertThat(accounts).isEqualTo(20);
    assertThat(found.get("exact").booleanValue()).isTrue();
    assertThat(cheapest.get("share").doubleValue()).isGreaterThanOrEqualTo(share - 1e-9);
    assertThat(cheapest.get("happyAccounts").doubleValue())
        .isCloseTo(accounts * cheapest.get("share").doubleValue(), within(1e-9));
    assertThat(found.get("why").stringValue()).contains("of them happy").contains("less effort");
    double weeks = cheapest.get("effortWeeks").doubleValue();
    String only = "{\"capacity\":%s,\"weights\":{\"large\":1,\"small\":0}}";
    assertThat(best(only.formatted(weeks)).get("roadmaps").get(0).get("value").doubleValue())
        .isCloseTo(cheapest.get("happyAccounts").doubleValue(), within(1e-9));
    assertThat(best(only.formatted(weeks - 0.1)).get("roadmaps").get(0).get("value").doubleValue())
        .isLessThan(share * accounts);
    double before = -1;
    for (JsonNode step : found.get("steps")) {
      assertThat(step.get("share").doubleValue()).isGreaterThan(before);
      before = step.get("share").doubleValue();
    }
    assertThat(before).isEqualTo(cheapest.get("share").doubleValue());
  }

  private JsonNode happySegment(String question) throws InterruptedException {
    var started = client.postJson("/api/roadmap/happy-segment", question);
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    return ended("/api/roadmap/happy-segment/" + client.json(started).get("id").stringValue());
  }

  @Test
  void saysWhatIsWrongWithAQuestionAboutASegment() {
    company();
    var unknown = client.postJson("/api/roadmap/happy-segment", "{\"segment\":\"huge\"}");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("large, small");
    for (String wrong :
        List.of(
            "{}", "{\"segment\":\"large\",\"share\":0}", "{\"segment\":\"large\",\"share\":60}")) {
      assertThat(client.postJson("/api/roadmap/happy-segment", wrong).statusCode())
          .as(wrong)
          .isEqualTo(422);
    }
    imported("accounts", "id,name,size\nprospect,Prospect,other\n");
    var nobody = client.postJson("/api/roadmap/happy-segment", "{\"segment\":\"other\"}");
    assertThat(nobody.statusCode()).isEqualTo(422);
    assertThat(nobody.body()).contains("accounts that pay");
  }

  private String refused(String question) {
    var answer = client.postJson("/api/roadmap/optimum", question);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    return answer.body();
  }

  /**
   * Methods 13, by way of imports: customers' profits are their ARR, requests name what they need.
   */
  @Test
  void winsWhoeverGetsEverythingAsTheNextReleaseProblemHasIt()
      throws InterruptedException, IOException {
    var nrp1 = new NextRelease();
    var features = new StringBuilder("key,name,state,effort_weeks,requires\n");
    for (var one : nrp1.requirements) {
      features.append(
          "r%d,Requirement %d,candidate,%d,%s\n"
              .formatted(
                  one.number(),
                  one.number(),
                  one.cost(),
                  one.prerequisites().stream()
                      .map(number -> "r" + number)
                      .collect(Collectors.joining(";"))));
    }
    var accounts = new StringBuilder("id,name\n");
    var revenue = new StringBuilder("account_id,date,mrr\n");
    var requests = new StringBuilder("text,said_at,account_id,features\n");
    for (var customer : nrp1.customers) {
      accounts.append("c%d,Customer %d\n".formatted(customer.number(), customer.number()));
      revenue.append("c%d,2025-01-01,%d\n".formatted(customer.number(), customer.profit()));
      requests.append(
          "All of it,2025-03-01,c%d,%s\n"
              .formatted(
                  customer.number(),
                  customer.wants().stream()
                      .map(number -> "r" + number)
                      .collect(Collectors.joining(";"))));
    }
    imported("accounts", accounts.toString());
    imported("revenue", revenue.toString());
    imported("features", features.toString());
    imported("requests", requests.toString());
    JsonNode found =
        best(
            "{\"capacity\":%d,\"objective\":\"all-of\",\"weights\":\"arr\",\"seconds\":60}"
                .formatted(nrp1.budget()));
    assertThat(found.get("exact").booleanValue()).isTrue();
    assertThat(found.get("roadmaps").get(0).get("value").doubleValue())
        .isCloseTo(12 * NextRelease.OPTIMUM, within(1e-6));
  }

  /** Two segments of 100 accounts, N(45, 6), happy above 60; each feature gives one 10 points. */
  private void twoEqualSegments() {
    client.putJson(
        "/api/value-model",
        """
        {"distribution":"normal","correlation":0,"happy":{"margin":20},"scalesWith":"nothing",
         "cost":{"price":"fixed","fixed":40,"effortHours":0,"hourlyRate":0,"horizonMonths":12},
         "prior":{"mean":0,"sd":1}}
        """);
    var accounts = new StringBuilder("id,name,industry\n");
    for (int i = 0; i < 200; i++) {
      accounts.append("x%d,X %d,%s\n".formatted(i, i, i % 2 == 0 ? "a" : "b"));
    }
    imported("accounts", accounts.toString());
    client.postJson(
        "/api/segmentations",
        """
        {"key":"kind","name":"Kind","otherwise":"other","rules":[
          {"segment":"a","name":"A","when":"industry = 'a'"},
          {"segment":"b","name":"B","when":"industry = 'b'"}]}
        """);
    client.post("/api/segmentations/kind/activation", "");
    client.putJson("/api/value-model", "{\"bias\":{\"experiment\":0}}");
    var features = new StringBuilder("key,name,state,effort_weeks\nbase,Base,shipped,\n");
    var evidence =
        new StringBuilder("feature,segment,kind,value,spread,se\n")
            .append("base,a,experiment,45,6,0.0001\nbase,b,experiment,45,6,0.0001\n");
    for (String segment : List.of("a", "b")) {
      for (int i = 1; i <= 6; i++) {
        String key = segment + i;
        features.append("%s,Feature %s,candidate,1\n".formatted(key, key));
        evidence.append("%s,%s,experiment,10,0,0.0001\n".formatted(key, segment));
        evidence.append(
            "%s,%s,experiment,0,0,0.0001\n".formatted(key, segment.equals("a") ? "b" : "a"));
      }
    }
    imported("features", features.toString());
    imported("evidence", evidence.toString());
  }

  private void imported(String kind, String csv) {
    var answer = client.postCsv("/api/imports/" + kind, csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
