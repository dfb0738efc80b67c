package io.beachhead.segments.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentations;
import io.beachhead.store.Changes;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@TestWorkspace
class SegmentsPagesTest {
  private static final String BY_INDUSTRY =
      """
      {"key":"industry","name":"Industry","rules":[
        {"segment":"real-estate","name":"Real estate","when":"industry = 'Real estate'"},
        {"segment":"technology","name":"Technology","when":"industry in ('Technology', 'IT')"}]}
      """;

  @Autowired TestClient client;
  @Autowired JdbcClient sql;
  @Autowired Changes changes;
  @Autowired Segmentations segmentations;
  @Autowired PlatformTransactionManager transactions;
  @Autowired WebApplicationContext context;

  MockMvc browser;

  @BeforeEach
  void emptyWorkspace() {
    client.emptyWorkspace();
    browser = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
  }

  private void accounts() {
    new TransactionTemplate(transactions)
        .executeWithoutResult(_ -> {
          sql.sql(
                  """
                  INSERT INTO account (id, name, industry, employees, attributes) VALUES
                  ('a', 'Halden <b>', 'Real estate', 80, '{"Contract":"One year"}'),
                  ('b', 'Nordlys', 'Real estate', 20, '{"Contract":"Two year"}'),
                  ('c', 'Byte', 'IT', NULL, '{"Contract":"One year"}'),
                  ('d', 'Quiet', NULL, 5, '{}')
                  """)
              .update();
          sql.sql(
                  "INSERT INTO revenue (account_id, date, mrr_minor, currency) VALUES ('a',"
                      + " '2025-01-01', 100000, 'USD')")
              .update();
          changes.mark("customers");
        });
  }

  @Test
  void invitesToBeginInAnEmptyWorkspace() throws Exception {
    assertThat(page("/segments", Role.PRODUCT)).contains("No customers to divide yet");
    accounts();
    assertThat(page("/segments", Role.PRODUCT))
        .contains("No segmentation yet", "/segments/~new", "One year (2), Two year (1)");
    assertThat(page("/segments", Role.VIEWER))
        .contains("No segmentation yet")
        .doesNotContain("/segments/~new");
  }

  @Test
  void showsTheSegmentsWithTheirRules() throws Exception {
    accounts();
    client.postJson("/api/segmentations", BY_INDUSTRY);

    String page = page("/segments", Role.VIEWER);

    assertThat(page)
        .contains("the same 4 accounts")
        .contains("Industry<b>is Technology or IT</b>")
        .contains("50% of all", "$12.0k", "Halden &lt;b&gt;")
        .contains("aria-label=\"Real estate: 2 accounts, 50%")
        .doesNotContain("style=\"", "onclick");
    assertThat(page("/segments?view=table", Role.VIEWER)).contains("ARR per paying account");
    assertThat(client.get("/segments.csv").body())
        .contains("industry,Industry,true,real-estate,Real estate,2,0.5,12000.00,USD,industry = ");
  }

  @Test
  void warnsOfARuleThatCannotBeAskedAnyMore() throws Exception {
    accounts();
    client.postJson(
        "/api/segmentations",
        BY_INDUSTRY.replace("industry = 'Real estate'", "Contract = 'One year'"));
    new TransactionTemplate(transactions)
        .executeWithoutResult(_ -> {
          sql.sql("UPDATE account SET attributes = '{}'").update();
          changes.mark("customers");
        });

    assertThat(page("/segments", Role.VIEWER))
        .contains("A rule does not fit", "none is called Contract");
    assertThat(page("/segments/industry", Role.PRODUCT)).contains("none is called Contract");
  }

