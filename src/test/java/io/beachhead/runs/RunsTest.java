package io.beachhead.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.json.JsonMapper;

@TestWorkspace
class RunsTest {
  @Autowired TestClient client;
  @Autowired Runs runs;
  @Autowired RunRecords records;
  @Autowired JsonMapper json;
  @Autowired Clock clock;

  record Counted(List<String> groups, int left) {}

  @BeforeEach
  void empty() {
    client.emptyWorkspace();
  }

  @Test
  void keepsWhatCameOut() throws InterruptedException {
    var run =
        runs.start(
            "counting",
            progress -> {
              progress.expect(3);
              progress.advance(3);
              return new Counted(List.of("a", "b"), 1);
            });
    assertThat(run.state()).isEqualTo(Run.State.RUNNING);
    var ended = end(run);
    assertThat(ended.state()).isEqualTo(Run.State.DONE);
    assertThat(json.valueToTree(RunAnswer.of(ended)).toString())
        .isEqualTo(
            """
            {"id":"%s","state":"done","done":3,"of":3,"problem":null,"groups":["a","b"],"left":1,\
            "result":{"groups":["a","b"],"left":1}}\
            """
                .formatted(run.id()));
    assertThat(runs.newest("counting", 5)).extracting(Run::id).containsExactly(run.id());
  }

  @Test
  void saysHowFarItIsAndStops() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var run =
        runs.start(
            "counting",
            progress -> {
              progress.expect(1_000_000_000);
              progress.advance(7);
              begun.countDown();
              while (true) {
                progress.advance(0);
              }
            });
    begun.await();
    assertThat(runs.find("counting", run.id()))
        .extracting(Run::state, Run::done, Run::of)
        .containsExactly(Run.State.RUNNING, 7L, 1_000_000_000L);
    runs.stop("counting", run.id());
    assertThat(runs.find("counting", run.id()))
        .extracting(Run::state, Run::done, Run::problem)
        .containsExactly(Run.State.STOPPED, 7L, null);
    runs.stop("counting", run.id());
    assertThat(end(run).state()).isEqualTo(Run.State.STOPPED);
  }

  @Test
  void failsInWords() throws InterruptedException {
    var told =
        runs.start(
            "counting",
            _ -> {
              throw ProblemException.badRequest("There is nothing to count.");
            });
    assertThat(end(told).problem()).isEqualTo("There is nothing to count.");
    var broken =
        runs.start(
            "counting",
            _ -> {
              throw new IllegalStateException("secret detail");
            });
    assertThat(end(broken))
        .satisfies(run -> {
          assertThat(run.state()).isEqualTo(Run.State.FAILED);
          assertThat(run.problem()).contains(run.id()).doesNotContain("secret detail");
        });
  }

  @Test
  void letsOnlySoManyInAtATime() throws InterruptedException {
    var go = new CountDownLatch(1);
    var most = new AtomicInteger();
    var now = new AtomicInteger();
    Work work =
        progress -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          try {
            go.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            progress.advance(0);
          } finally {
            now.decrementAndGet();
          }
          return Map.of();
        };
    var begun = new ArrayList<Run>();
    for (int i = 0; i < Runs.MOST; i++) {
      begun.add(runs.start("counting", work));
    }
    assertThatThrownBy(() -> runs.start("counting", work))
        .hasMessageContaining("There are already 20 runs.");
    go.countDown();
    for (var run : begun) {
      assertThat(end(run).state()).isEqualTo(Run.State.DONE);
    }
    assertThat(most.get()).isEqualTo(Runs.AT_A_TIME);
  }

  @Test
  void saysThatARestartBrokeItOff() {
    // As an earlier program leaves it: begun, and nobody works on it.
    records.begin(
        new Run(
            "r1", "counting", Run.State.RUNNING, 0, null, null, null, "Ann", clock.instant(), null),
        Instant.EPOCH);
    runs.breakOff();
    assertThat(runs.find("counting", "r1"))
        .extracting(Run::state, Run::problem)
        .containsExactly(
            Run.State.FAILED, "The program was restarted before this was done. Start it again.");
  }

  @Test
  void forgetsWhatEndedLongAgoAndKnowsARunByItsKind() throws InterruptedException {
    var run = runs.start("counting", _ -> Map.of("n", 1));
    end(run);
    assertThatThrownBy(() -> runs.find("other", run.id())).hasMessageContaining("no run");
    records.begin(
        new Run("r2", "x", Run.State.RUNNING, 0, null, null, null, "", clock.instant(), null),
        clock.instant().plus(Duration.ofSeconds(1)));
    assertThatThrownBy(() -> runs.find("counting", run.id())).hasMessageContaining("30 days");
    runs.breakOff();
  }

  @Test
  void worksAsWhoeverStartedIt() throws InterruptedException {
    var ann =
        new CurrentUser(CurrentUser.Kind.MEMBER, "ann", "Ann", "ann@example.com", Role.PRODUCT);
    SecurityContextHolder.getContext()
        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(ann, "", List.of()));
    try {
      var run = runs.start("counting", _ -> Map.of("user", CurrentUser.now().id()));
      assertThat(end(run).result().get("user").asString()).isEqualTo("ann");
      assertThat(run.begunBy()).isEqualTo("Ann");
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private Run end(Run run) throws InterruptedException {
    for (int i = 0; i < 1000; i++) {
      var now = runs.find(run.kind(), run.id());
      if (now.ended()) {
        return now;
      }
      Thread.sleep(5);
    }
    throw new AssertionError("still running");
  }
}
