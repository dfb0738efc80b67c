package io.beachhead.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The frame, the errors and the assets on a real server, with nothing but this module. */
@SpringBootTest(
    classes = WebModuleTest.Web.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WebModuleTest {
  private static final int LONG_TABLE = 200_000;

  @LocalServerPort int port;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void answersAnUnknownApiAddressWithProblemDetailsAndItsTime() throws Exception {
    var answer = get("/api/nothing-here");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("Server-Timing").orElseThrow())
        .matches("total;dur=\\d+\\.\\d");
    assertThat(answer.body())
        .contains("\"status\":404", "\"problems\":[]", "\"instance\":\"/api/nothing-here\"");
  }

  @Test
  void announcesHowLongADownloadIsAndHowManyRowsItHas() throws Exception {
    var answer = get("/api/table.csv");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValueAsLong("Content-Length"))
        .hasValue(answer.body().getBytes(StandardCharsets.UTF_8).length);
    assertThat(answer.headers().firstValueAsLong("Beachhead-Rows")).hasValue(LONG_TABLE);
    assertThat(answer.body().lines().skip(1)).hasSize(LONG_TABLE).endsWith("" + (LONG_TABLE - 1));
  }

  @Test
  void sendsAllOfADownloadWhoseWriterClosesIt() throws Exception {
    var answer = get("/api/closed-by-its-writer");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).hasSize(2 * LONG_TABLE);
  }

  @Test
  void sendsNothingOfADownloadThatCannotBeMade() throws Exception {
    var answer = get("/api/short-table.csv");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("Beachhead-Rows")).isEmpty();
  }

  @Test
  void breaksTheConnectionWhereAnAnswerCannotBeEnded() {
    assertThatThrownBy(() -> get("/api/torn")).isInstanceOf(IOException.class);
  }

  @Test
  void answersAnUnknownPageWithAPageThatLeadsOn() throws Exception {
    var answer = get("/nothing-here", "Accept", "text/html");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(answer.body()).contains("<nav class=\"rail\"", "There is nothing at this address.");
  }

  @Test
  void listsEveryProblemOfAnUnprocessableRequest() throws Exception {
    var answer = get("/api/unprocessable");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "{\"line\":3,\"column\":\"mrr\",\"value\":\"1,2,3\",\"problem\":\"two separators\"}")
        .contains(
            "{\"line\":null,\"column\":null,\"value\":null,\"position\":7,\"problem\":\"expected a"
                + " value\"}");
  }

  @Test
  void namesTheFieldOfAJsonBodyThatCannotBeRead() throws Exception {
    var answer = post("/api/echo", "{\"name\":\"a\",\"weeks\":\"many\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"column\":\"weeks\"").doesNotContain("io.beachhead");
  }

  @Test
  void saysWhereMalformedJsonBreaks() throws Exception {
    var answer = post("/api/echo", "{\"name\":");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"column\":\"body\"", "line 1, character");
  }

  @Test
  void namesAParameterOfTheWrongKindAndAMissingOne() throws Exception {
    assertThat(get("/api/numbers?limit=ten").body())
        .contains("\"column\":\"limit\",\"value\":\"ten\",\"problem\":\"expected a whole number\"");
    assertThat(get("/api/numbers").body())
        .contains("\"column\":\"limit\",\"value\":null,\"problem\":\"is required\"");
  }

  @Test
  void hidesTheCauseOfAFaultBehindAnId() throws Exception {
    var answer = get("/api/fault");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .doesNotContain("secret detail")
        .containsPattern("\"id\":\"[0-9a-f]{8}\"");
    assertThat(answer.headers().firstValue("Server-Timing")).isPresent();
  }

  @Test
  void saysThatTheDiskIsFull() throws Exception {
    var answer = get("/api/full");
    assertThat(answer.statusCode()).isEqualTo(507);
    assertThat(answer.body()).contains("The disk of the server is full");
    assertThat(get("/api/full-rollback").statusCode()).isEqualTo(507);
  }

  @Test
  void leavesRefusalsToSecurity() throws Exception {
    assertThat(get("/api/refused").statusCode()).isEqualTo(403);
  }

  @Test
  void answersAnUnreadableDateWithTheFieldAndAnExample() throws Exception {
    var answer = get("/page?asOf=20260-01-01", "Accept", "application/json");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"column\":\"asOf\"", "2026-11-22");
  }

  @Test
  void drawsTheFrameWithWhatTheModulesContribute() throws Exception {
    var body = get("/page?asOf=2026-11-22&segmentation=size").body();
    assertThat(body)
        .contains("<title>Search · Planwright</title>")
        .contains("href=\"/value-map?asOf=2026-11-22&amp;segmentation=size\"")
        .contains("aria-current=\"page\" data-go=\"V\"")
        .contains("<b>Size v1</b>", "<b>22 Nov 2026</b>", "Sample data", ">ML</button>")
        .contains("<span class=\"ct\">32</span>")
        .contains("&lt;b&gt;not markup&lt;/b&gt;");
  }

  @Test
  void hasNothingThatAStrictContentSecurityPolicyForbids() throws Exception {
    var body = get("/page").body();
    assertThat(body).doesNotContain("style=\"").doesNotContainPattern("<script(?![^>]*src=)");
    assertThat(body).doesNotContainPattern("\\son[a-z]+=");
  }

  @Test
  void servesEveryAssetOfTheFrameForAYearUnderItsHash() throws Exception {
    var body = get("/page").body();
    var assets = Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"").matcher(body);
    int seen = 0;
    while (assets.find()) {
      var asset = get(assets.group(1));
      assertThat(asset.statusCode()).as(assets.group(1)).isEqualTo(200);
      assertThat(asset.headers().firstValue("Cache-Control").orElseThrow())
          .contains("max-age=31536000");
      assertThat(assets.group(1)).containsPattern("-[0-9a-f]{32}\\.");
      seen++;
    }
    assertThat(seen).isGreaterThanOrEqualTo(7);
  }

  @Test
  void sendsATableAsCsvWithItsName() throws Exception {
    var answer = get("/table.csv");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("table.csv");
    assertThat(answer.body()).isEqualTo("name,arr\r\n'=1+1,-5\r\n");
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) request.headers(headers);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String json) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
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
          .csrf(csrf -> csrf.disable())
          .build();
    }
  }

  static class Contribution implements ShellContribution {
    @Override
    public Optional<String> workspaceName() {
      return Optional.of("Planwright");
    }

    @Override
    public Optional<SignedInUser> signedIn() {
      return Optional.of(new SignedInUser("Mara van Lind", "mara@planwright.example", "product"));
    }

    @Override
    public boolean sampleData() {
      return true;
    }

    @Override
    public List<NavItem> navigation() {
      return List.of(
          new NavItem(
                  NavItem.Group.DECIDE,
                  1,
                  "value-map",
                  "Value map",
                  "chart-area-line",
                  "/value-map")
              .withGoKey("V"),
          new NavItem(NavItem.Group.LISTEN, 1, "requests", "Requests", "message-2", "/requests")
              .withCount(32));
    }

    @Override
    public List<SegmentationChoice> segmentations() {
      return List.of(
          new SegmentationChoice("industry", "Industry v3", true),
          new SegmentationChoice("size", "Size v1", false));
    }
  }

  record Echo(String name, int weeks) {}

  @RestController
  static class Pages {
    private final Shells shells;

    Pages(Shells shells) {
      this.shells = shells;
    }

    @GetMapping("/page")
    JteView page() {
      var shell = shells.shell("value-map");
      return new JteView(
          "web/search", new SearchPage(titled(shell), "<b>not markup</b>", List.of(), false));
    }

    private static Shell titled(Shell shell) {
      assertThat(shell.asOf()).isNotNull().isBefore(LocalDate.of(2200, 1, 1));
      return shell;
    }

    @GetMapping("/api/unprocessable")
    void unprocessable() {
      throw ProblemException.unprocessable(
          "2 problems",
          List.of(
              new ProblemItem(3, "mrr", "1,2,3", null, "two separators"),
              ProblemItem.at(7, "expected a value")));
    }

    @PostMapping("/api/echo")
    Echo echo(@RequestBody Echo echo) {
      return echo;
    }

    @GetMapping("/api/numbers")
    int numbers(@RequestParam int limit) {
      return limit;
    }

    @GetMapping("/api/fault")
    void fault() {
      throw new IllegalStateException("secret detail");
    }

    /** More than is kept in memory. */
    @GetMapping("/api/table.csv")
    void longTable(HttpServletResponse response) {
      Csv.download(
          response,
          "table",
          csv -> {
            csv.row("number");
            IntStream.range(0, LONG_TABLE).forEach(csv::row);
          });
    }

    /** As a generator of JSON does, this closes what it writes to. */
    @GetMapping("/api/closed-by-its-writer")
    void closedByItsWriter(HttpServletResponse response) {
      Download.send(
          response,
          "application/octet-stream",
          "long",
          out -> {
            try (out) {
              out.write(new byte[LONG_TABLE]);
              out.write(new byte[LONG_TABLE]);
            }
          });
    }

    @GetMapping("/api/short-table.csv")
    void shortTable(HttpServletResponse response) {
      Csv.download(
          response,
          "table",
          csv -> {
            csv.row("number");
            IntStream.range(0, LONG_TABLE).forEach(csv::row);
            throw new IllegalStateException("the rest cannot be read");
          });
    }

    /** What a download must never do: here it stands for an answer that is written at once. */
    @RunsAs(Workload.LIGHT)
    @GetMapping("/api/torn")
    void torn(HttpServletResponse response) throws IOException {
      response.setContentType("application/octet-stream");
      response.getOutputStream().write(new byte[100_000]);
      response.flushBuffer();
      throw new IllegalStateException("the rest cannot be read");
    }

    @GetMapping("/api/full")
    void full() throws java.io.IOException {
      throw new IllegalStateException(new java.io.IOException("No space left on device"));
    }

    @GetMapping("/api/full-rollback")
    void fullAndTheRollbackFails() {
      var rollback = new TransactionSystemException("could not roll back");
      rollback.initApplicationException(new IllegalStateException("(database or disk is full)"));
      throw rollback;
    }

    @GetMapping("/api/refused")
    void refused() {
      throw new AccessDeniedException("no");
    }

    @GetMapping("/table.csv")
    void table(HttpServletResponse response) {
      Csv.download(response, "table", csv -> csv.row("name", "arr").row("=1+1", -5.0));
    }
  }
}