  @Test
  void letsOnlyProductEdit() throws Exception {
    accounts();
    client.postJson("/api/segmentations", BY_INDUSTRY);

    assertThat(page("/segments/industry", Role.PRODUCT)).contains("id=\"rules\"", "Save as v2");
    assertThat(page("/segments/industry", Role.VIEWER))
        .doesNotContain("id=\"rules\"")
        .contains("Industry<b>is Real estate</b>", "Members");
    assertThat(submit("/segments/industry", Role.GTM, form("industry = 'IT'")).getStatus())
        .isEqualTo(403);
    assertThat(submit("/segments/industry/draft", Role.VIEWER, form("x")).getStatus())
        .isEqualTo(403);
    assertThat(browse("/segments/~new", Role.VIEWER).getStatus()).isEqualTo(403);
    assertThat(browse("/segments/none", Role.PRODUCT).getStatus()).isEqualTo(404);
  }

  @Test
  void saysWhoWouldMoveBeforeSaving() throws Exception {
    accounts();
    client.postJson("/api/segmentations", BY_INDUSTRY);

    String preview =
        submit("/segments/industry/preview", Role.PRODUCT, form("employees > 50"))
            .getContentAsString();

    assertThat(preview)
        .contains("If saved: 2 accounts move")
        .contains("1 Real estate → Other, $0 ARR")
        .contains("1 Technology → Other, $0 ARR")
        .contains("id=\"count-0\" hx-swap-oob=\"true\">1 account<");
    assertThat(segmentations.required("industry").version()).isOne();
  }

