package io.beachhead.web.load;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.TemplateEngine;
import io.beachhead.TestWorkspace;
import io.beachhead.web.Shells;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What somebody sees while a page takes long. */
@TestWorkspace
class WaitingRoomTest {
  @Autowired WorkPool pool;
  @Autowired TemplateEngine templates;
  @Autowired ObjectProvider<Shells> shells;

  private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/value-map");
  private final CountDownLatch done = new CountDownLatch(1);
  private WaitingRoom room;

  @BeforeEach
  void open() {
    room = new WaitingRoom(templates, shells, Duration.ofMillis(50));
    request.setQueryString("segmentation=size");
    request.addHeader("Accept", "text/html,application/xhtml+xml");
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
  }

  @AfterEach
  void close() {
    done.countDown();
    RequestContextHolder.resetRequestAttributes();
  }

  private String slow() throws InterruptedException {
    done.await();
    return "the page";
  }

  @Test
  void saysAtOnceThatThePageIsBeingWorkedOutAndLoadsItWhenItIs() throws Exception {
    assertThat(room.isFor(request)).isTrue();
    var response = new MockHttpServletResponse();
    var answered =
        CompletableFuture.supplyAsync(() -> {
          RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
          try {
            return String.valueOf(pool.page(this::slow, room, request, response));
          } catch (Exception failed) {
            throw new IllegalStateException(failed);
          }
        });
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!response.isCommitted() && System.nanoTime() < until) Thread.sleep(10);
    assertThat(answered).isNotDone();
    assertThat(response.getStatus()).isEqualTo(200);

    done.countDown();
    assertThat(answered.get(30, TimeUnit.SECONDS)).isEqualTo("null");
    assertThat(response.getContentAsString())
        .contains("Working out the numbers", " s so far</p>")
        .contains("<meta http-equiv=\"refresh\" content=\"0\">")
        .contains("</html>");
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void waitsInSilenceWhereSomebodyHasJustWaitedForThePage() throws Exception {
    var response = new MockHttpServletResponse();
    done.countDown();
    assertThat(room.isFor(request)).isTrue();
    pool.page(
        () -> {
          Thread.sleep(200);
          return "";
        },
        room,
        request,
        response);
    assertThat(response.isCommitted()).isTrue();
    assertThat(room.isFor(request)).as("the page that loads itself again").isFalse();
    assertThat(room.isFor(request)).as("the next time somebody opens it").isTrue();
  }

  @Test
  void isNoticedByNobodyWherePagesAreQuick() throws Exception {
    var response = new MockHttpServletResponse();
    var patient = new WaitingRoom(templates, shells, Duration.ofMinutes(1));
    assertThat(pool.page(() -> "the page", patient, request, response)).isEqualTo("the page");
    assertThat(response.isCommitted()).isFalse();
    assertThat(patient.isFor(request)).isTrue();
  }

  @Test
  void isForPeopleWhoOpenAPage() {
    assertThat(room.isFor(request("GET", "/api/value-map", "text/html"))).isFalse();
    assertThat(room.isFor(request("GET", "/value-map", "application/json"))).isFalse();
    assertThat(room.isFor(request("POST", "/value-map", "text/html"))).isFalse();
    var part = request("GET", "/value-map", "text/html");
    part.addHeader("HX-Request", "true");
    assertThat(room.isFor(part)).isFalse();
    assertThat(room.isFor(new MockHttpServletRequest("GET", "/value-map"))).isFalse();
  }

  private static MockHttpServletRequest request(String method, String path, String accept) {
    var request = new MockHttpServletRequest(method, path);
    request.addHeader("Accept", accept);
    return request;
  }
}
