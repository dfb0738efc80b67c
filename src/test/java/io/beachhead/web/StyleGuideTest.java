package io.beachhead.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import io.beachhead.TestBrowser;
import io.beachhead.web.chart.ObservedModelled;
import io.beachhead.web.chart.Svg;
import io.beachhead.web.chart.ValueMapPanel;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Every part of the look in a real browser, under the real content security policy. The pictures go
 * to {@code target/screenshots} for the eye; what a program can see is asserted.
 */
@Tag("browser")
@SpringBootTest(
    classes = StyleGuideTest.Web.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public class StyleGuideTest {
  private static TestBrowser browser;

  @LocalServerPort int port;

  public record Segment(
      ValueMapPanel panel,
      boolean target,
      String accounts,
      String arr,
      String average,
      String change,
      String range,
      String share,
      String shareRange,
      String happy,
      String difference,
      String observed) {}

  public record Candidate(
      String name,
      boolean on,
      String effort,
      int colour,
      String segment,
      String worth,
      String requests) {}

  public record Other(String name, boolean on, Svg bar, String happy) {}

  public record MapPage(
      Shell shell,
      List<Segment> segments,
      Svg concentration,
      Svg effort,
      List<Candidate> candidates,
      List<Other> others) {}

  public record Happy(
      ObservedModelled bar, String accounts, String number, String share, String model) {}

  public record PartsPage(
      Shell shell,
      Sort sort,
      Pager pager,
      List<Happy> happy,
      Svg stand,
      Svg happyOverTime,
      Svg nrr,
      Svg grr,
      Svg valueAndCost,
      Svg histogram,
      List<Svg> predicted,
      Svg dot,
      Svg mini,
      Svg medium,
      Svg need) {}

  @BeforeAll
  static void openBrowser() {
    browser = TestBrowser.open();
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) browser.close();
  }

  @ParameterizedTest
  @CsvSource({
    "map, 1440, LIGHT",
    "map, 1440, DARK",
    "map, 390, LIGHT",
    "map, 390, DARK",
    "map, 1024, LIGHT",
    "parts, 1440, LIGHT",
    "parts, 1440, DARK",
    "parts, 390, LIGHT"
  })
  void fitsItsWindowAndBreaksNoRuleOfThePolicy(String name, int width, ColorScheme scheme) {
    var complaints = new ArrayList<String>();
    try (var page = open(name, width, scheme, complaints)) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(TestBrowser.PICTURES.resolve(name + "-" + width + "-" + scheme + ".png")));
      assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
          .as("nothing sticks out to the right")
          .isLessThanOrEqualTo(width);
      assertThat(complaints).isEmpty();
      var small =
          page.evaluate(
              "[...document.querySelectorAll('body *')].filter(e => e.childNodes.length &&"
                  + " [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) &&"
                  + " parseFloat(getComputedStyle(e).fontSize) < 10.5 && e.getClientRects().length)"
                  + ".filter(e => parseFloat(getComputedStyle(e).fontSize) > 0)"
                  + ".map(e => e.tagName + ' ' + e.textContent).slice(0, 5)");
      assertThat((List<?>) small).as("no text below 10.5 px").isEmpty();
    }
  }

  @Test
  void obeysTheKeyboard() {
    var complaints = new ArrayList<String>();
    try (var page = open("map", 1440, ColorScheme.LIGHT, complaints)) {
      page.keyboard().press("t");
      assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo("dark");
      page.reload();
      assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo("dark");
      page.keyboard().press("?");
      assertThat(page.locator("#shortcuts").isVisible()).isTrue();
      page.keyboard().press("Escape");
      assertThat(page.locator("#shortcuts").isVisible()).isFalse();
      page.keyboard().press("/");
      page.keyboard().type("tt");
      page.locator("#hits a").first().waitFor();
      assertThat(page.locator("html").getAttribute("data-theme"))
          .as("no shortcut inside a field")
          .isEqualTo("dark");
      page.keyboard().press("Escape");
      page.keyboard().press("j");
      assertThat(
              page.evaluate(
                  "document.activeElement.closest('tr') !== null ||"
                      + " document.activeElement.matches('.tog')"))
          .isEqualTo(true);
      page.keyboard().press("g");
      page.keyboard().press("r");
      page.waitForURL("**/requests**");
      assertThat(complaints.stream().filter(said -> !said.contains("404")).toList()).isEmpty();
    }
  }

  @Test
  void explainsANumberOnce() {
    var complaints = new ArrayList<String>();
    try (var page = open("map", 1440, ColorScheme.LIGHT, complaints)) {
      page.locator("[popovertarget=why-share-real-estate]").click();
      page.locator("#why-share-real-estate dl").waitFor();
      page.screenshot(
          new Page.ScreenshotOptions().setPath(TestBrowser.PICTURES.resolve("why-1440.png")));
      assertThat(page.locator("#why-share-real-estate").innerText())
          .contains("99 happy customers in Real estate", "Share above");
      page.locator("#why-share-real-estate").getByText("Show evidence").click();
      page.locator("#drawer[open]").waitFor();
      page.screenshot(
          new Page.ScreenshotOptions().setPath(TestBrowser.PICTURES.resolve("drawer-1440.png")));
      page.keyboard().press("Escape");
      assertThat(page.locator("#drawer").isVisible()).isFalse();
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void givesTheFocusBackToWhatOpenedADrawer() {
    try (var page = open("map", 1440, ColorScheme.LIGHT, new ArrayList<>())) {
      openDrawer(page);
      page.keyboard().press("Escape");
      page.locator("#drawer").waitFor(HIDDEN);
      assertThat(page.evaluate("document.activeElement.getAttribute('popovertarget')"))
          .as("the popover with the button is gone, so its own button has the focus")
          .isEqualTo("why-share-real-estate");
      page.keyboard().press("/");
      page.keyboard().press("Escape");
      assertThat(page.evaluate("document.activeElement.getAttribute('popovertarget')"))
          .as("a field that a key jumped into")
          .isEqualTo("why-share-real-estate");
      page.keyboard().press("?");
      page.locator("#shortcuts [data-close]").click();
      page.locator("#shortcuts").waitFor(HIDDEN);
      assertThat(page.evaluate("document.activeElement.getAttribute('popovertarget')"))
          .isEqualTo("why-share-real-estate");
    }
  }

  @Test
  void closesADrawerByBackAndStaysOnThePage() {
    try (var page = open("parts", 1440, ColorScheme.LIGHT, new ArrayList<>())) {
      page.navigate("http://127.0.0.1:" + port + "/styleguide/map?asOf=2026-11-22");
      openDrawer(page);
      page.evaluate("document.documentElement.dataset.here = 'yes'");
      page.evaluate("history.back()");
      page.locator("#drawer").waitFor(HIDDEN);
      assertThat(page.url()).contains("/styleguide/map");
      assertThat(page.locator("html").getAttribute("data-here"))
          .as("not loaded again")
          .isEqualTo("yes");

      openDrawer(page);
      page.keyboard().press("Escape");
      page.locator("#drawer").waitFor(HIDDEN);
      page.waitForFunction("!history.state?.overlay");
      page.goBack();
      page.waitForURL("**/styleguide/parts*");
    }
  }

  private static final com.microsoft.playwright.Locator.WaitForOptions HIDDEN =
      new com.microsoft.playwright.Locator.WaitForOptions()
          .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN);

  private static void openDrawer(Page page) {
    page.locator("[popovertarget=why-share-real-estate]").click();
    page.locator("#why-share-real-estate").getByText("Show evidence").click();
    page.locator("#drawer[open]").waitFor();
  }

  @Test
  void showsTheReasonOfARefusedUpdateAndOffersUndo() {
    try (var page = open("map", 1440, ColorScheme.LIGHT, new ArrayList<>())) {
      page.evaluate("htmx.ajax('POST', '/api/refuse', {swap: 'none'})");
      page.locator(".toast").waitFor();
      assertThat(page.locator(".toast").innerText()).contains("The key is taken.");
      page.evaluate("htmx.ajax('POST', '/api/invalid', {target: '#main', swap: 'innerHTML'})");
      page.getByText("The rule is not finished.").waitFor();
      assertThat(page.locator("h1").innerText()).as("the page stays").isEqualTo("Value map");
      page.evaluate("htmx.ajax('POST', '/merge', {swap: 'none'})");
      page.locator(".toast button").waitFor();
      page.screenshot(
          new Page.ScreenshotOptions().setPath(TestBrowser.PICTURES.resolve("toast-1440.png")));
      assertThat(page.locator(".toast").last().innerText()).contains("2 requests merged", "Undo");
    }
  }

  @Test
  void opensTheMenusOfTheFrame() {
    try (var page = open("map", 390, ColorScheme.LIGHT, new ArrayList<>())) {
      page.getByText("More", new Page.GetByTextOptions().setExact(true)).click();
      page.locator("#more").waitFor();
      page.screenshot(
          new Page.ScreenshotOptions().setPath(TestBrowser.PICTURES.resolve("more-390.png")));
      assertThat(page.locator("#more").innerText()).contains("Data sources", "Roadmap");
    }
    try (var page = open("map", 1440, ColorScheme.LIGHT, new ArrayList<>())) {
      page.locator("[popovertarget=choose-segmentation]").click();
      page.screenshot(
          new Page.ScreenshotOptions().setPath(TestBrowser.PICTURES.resolve("chooser-1440.png")));
      page.locator("#choose-segmentation a").last().click();
      page.waitForURL("**segmentation=size**");
      page.locator("[popovertarget=choose-date]").click();
      page.locator("#as-of-date").fill("2026-06-30");
      page.locator("#choose-date button").click();
      page.waitForURL("**asOf=2026-06-30**");
      assertThat(page.url()).contains("segmentation=size");
    }
  }

  private Page open(String name, int width, ColorScheme scheme, List<String> complaints) {
    var page = browser.window(width, scheme, complaints);
    page.navigate("http://127.0.0.1:" + port + "/styleguide/" + name + "?asOf=2026-11-22");
    page.evaluate("document.fonts.ready");
    return page;
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration(
      excludeName = {
        "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
        "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
      })
  @ComponentScan(
      basePackageClasses = Shells.class,
      excludeFilters =
          @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
  @Import({Pages.class, Contribution.class})
  static class Web {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    SecurityFilterChain open(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
          .headers(headers ->
              headers.contentSecurityPolicy(policy ->
                  policy.policyDirectives(
                      "default-src 'self'; script-src 'self'; style-src 'self'")))
          .build();
    }

    /** Reads the templates of the style guide beside those of the product. */
    @Bean
    @Primary
    TemplateEngine bothTemplates() {
      var own = new DirectoryCodeResolver(Path.of("src/test/jte"));
      var product = new DirectoryCodeResolver(Path.of("src/main/jte"));
      return TemplateEngine.create(
          new CodeResolver() {
            @Override
            public String resolve(String name) {
              var text = own.resolve(name);
              return text == null ? product.resolve(name) : text;
            }

            @Override
            public long getLastModified(String name) {
              return own.exists(name) ? own.getLastModified(name) : product.getLastModified(name);
            }
          },
          Path.of("target/jte-test"),
          ContentType.Html,
          StyleGuideTest.class.getClassLoader(),
          "io.beachhead.styleguide");
    }
  }

  static class Contribution implements ShellContribution, SearchSource {
    @Override
    public Optional<String> workspaceName() {
      return Optional.of("Planwright");
    }

    @Override
    public Optional<SignedInUser> signedIn() {
      return Optional.of(new SignedInUser("Mara Lind", "mara@planwright.example", "product"));
    }

    @Override
    public Optional<String> capture() {
      return Optional.of("/requests/new");
    }

    @Override
    public List<NavItem> navigation() {
      return List.of(
          item(NavItem.Group.TOP, 1, "alignment", "Alignment", "layout-dashboard", "A"),
          item(NavItem.Group.LISTEN, 1, "requests", "Requests", "message-2", "R").withCount(32),
          item(NavItem.Group.UNDERSTAND, 1, "segments", "Segments", "chart-dots-3", "S"),
          item(NavItem.Group.UNDERSTAND, 2, "accounts", "Accounts", "building", "O"),
          item(NavItem.Group.DECIDE, 1, "value-map", "Value map", "chart-area-line", "V"),
          item(NavItem.Group.DECIDE, 2, "roadmap", "Roadmap", "route", "M"),
          item(NavItem.Group.FOOT, 1, "sources", "Data sources", "database", "D"),
          item(NavItem.Group.FOOT, 2, "settings", "Settings", "settings", "E"));
    }

    private static NavItem item(
        NavItem.Group group, int order, String key, String label, String icon, String goKey) {
      return new NavItem(group, order, key, label, icon, "/" + key).withGoKey(goKey);
    }

    @Override
    public List<SegmentationChoice> segmentations() {
      return List.of(
          new SegmentationChoice("industry", "Industry v3", true),
          new SegmentationChoice("size", "Size v1", false));
    }

    @Override
    public List<SearchHit> search(String text, int limit) {
      return List.of(new SearchHit("account", "building", "Halden Property", "/accounts/halden"));
    }
  }

  @RestController
  static class Pages {
    private final Shells shells;

    Pages(Shells shells) {
      this.shells = shells;
    }

    @GetMapping("/styleguide/map")
    JteView map() {
      return new JteView("styleguide/map", StyleGuideData.map(shells.shell("value-map")));
    }

    @GetMapping("/styleguide/parts")
    JteView parts() {
      return new JteView("styleguide/parts", StyleGuideData.parts(shells.shell("alignment")));
    }

    @GetMapping("/why/share")
    JteView why() {
      return new JteView(
          "web/whybody",
          new WhyAnswer(
              "99 happy customers in Real estate",
              List.of(
                  new WhyAnswer.Line("Average value today, 4 features", "$23.6k"),
                  new WhyAnswer.Line("+ CRM, Analytics, Client portal", "+$6.3k"),
                  new WhyAnswer.Line("Spread between customers (sd)", "$3.4k"),
                  new WhyAnswer.Line("Cost: price $15.6k + effort $3.4k", "$19.0k"),
                  new WhyAnswer.Line("Happy from 1.5 × cost", "$28.5k"),
                  new WhyAnswer.Line("Share above", "66% (50 to 79%)", true)),
              "Evidence: 14 interviews, 62 survey answers, 17 requests in our themes, usage of 150"
                  + " accounts.",
              "/evidence",
              "/docs/happy-share",
              "/api/value-map"));
    }

    @GetMapping("/evidence")
    JteView evidence() {
      return new JteView(
          "web/_hits", new SearchPage(shells.shell(""), "evidence", List.of(), false));
    }

    @PostMapping("/api/refuse")
    void refuse() {
      throw ProblemException.conflict("The key is taken.");
    }

    @PostMapping("/api/invalid")
    void invalid() {
      throw ProblemException.unprocessable("The rule is not finished.", List.of());
    }

    @PostMapping("/merge")
    void merge(HttpServletResponse response) {
      Toast.show(response, "2 requests merged", "/undo");
    }
  }
}
