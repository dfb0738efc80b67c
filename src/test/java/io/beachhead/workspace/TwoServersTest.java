package io.beachhead.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.App;
import io.beachhead.TestClient;
import io.beachhead.workspace.access.Member;
import io.beachhead.workspace.access.Members;
import io.beachhead.workspace.access.SetUp;
import io.beachhead.workspace.factor.AppOfTheTest;
import java.net.CookieManager;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two servers on one host, told apart by their ports alone, in one browser: it sends the cookies of
 * each to both.
 */
class TwoServersTest {
  private static final String PASSWORD = "four plain words here";
  private static final Pattern SECRET = Pattern.compile("<code class=\"key\">([A-Z2-7 ]+)</code>");
  private static final Pattern RECOVERY_CODE =
      Pattern.compile("<code>([a-z2-7]{6}(?:-[a-z2-7]{6}){3})</code>");

  @TempDir static Path folders;
  private static Server sales;
  private static Server product;

  private final CookieManager jar = new CookieManager();

  private record Server(ConfigurableApplicationContext context, Member member, String name) {
    static Server start(String name) {
      var context =
          new SpringApplicationBuilder(App.class)
              .run("--server.port=0", "--beachhead.data=" + folders.resolve(name));
      return of(context, name);
    }

    /** The same server, for another member. */
    Server member(String other) {
      return of(context, other);
    }

    private static Server of(ConfigurableApplicationContext context, String name) {
      var members = context.getBean(Members.class);
      var setUp = context.getBean(SetUp.class);
      var invited = setUp.invite("Ada of " + name, name + "@y.test", Role.ADMIN).member();
      var member = members.password(invited.id(), members.hashed(PASSWORD));
      return new Server(context, member, name);
    }

    TestClient in(CookieManager jar) {
      return new TestClient(context.getEnvironment(), context.getBean(JsonMapper.class))
          .browser(jar);
    }

    HttpResponse<String> signIn(CookieManager jar) {
      return in(jar).submit("/sign-in", "/sign-in", "email", member.email(), "password", PASSWORD);
    }

    boolean knows(CookieManager jar) {
      return in(jar).get("/settings/profile").body().contains("Ada of " + name);
    }
  }

  @BeforeAll
  static void start() {
    sales = Server.start("sales");
    product = Server.start("product");
  }

  @AfterAll
  static void stop() {
    product.context().close();
    sales.context().close();
  }

  @Test
  void staySignedInAndSignOutApart() {
    sales.signIn(jar);
    product.signIn(jar);
    assertThat(sales.knows(jar)).isTrue();
    assertThat(product.knows(jar)).isTrue();

    var out = product.in(jar).submit("/settings/profile", "/sign-out");
    assertThat(out.headers().firstValue("Clear-Site-Data")).as("would clear both").isEmpty();
    assertThat(product.knows(jar)).isFalse();
    assertThat(sales.knows(jar)).isTrue();

    var renamed =
        sales.in(jar).submit("/settings/profile", "/settings/profile", "name", "Ada of sales");
    assertThat(renamed.statusCode()).as("the token of its own session").isEqualTo(302);
  }

  /** The form's token and the page wanted are in cookies before anybody has signed in. */
  @Test
  void keepFormsAndWantedPagesOfStrangersApart() {
    sales.in(jar).get("/accounts", "Accept", "text/html");
    product.in(jar).get("/roadmap", "Accept", "text/html");
    var token = sales.in(jar).csrfToken("/sign-in");
    product.in(jar).csrfToken("/sign-in");

    var toSales =
        sales
            .in(jar)
            .form(
                "/sign-in", "_csrf", token, "email", sales.member().email(), "password", PASSWORD);
    assertThat(toSales.statusCode()).isEqualTo(302);
    assertThat(TestClient.header(toSales, "Location").getFirst()).endsWith("/accounts");
    assertThat(TestClient.header(product.signIn(jar), "Location").getFirst()).endsWith("/roadmap");
  }

  @Test
  void keepSecondStepsApart() {
    var guarded = product.member("guarded");
    guarded.signIn(jar);
    var shown = SECRET.matcher(guarded.in(jar).get("/settings/security/app").body());
    assertThat(shown.find()).isTrue();
    var app = "/settings/security/app";
    var code = AppOfTheTest.code(shown.group(1), Instant.now());
    assertThat(guarded.in(jar).submit(app, app, "code", code).statusCode()).isEqualTo(302);
    var recovery = RECOVERY_CODE.matcher(guarded.in(jar).get("/settings/security").body());
    assertThat(recovery.find()).isTrue();
    guarded.in(jar).submit("/settings/profile", "/sign-out");

    assertThat(TestClient.header(guarded.signIn(jar), "Location").getFirst())
        .endsWith("/sign-in/second-factor");
    sales.signIn(jar);
    assertThat(sales.knows(jar)).as("signed in between the two steps").isTrue();
    var step = "/sign-in/second-factor";
    var second = guarded.in(jar).submit(step, step, "code", recovery.group(1));
    assertThat(second.statusCode()).isEqualTo(302);
    assertThat(guarded.knows(jar)).isTrue();
    assertThat(sales.knows(jar)).isTrue();
  }
}