  @Test
  void marksAMistakeUnderTheRule() throws Exception {
    accounts();
    client.postJson("/api/segmentations", BY_INDUSTRY);

    var answer =
        submit("/segments/industry", Role.PRODUCT, form("industry = 'IT' or emplyees > 5"));

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString())
        .contains("industry = 'IT' or <mark>emplyees</mark> &gt; 5")
        .contains("Character 20: Expected an attribute of accounts")
        .contains("One thing to fix first")
        .as("what was typed stays")
        .contains("value=\"industry = &#39;IT&#39; or emplyees > 5\"");
    assertThat(segmentations.required("industry").version()).isOne();
  }

  @Test
  void savesAVersionThatCanBeTakenBack() throws Exception {
    accounts();
    client.postJson("/api/segmentations", BY_INDUSTRY);

    var saved = submit("/segments/industry", Role.PRODUCT, form("employees > 50"));

    assertThat(saved.getRedirectedUrl()).isEqualTo("/segments/industry");
    assertThat(segmentations.required("industry").segments())
        .extracting(segment -> segment.rule())
        .containsExactly("employees > 50");
    assertThat(page("/segments/industry?version=1", Role.PRODUCT))
        .contains("Industry v1", "is Technology or IT", "Make this the newest version");
    submit("/segments/industry/versions/1/restoration", Role.PRODUCT, Map.of());
    assertThat(segmentations.required("industry").segments()).hasSize(2);
    assertThat(segmentations.required("industry").version()).isEqualTo(3);
    assertThat(submit("/segments/industry", Role.PRODUCT, form("employees > 9")).getStatus())
        .as("based on version 1, while version 3 is in use")
        .isEqualTo(409);
  }

  @Test
  void makesAndChangesChips() throws Exception {
    accounts();
    client.postJson("/api/segmentations", BY_INDUSTRY);
    Map<String, List<String>> form = form("industry = 'IT'");

    String dialog =
        submit("/segments/industry/chip", Role.PRODUCT, with(form, "at", "0.0.0"))
            .getContentAsString();
    assertThat(dialog)
        .contains("value=\"account:industry\" selected")
        .contains("value=\"IT\" checked")
        .contains("value=\"Real estate\"");
    var put =
        submit(
            "/segments/industry/chips",
            Role.PRODUCT,
            with(
                with(
                    with(with(form, "at", "0.0.new"), "subject", "account:employees"),
                    "operator",
                    "more"),
                "value",
                "50"));
    assertThat(put.getHeader("HX-Trigger")).isEqualTo("close-dialog");
    assertThat(put.getContentAsString())
        .contains("value=\"industry = &#39;IT&#39; and employees > 50\"");
    var unclear =
        submit(
            "/segments/industry/chips",
            Role.PRODUCT,
            with(
                with(with(form, "at", "0.0.new"), "subject", "account:employees"),
                "operator",
                "more"));
    assertThat(unclear.getStatus()).isEqualTo(422);
    assertThat(unclear.getHeader("HX-Retarget")).isEqualTo("#dialog-body");
    assertThat(unclear.getContentAsString()).contains("Expected a value.");
  }

  @Test
  void createsASegmentPerValueOfAnAttribute() throws Exception {
    accounts();

    var created =
        submit(
            "/segments/~new/from-attribute",
            Role.PRODUCT,
            Map.of("attribute", List.of("contract")));

    assertThat(created.getRedirectedUrl()).isEqualTo("/segments?segmentation=contract");
    assertThat(segmentations.required("contract").segments())
        .extracting(segment -> segment.key() + ": " + segment.rule())
        .containsExactly("one-year: Contract = 'One year'", "two-year: Contract = 'Two year'");
    assertThat(segmentations.active()).isPresent();
    assertThat(
            submit(
                    "/segments/~new/from-attribute",
                    Role.PRODUCT,
                    Map.of("attribute", List.of("id")))
                .getStatus())
        .isEqualTo(404);
  }

  @Test
  void keepsTheNamesOfValuesAndTheOneCalledOtherApartFromTheRest() throws Exception {
    client.postCsv(
        "/api/imports/accounts",
        "id,name,Staff,City\n1,A,0-35,other\n2,B,0-35,Oslo\n3,C,36-100,\n4,D,36-100,other\n");

    submit("/segments/~new/from-attribute", Role.PRODUCT, Map.of("attribute", List.of("Staff")));
    submit("/segments/~new/from-attribute", Role.PRODUCT, Map.of("attribute", List.of("City")));

    assertThat(segmentations.required("staff").segments())
        .extracting(Segment::name)
        .containsExactly("0-35", "36-100");
    var cities = segmentations.required("city");
    assertThat(cities.all())
        .extracting(segment -> segment.key() + "=" + segment.name())
        .containsExactly("other=other", "oslo=Oslo", "everything-else=Everything else");
  }

  @Test
  void offersAttributesWithManyValuesAndMakesSegmentsOfTheMostFrequent() throws Exception {
    var csv = new StringBuilder("id,name,City\n");
    for (int i = 0; i < 120; i++) {
      csv.append("c%d,Company %d,City %d\n".formatted(i, i, i < 60 ? i % 30 : i % 3));
    }
    client.postCsv("/api/imports/accounts", csv.toString());

    assertThat(page("/segments/~new", Role.PRODUCT)).contains("and 26 more");
    submit("/segments/~new/from-attribute", Role.PRODUCT, Map.of("attribute", List.of("City")));
    assertThat(segmentations.required("city").segments())
        .hasSize(24)
        .extracting(Segment::name)
        .startsWith("City 0", "City 1", "City 2");
  }

  @Test
  void opensANewOneWithoutAnErrorAndSaysWhatIsMissingOnceSavingIsTried() throws Exception {
    accounts();

    assertThat(page("/segments/~new", Role.PRODUCT))
        .contains("Add a condition to see who belongs to each segment")
        .doesNotContain("to fix first");
    Map<String, List<String>> form = with(form(""), "name", "");
    form.put("segment", List.of(""));
    form.put("version", List.of("0"));
    var refused = submit("/segments/~new", Role.PRODUCT, form);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("to fix first");
  }

  @Test
  void createsWhatSomebodyWrote() throws Exception {
    accounts();
    Map<String, List<String>> form = with(form("employees > 50"), "name", "By size");
    form.put("segment", List.of(""));
    form.put("version", List.of("0"));

    assertThat(page("/segments/~new", Role.PRODUCT))
        .contains("New segmentation", "Save segmentation");
    assertThat(submit("/segments/~new/preview", Role.PRODUCT, form).getContentAsString())
        .contains("If saved: 1 of 4 accounts match a rule");
    assertThat(submit("/segments/~new", Role.PRODUCT, form).getRedirectedUrl())
        .isEqualTo("/segments/by-size");
    assertThat(segmentations.required("by-size").segments().getFirst().key()).isEqualTo("segment");
    assertThat(submit("/segments/~new", Role.PRODUCT, form).getRedirectedUrl())
        .as("a second one of that name gets a key of its own")
        .isEqualTo("/segments/by-size-2");
  }

  @Test
  void deletesAndBringsBack() throws Exception {
    accounts();
    client.postJson("/api/segmentations", BY_INDUSTRY);

    assertThat(submit("/segments/industry/deletion", Role.PRODUCT, Map.of()).getRedirectedUrl())
        .isEqualTo("/segments");
    assertThat(segmentations.all()).isEmpty();
    submit("/segments/industry/restoration", Role.PRODUCT, Map.of());
    assertThat(segmentations.active()).isPresent();
  }

  @Test
  void listsMembersPageByPage() throws Exception {
    client.postJson("/api/segmentations", BY_INDUSTRY);
    new TransactionTemplate(transactions)
        .executeWithoutResult(_ -> {
          for (int i = 0; i < 120; i++) {
            sql.sql("INSERT INTO account (id, name, industry) VALUES (?, ?, 'IT')")
                .param("a%03d".formatted(i))
                .param("Account %03d".formatted(i))
                .update();
          }
          changes.mark("customers");
        });

    String page = page("/segments/industry?segment=technology&page=3", Role.VIEWER);

    assertThat(page).contains("101–120 of 120", "Account 100", "Account 119");
    assertThat(page).doesNotContain("Account 099");
    assertThat(page("/segments/industry?segment=other", Role.VIEWER)).contains("No accounts");
    assertThat(client.get("/segments/industry/members.csv").body().lines()).hasSize(121);
    assertThat(browse("/segments/industry?page=0", Role.VIEWER).getStatus()).isEqualTo(400);
  }

  private static Map<String, List<String>> form(String rule) {
    Map<String, List<String>> form = new java.util.HashMap<>();
    form.put("version", List.of("1"));
    form.put("name", List.of("Industry"));
    form.put("mode", List.of("chips"));
    form.put("segment", List.of("real-estate"));
    form.put("segmentName", List.of("Real estate"));
    form.put("rule", List.of(rule));
    form.put("otherwise", List.of("other"));
    form.put("otherwiseName", List.of("Other"));
    if (rule.equals("employees > 50")) {
      form.put("segmentName", List.of("Segment"));
    }
    return form;
  }

  private static Map<String, List<String>> with(
      Map<String, List<String>> form, String name, String value) {
    Map<String, List<String>> more = new java.util.HashMap<>(form);
    more.put(name, new ArrayList<>(List.of(value)));
    return more;
  }

  private String page(String address, Role role) throws Exception {
    MockHttpServletResponse answer = browse(address, role);
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return answer.getContentAsString();
  }

  private MockHttpServletResponse browse(String address, Role role) throws Exception {
    return perform(get(java.net.URI.create(address)), role);
  }

  private MockHttpServletResponse submit(String address, Role role, Map<String, List<String>> form)
      throws Exception {
    MockHttpServletRequestBuilder request = post(java.net.URI.create(address)).with(csrf());
    form.forEach((name, values) -> request.param(name, values.toArray(String[]::new)));
    return perform(request, role);
  }

  private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, Role role)
      throws Exception {
    CurrentUser user =
        new CurrentUser(CurrentUser.Kind.API_KEY, "k", "Mara Lind", "mara@example.com", role);
    return browser
        .perform(
            request.with(
                authentication(new TestingAuthenticationToken(user, "", role.authority()))))
        .andReturn()
        .getResponse();
  }
}
