package io.beachhead;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.beachhead.behaviour.web.TestEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people do, from the first start to compared roadmaps, in a real browser on the running
 * program: once on a desk, once on a phone. Every page on the way has a heading, fits its window
 * and leaves nothing in the console.
 */
@Tag("browser")
@SuppressWarnings("NullAway.Init") // set before each size of window
@ParameterizedClass(name = "{0} px")
@ValueSource(ints = {1440, 390})
class JourneysTest {
  private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/setup\\?token=\\S+");
  private static TestBrowser browser;
  private static Path folder;
  private static ConfigurableApplicationContext program;
  private static TestClient client;
  private static String welcome;
  private static String cookies;

  @Parameter int width;

  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void openBrowser() {
    browser = TestBrowser.open();
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) browser.close();
  }

  /** The first journey, which all others need: from the link of the console to the welcome. */
  @BeforeParameterizedClassInvocation
  static void setsUpTheWorkspaceByTheLinkOfTheConsole(int width) throws IOException {
    folder = Files.createTempDirectory("beachhead-journeys");
    String console = start();
    client = new TestClient(program.getEnvironment(), program.getBean(JsonMapper.class));
    var link = LINK.matcher(console);
    assertThat(link.find()).as("a set-up link in the console:\n%s", console).isTrue();

    var complaints = new ArrayList<String>();
    try (var page = browser.window(width, ColorScheme.LIGHT, complaints)) {
      page.navigate(link.group());
      seen(page, width);
      page.getByLabel("Name of your company").fill("Harbour Tools");
      page.getByLabel("Currency").selectOption("USD");
      page.getByLabel("Your name").fill("Ada Admin");
      page.getByLabel("E-mail").fill("ada@planwright.test");
      page.getByLabel("Password").fill("four plain words here");
      page.getByText("Set up and sign in").click();
      assertThat(page.locator("h1")).hasText("Welcome to Harbour Tools");
      seen(page, width);
      welcome = page.locator("body").innerText();
      cookies = page.context().storageState();
    }
    assertThat(complaints).isEmpty();
  }

  @AfterParameterizedClassInvocation
  static void stop() throws IOException {
    if (program != null) program.close();
    FileSystemUtils.deleteRecursively(folder);
  }

  @BeforeEach
  void begin() {
    client.emptyWorkspace();
    page = browser.window(width, ColorScheme.LIGHT, complaints, cookies);
  }

  @AfterEach
  void findsNothingInTheConsole() {
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void isWelcomedSignedInAtTheFirstStart() {
    assertThat(welcome).contains("Import a file", "Invite people", "Look at a sample");
    open("/settings");
    assertThat(page.locator("main")).containsText("Settings");
    assertThat(page.locator("[name=name]").first()).hasValue("Harbour Tools");
  }

  @Test
  void findsAHeadingOnEveryPageOfAnEmptyWorkspace() {
    open("/");
    var addresses = new LinkedHashMap<String, String>();
    addresses.put("/settings/profile", "menu");
    addresses.put("/api", "menu");
    addLinks(addresses, width < 500 ? "#more a, .mob a" : ".rail a");
    assertThat(addresses)
        .containsKeys(
            "/",
            "/segments",
            "/accounts",
            "/happiness",
            "/value-map",
            "/roadmap",
            "/sources",
            "/settings");
    for (String address : List.copyOf(addresses.keySet())) {
      open(address);
      addLinks(addresses, "main a");
    }
    for (Map.Entry<String, String> link : addresses.entrySet()) {
      var answer = page.request().get(origin() + link.getKey());
      assertThat(answer.status())
          .as("%s, linked from %s", link.getKey(), link.getValue())
          .isEqualTo(200);
    }
  }

  @Test
  void makesAWriteKeyAndSeesTheFirstEventArrive() throws Exception {
    open("/sources");
    assertThat(page.locator("#live")).containsText("Waiting for the first event");
    page.getByLabel("Name of the key").fill("Web app");
    page.locator("button:has-text('Create a write key')").click();
    var secret = page.locator("#secret").inputValue();
    assertThat(page.locator("pre[aria-label*=Browser]")).containsText(secret);
    seen(page, width);

    var sent =
        client
            .withKey(secret)
            .post(
                "/v1/batch",
                """
                {"batch":[
                  {"type":"track","messageId":"first","userId":"ada","event":"Board created"},
                  {"type":"track","messageId":"second","userId":"ada","event":"Colleague invited"}],
                 "context":{"groupId":"acme"}}
                """,
                "Content-Type",
                "application/json");
    assertThat(sent.statusCode()).isEqualTo(200);
    assertThat(page.locator("#live")).containsText("Board created");
    page.locator("#live a").getByText("Board created").click();
    assertThat(page.locator("#event")).containsText("\"messageId\" : \"first\"");
    seen(page, width);
    open("/sources");
    assertThat(page.locator("section[aria-labelledby=fresh]")).containsText("Colleague invited");
    open("/sources/people");
    assertThat(page.locator("main")).containsText("No identities merged yet");
    open("/funnel");
    assertThat(page.locator("main")).containsText("Board created");
  }

  @Test
  void importsAFileAfterAMistakeIsMended() {
    open("/imports");
    upload(
        "id,Firm,Sector,employees\n"
            + "acme,Acme,Retail,120\n"
            + "bolt,Bolt,Retail,many\n"
            + "chip,Chip,Technology,40\n");
    var problem = page.locator("#mapping .tbad");
    assertThat(problem).containsText("choose a column or give a value");
    page.getByLabel("Column for name").selectOption("Firm");
    page.getByLabel("Column for industry").selectOption("Sector");
    click("Check the file");
    var line = page.getByRole(AriaRole.REGION, named("Problems")).locator("tbody tr");
    assertThat(line).hasCount(1);
    assertThat(line.locator("td")).containsText(new String[] {"3", "employees", "“many”", ""});
    seen(page, width);

    open("/imports");
    upload(
        "id,Firm,Sector,employees\n"
            + "acme,Acme,Retail,120\n"
            + "bolt,Bolt,Retail,75\n"
            + "chip,Chip,Technology,40\n");
    page.getByLabel("Column for name").selectOption("Firm");
    page.getByLabel("Column for industry").selectOption("Sector");
    click("Check the file");
    click("Import 3 rows");
    assertThat(page.locator("#result")).containsText("Imported 3 rows: 3 new");
    seen(page, width);
    page.locator("#result").getByText("See accounts").click();
    assertThat(page.locator("h1")).hasText("Accounts");
    assertThat(page.locator("#list tbody tr b")).hasText(new String[] {"Acme", "Bolt", "Chip"});
    seen(page, width);
  }

  @Test
  void changesARuleAndSeesWhoMovesBeforeAndAfter() {
    client.postCsv(
        "/api/imports/accounts",
        "id,name,industry\na,Acme,Retail\nb,Bolt,Retail\nc,Chip,Technology\nd,Dune,Media\n");
    assertThat(
            client
                .postJson(
                    "/api/segmentations",
                    """
                    {"key":"industry","name":"Industry","rules":[
                      {"segment":"shops","name":"Shops","when":"industry = 'Retail'"},
                      {"segment":"tech","name":"Tech","when":"industry = 'Technology'"}]}
                    """)
                .statusCode())
        .isBetween(200, 201);
    open("/segments");
    page.locator("[data-key=e]").click();
    assertThat(page.locator("#count-1")).hasText("1 account");
    seen(page, width);
    page.getByRole(AriaRole.BUTTON, named("Text")).click();
    page.locator("#rule-1").fill("industry = ");
    assertThat(page.locator("#findings-1")).not().isEmpty();
    page.locator("#rule-1").fill("industry in ('Technology', 'Media')");
    assertThat(page.locator("#if-saved")).containsText("1 account moves");
    assertThat(page.locator("#count-1")).hasText("2 accounts");
    seen(page, width);
    page.locator("#if-saved button.p").click();
    assertThat(page.locator("#versions tbody tr")).hasCount(2);
    open("/segments/industry");
    assertThat(page.locator("#count-1")).hasText("2 accounts");
    assertThat(page.locator("#count-rest")).hasText("0 accounts");
  }

  @Test
  void switchesAFeatureOnByKeyAndComparesTheSavedScenario() {
    open("/");
    page.getByRole(AriaRole.BUTTON, named("Load Project-management tool")).click();
    assertThat(page.locator("h1")).hasText("Alignment");
    open("/value-map");
    var happy = page.locator("#strip > div").first();
    String before = happy.innerText();
    var feature = page.getByRole(AriaRole.SWITCH, named("Client portal"));
    feature.focus();
    page.keyboard().press("Space");
    page.waitForURL("**features=client-portal**");
    assertThat(happy).not().hasText(before);
    assertThat(feature).isChecked();
    assertThat(feature).isFocused();
    seen(page, width);
    String after = happy.innerText();
    page.reload();
    assertThat(page.locator("#strip > div").first().innerText()).isEqualTo(after);

    click("Save as scenario");
    page.locator("#dialog").getByLabel("Name").fill("Only a portal");
    page.locator("#dialog")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
        .click();
    page.waitForURL("**scenario=only-a-portal**");
    seen(page, width);
    open("/roadmap");
    assertThat(page.locator(".sc h2")).hasCount(3);
    assertThat(page.locator(".sc h2").last()).containsText("Only a portal");
    page.locator("nav[aria-label='Scenarios compared'] a").first().click();
    assertThat(page.locator(".sc h2")).hasCount(2);
    seen(page, width);
  }

  @Test
  void saysWhatARequestIsAboutByKeyAndTakesItBack() {
    client.postCsv(
        "/api/imports/requests?dryRun=false",
        "id,text,theme,created_at\nq1,Which floors are empty?,What is coming,2026-05-01\n"
            + "q2,We ask for a board pack,,2026-04-01\n");
    open("/requests");
    var row = page.locator("#list tbody tr").last();
    var cell = row.locator("td.about");
    page.keyboard().press("j");
    page.keyboard().press("j");
    page.keyboard().press("t");
    assertThat(row.getByLabel("Theme 1")).isFocused();
    seen(page, width);
    page.keyboard().press("Escape");
    assertThat(cell.locator("[data-row-key]")).isFocused();

    page.keyboard().press("Enter");
    assertThat(row.getByLabel("Theme 1")).isFocused();
    page.keyboard().type("Board");
    page.keyboard().press("Enter");
    assertThat(cell).containsText("Board");
    assertThat(page.locator("#views")).containsText("No theme or feature 0");
    assertThat(cell.locator("[data-row-key]")).isFocused();
    seen(page, width);

    click("Undo");
    assertThat(page.locator("#views")).containsText("No theme or feature 1");
    assertThat(cell).not().containsText("Board");
  }

  @Test
  void walksTheSuggestionsOfTheSearchByKey() {
    client.postCsv(
        "/api/imports/accounts", "id,name\nn1,Harbour North\nn2,Harbour South\nn3,Quay West\n");
    if (width < 500) { // a phone has neither the field nor the keys
      open("/search?q=harbour");
      assertThat(page.locator("main tbody tr")).hasCount(2);
      return;
    }
    open("/accounts");
    page.keyboard().press("/");
    var field = page.locator("[data-search]");
    assertThat(field).isFocused();
    page.keyboard().type("harbour");
    var hits = page.locator("#hits a");
    assertThat(hits).hasCount(2);
    page.keyboard().press("ArrowDown");
    assertThat(hits.first()).isFocused();
    page.keyboard().press("ArrowDown");
    assertThat(hits.last()).isFocused();
    page.keyboard().press("ArrowUp");
    page.keyboard().press("ArrowUp");
    assertThat(field).isFocused();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("Harbour South");
    seen(page, width);

    page.keyboard().press("/");
    page.keyboard().type("quay");
    assertThat(hits).hasCount(1);
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Escape");
    assertThat(hits).hasCount(0);
    assertThat(field).isFocused();
  }

  @Test
  void closesDrawersAndPopoversAndIsWhereItWas() {
    open("/");
    page.getByRole(AriaRole.BUTTON, named("Load Project-management tool")).click();
    assertThat(page.locator("h1")).hasText("Alignment");
    open("/value-map");
    String address = page.url();
    var why = page.locator("#strip [popovertarget='why-happy-customers']");
    why.focus();
    page.keyboard().press("Enter");
    var popover = page.locator("#why-happy-customers");
    assertThat(popover).containsText("modelled happy customers");
    page.keyboard().press("Escape");
    assertThat(popover).isHidden();
    assertThat(why).isFocused();

    var model = page.getByRole(AriaRole.BUTTON, named("Model"));
    var drawer = page.locator("dialog[open]");
    model.focus();
    page.keyboard().press("Enter");
    assertThat(drawer).hasCount(1);
    page.keyboard().press("Escape");
    assertThat(drawer).hasCount(0);
    assertThat(model).isFocused();

    page.keyboard().press("Enter");
    assertThat(drawer).hasCount(1);
    page.goBack();
    assertThat(drawer).hasCount(0);
    assertThat(page.locator("h1")).hasText("Value map");
    assertThat(model).isFocused();
    org.assertj.core.api.Assertions.assertThat(page.url()).isEqualTo(address);
    seen(page, width);
  }

  @Test
  void capturesByKeyOnAnAccountAndMergesWhatSaysTheSame() {
    client.postCsv("/api/imports/accounts", "id,name\nharbour,Harbour North\nquay,Quay West\n");
    client.postCsv(
        "/api/imports/requests",
        "id,account_id,text,theme,created_at\n"
            + "q1,quay,Please export the board report as PDF,Reports,2026-05-01\n");
    open("/accounts/harbour");
    page.keyboard().press("c");
    var dialog = page.locator("#dialog");
    assertThat(dialog.locator("#f-account")).hasValue("Harbour North");
    dialog.getByLabel("Who said it").fill("Ida Reyes");
    dialog.getByLabel("Their words").fill("Please export the board report as a PDF");
    dialog.getByText("Important", new Locator.GetByTextOptions().setExact(true)).click();
    // A theme is suggested while one types, and never demanded. The first suggestion loads a model.
    var suggested = dialog.locator("#capture-suggestion input[name=theme]");
    assertThat(suggested).isChecked(new LocatorAssertions.IsCheckedOptions().setTimeout(30_000));
    suggested.uncheck();
    dialog.getByLabel("Their words").press("Control+Enter");
    assertThat(page.locator("#toasts")).containsText("Captured.");
    assertThat(page.locator("dialog[open]")).hasCount(0);
    page.waitForFunction("!history.state?.overlay"); // closing goes back a step of the history

    open("/requests");
    var row = page.locator("#list tbody tr").first();
    assertThat(row).containsText("export the board report as a PDF");
    page.keyboard().press("j");
    page.keyboard().press("t");
    assertThat(row.getByLabel("Theme 1")).isFocused();
    page.keyboard().type("Reports");
    page.keyboard().press("Enter");
    assertThat(row.locator("td.about")).containsText("Reports");
    seen(page, width);

    row.locator("a[href^='/requests/']").first().click();
    assertThat(page.locator("h1")).hasText("Request");
    assertThat(page.locator("main")).containsText("Says nearly the same");
    seen(page, width);
    click("Merge into this");
    var voices = page.getByRole(AriaRole.REGION, named("Voices"));
    assertThat(voices).containsText("Please export the board report as PDF");
    assertThat(voices).containsText("Quay West");
    seen(page, width);
    open("/requests");
    assertThat(page.locator("#list tbody tr")).hasCount(1);
    assertThat(page.locator("#list tbody tr").first()).containsText("2 voices");
  }

  @Test
  void buildsAFunnelBySegmentAndOpensTheAccountOfWhoWasLost() {
    threeAccountsInTwoSegments();
    TestEvents.sendRecent(
        client,
        "ada acme Signed up",
        "bob bolt Signed up",
        "eve chip Signed up",
        "ada acme Invited",
        "bob bolt Invited",
        "ada acme Paid");
    open("/funnel");
    assertThat(page.locator("input[name=step]")).hasCount(3);
    page.getByRole(AriaRole.LINK, named("Remove step 2")).click();
    assertThat(page.locator("input[name=step]")).hasCount(2);
    page.getByRole(AriaRole.LINK, named("Add a step")).press("Enter");
    var added = page.locator("input[name=step]").last();
    assertThat(added).hasValue("");
    added.fill("Invited");
    added.press("Tab");
    page.waitForURL("**step=Invited**");
    page.getByRole(AriaRole.LINK, named("Step 3 earlier")).click();
    page.waitForURL("**step=Signed%20up&step=Invited&step=Paid**");
    seen(page, width);

    page.getByLabel("Break down by").selectOption("segment");
    page.waitForURL("**breakdown=segment**");
    assertThat(page.getByRole(AriaRole.REGION, named("Steps by group"))).containsText("Shops");
    seen(page, width);
    page.goBack();
    assertThat(page.getByLabel("Break down by")).hasValue("none");
    page.goForward();
    assertThat(page.getByLabel("Break down by")).hasValue("segment");
    page.getByLabel("Step 1", new Page.GetByLabelOptions().setExact(true)).fill("Invited");
    page.keyboard().press("Enter");
    page.waitForURL("**step=Invited&step=Invited**");
    page.goBack();
    assertThat(page.getByLabel("Step 1", new Page.GetByLabelOptions().setExact(true)))
        .hasValue("Signed up");

    page.getByTitle("Who may still go on after Invited").click();
    assertThat(page.locator("h1")).hasText("Still within their window after Invited");
    assertThat(page.locator("tbody tr")).hasCount(1);
    seen(page, width);
    page.getByRole(AriaRole.LINK, named("Bolt")).click();
    assertThat(page.locator("h1")).hasText("Bolt");
    seen(page, width);
  }

  @Test
  void savesThoseLostInAFunnelAsACohortAndSurveysThem() {
    threeAccountsInTwoSegments();
    client.postCsv(
        "/api/imports/people", "id,account_id,email,name\neve,chip,eve@chip.example,Eve Example\n");
    var longAgo = Instant.now().minus(Duration.ofDays(40)).truncatedTo(ChronoUnit.SECONDS);
    TestEvents.send(
        client,
        "ada acme Signed up " + longAgo,
        "eve chip Signed up " + longAgo,
        "ada acme Paid " + longAgo.plusSeconds(3600));
    client.postJson("/api/surveys", "{\"key\":\"why\",\"name\":\"Why\",\"kind\":\"nps\"}");
    open("/funnel?step=Signed+up&step=Paid");
    page.getByTitle("Who was lost after Signed up").click();
    assertThat(page.locator("h1")).hasText("Lost after Signed up");
    seen(page, width);
    click("Save as cohort");
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Lost early");
    page.keyboard().press("Enter");
    page.waitForURL("**/cohorts/lost-early");
    assertThat(page.locator("h1")).hasText("Lost early");
    assertThat(page.getByRole(AriaRole.REGION, named("Members"))).containsText("Eve Example");
    seen(page, width);
    click("Invite to Why");
    assertThat(page.locator("h1")).hasText("Why");
    assertThat(page.getByRole(AriaRole.REGION, named("Invitations")))
        .containsText("eve@chip.example");
    seen(page, width);
    open("/cohorts");
    page.getByRole(AriaRole.LINK, named("Lost early")).click();
    page.getByRole(AriaRole.LINK, named("Eve Example")).click();
    assertThat(page.locator("h1")).hasText("Eve Example");
    seen(page, width);
  }

  @Test
  void followsEventsFromTheirKeyToTheFunnelBySegmentAndTheAccount() {
    threeAccountsInTwoSegments();
    open("/sources");
    page.getByLabel("Name of the key").fill("Harbour server");
    click("Create a write key");
    var secret = page.locator("#secret").inputValue();
    assertThat(page.locator("#live")).containsText("Waiting for the first event");
    TestEvents.sendRecentWith(
        secret,
        client,
        "ada acme Signed up",
        "bob bolt Signed up",
        "eve chip Signed up",
        "ada acme Invited");
    assertThat(page.locator("#live tbody tr")).hasCount(8);
    TestEvents.sendRecentWith(secret, client, "eve chip Invited");
    assertThat(page.locator("#live tbody tr").first()).containsText("Invited");
    assertThat(page.locator("#live tbody tr").first()).containsText("eve");
    seen(page, width);

    open("/funnel");
    assertThat(page.locator("input[name=step]")).hasCount(2);
    page.getByLabel("Break down by").selectOption("segment");
    page.waitForURL("**breakdown=segment**");
    var groups = page.getByRole(AriaRole.REGION, named("Steps by group")).locator("tbody tr");
    assertThat(groups).hasCount(2);
    assertThat(groups.first().locator("td"))
        .hasText(new String[] {"Shops", "2", "1", "50%16 to 84% at 80% certainty"});
    seen(page, width);
    page.getByTitle("Who may still go on after Signed up").click();
    page.getByRole(AriaRole.NAVIGATION, named("Segment")).getByText("Shops 1").click();
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.locator("tbody tr")).containsText("bob");
    page.getByRole(AriaRole.LINK, named("Bolt")).click();
    assertThat(page.locator("h1")).hasText("Bolt");
    seen(page, width);

    open("/sources");
    click("Revoke Harbour server");
    assertThat(page.locator("body")).containsText("The key is revoked.");
  }

  private static void threeAccountsInTwoSegments() {
    client.postCsv(
        "/api/imports/accounts",
        "id,name,industry\nacme,Acme,Retail\nbolt,Bolt,Retail\nchip,Chip,Technology\n");
    client.postJson(
        "/api/segmentations",
        """
        {"key":"industry","name":"Industry","rules":[
          {"segment":"shops","name":"Shops","when":"industry = 'Retail'"}]}
        """);
    client.postJson("/api/segmentations/industry/activation", "");
  }

  @Test
  void findsWhoIsOneBehaviourShortAndWhy() {
    client.postCsv(
        "/api/imports/accounts",
        "id,name,created_at\nacme,Acme,2025-01-01\nbolt,Bolt,2025-01-01\n");
    client.postCsv(
        "/api/imports/revenue", "account_id,date,mrr\nacme,2025-01-01,100\nbolt,2025-01-01,100\n");
    client.postCsv(
        "/api/imports/requests",
        "id,account_id,text,created_at\nr1,acme,More,%s\n".formatted(LocalDate.now().minusDays(5)));
    client.putJson("/api/happiness/definition", "{\"counted\":[\"engages\",\"pays\"]}");
    open("/happiness");
    page.locator("[popovertarget='why-one-short-of-happy']").click();
    assertThat(page.locator("#why-one-short-of-happy"))
        .containsText("1 account one behaviour short of happy");
    page.keyboard().press("Escape");
    page.getByRole(AriaRole.NAVIGATION, named("Show")).getByText("One short").click();
    page.waitForURL("**show=near**");
    var row = page.locator("#accounts tbody tr");
    assertThat(row).hasCount(1);
    assertThat(row).containsText("1 of 2: does not engage");
    seen(page, width);
    row.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Bolt")).click();
    assertThat(page.locator(".four")).containsText("No request, interview or feedback in 90 days.");
    seen(page, width);
    open("/happiness?view=table&on=surplus");
    page.getByRole(AriaRole.BUTTON, named("Definition")).click();
    var dialog = page.locator("#dialog");
    assertThat(dialog).containsText("If saved: 1 → 1 happy customers");
    dialog.getByLabel("How many it takes").fill("1");
    dialog.getByLabel("How many it takes").press("Tab");
    assertThat(dialog).containsText("If saved: 1 → 2 happy customers");
    seen(page, width);
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void looksTheSameFamilyInLightAndDark(ColorScheme scheme) {
    assertThat(client.postJson("/api/samples/planwright", "").statusCode()).isEqualTo(200);
    page.context().close();
    page = browser.window(width, scheme, complaints, cookies);
    open("/accounts");
    var account = page.locator("#list tbody a").first().getAttribute("href");
    var pages = new LinkedHashMap<String, String>();
    pages.put("home", "/");
    pages.put("value-map", "/value-map");
    pages.put("roadmap", "/roadmap");
    pages.put("segments", "/segments");
    pages.put("account", account);
    pages.put("happiness", "/happiness");
    pages.forEach((name, address) -> {
      page.navigate(origin() + address);
      page.evaluate("document.fonts.ready");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(
                  TestBrowser.PICTURES.resolve(
                      "journey-" + name + "-" + width + "-" + scheme + ".png")));
      seen(page, width);
      assertThat((String) page.evaluate("getComputedStyle(document.body).backgroundColor"))
          .as("the ground of %s", address)
          .matches(colour -> (brightness(colour) < 380) == (scheme == ColorScheme.DARK));
    });
    open("/roadmap");
    assertThat(PrintedPage.of(page))
        .as("scenarios side by side")
        .isEqualTo(new PrintedPage(1, true));
    open("/");
    assertThat(PrintedPage.of(page).sheets()).as("Alignment for Monday").isBetween(1L, 2L);
  }

  /** The sum of the three parts of {@code rgb(r, g, b)}. */
  private static int brightness(String colour) {
    return Pattern.compile("\\d+")
        .matcher(colour)
        .results()
        .limit(3)
        .mapToInt(part -> Integer.parseInt(part.group()))
        .sum();
  }

  private static String start() {
    var heard = new ByteArrayOutputStream();
    PrintStream console = System.out;
    System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
    try {
      program =
          new SpringApplicationBuilder(App.class)
              .run(
                  "--server.port=0",
                  "--beachhead.data=" + folder,
                  "--BEACHHEAD_API_KEY=" + TestWorkspace.API_KEY,
                  "--BEACHHEAD_WRITE_KEY=" + TestWorkspace.WRITE_KEY);
    } finally {
      System.setOut(console);
    }
    return heard.toString(StandardCharsets.UTF_8);
  }

  private static String origin() {
    return client.uri("").toString();
  }

  private void open(String address) {
    var answer = page.navigate(origin() + address);
    assertThat(answer.status()).as(address).isEqualTo(200);
    seen(page, width);
  }

  private static void seen(Page page, int width) {
    assertThat(page.locator("h1")).hasCount(1);
    assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
        .as(
            "%s: nothing sticks out to the right but %s",
            page.url(),
            page.evaluate(
                "w => [...document.querySelectorAll('main *')].filter(e =>"
                    + " e.getBoundingClientRect().right > w).map(e => e.outerHTML.slice(0, 90))"
                    + ".slice(0, 4)",
                width))
        .isLessThanOrEqualTo(width);
  }

  private void addLinks(Map<String, String> addresses, String selector) {
    for (Object link :
        (List<?>)
            page.evaluate(
                "s => [...document.querySelectorAll(s)].map(a => a.getAttribute('href'))",
                selector)) {
      if (link instanceof String address && address.startsWith("/")) {
        addresses.putIfAbsent(address, page.url());
      }
    }
  }

  private void upload(String csv) {
    page.getByLabel("CSV file")
        .setInputFiles(
            new FilePayload("customers.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    click("Read the file");
  }

  private void click(String button) {
    page.getByRole(AriaRole.BUTTON, named(button)).click();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(false);
  }
}
