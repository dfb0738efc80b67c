package io.beachhead.runs;

import io.beachhead.web.ProblemException;
import io.beachhead.web.load.Overdue;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.DataEraser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Long work, started now and asked for later. A few run at a time and the others wait for their
 * turn, so that pages stay quick. Results stay in the store for {@link #KEPT}.
 */
@Component
public class Runs implements DataEraser, DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

  /** How long an ended run can be asked for. */
  static final Duration KEPT = Duration.ofDays(30);

  /** Running and waiting together. */
  static final int MOST = 20;

  /** A run may use every processor by itself, so two are enough to keep them busy. */
  static final int AT_A_TIME = 2;

  private final RunRecords records;
  private final JsonMapper json;
  private final Clock clock;
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final Semaphore places = new Semaphore(AT_A_TIME, true);
  private volatile boolean closing;

  Runs(RunRecords records, JsonMapper json, Clock clock) {
    this.records = records;
    this.json = json;
    this.clock = clock;
  }

  /** A run of this program, from its start to the moment its end is stored. */
  private static final class Running {
    final Run begun;
    final Progress progress = new Progress();
    final Thread thread;
    volatile boolean stopped;

    Running(Run begun, Consumer<Running> job) {
      this.begun = begun;
      this.thread =
          Thread.ofPlatform()
              .name("run-" + begun.kind())
              .daemon(true)
              .unstarted(new DelegatingSecurityContextRunnable(() -> job.accept(this)));
    }

    Run now() {
      return ended(Run.State.RUNNING, null, null);
    }

    Run ended(Run.State state, @Nullable String problem, @Nullable ObjectNode result) {
      long of = progress.of();
      return new Run(
          begun.id(),
          begun.kind(),
          state,
          progress.done(),
          of < 0 ? null : Long.valueOf(of),
          problem,
          result,
          begun.begunBy(),
          begun.begunAt(),
          null);
    }
  }

  /**
   * Starts work as the current user. Not inside a transaction: the run must be stored before its
   * thread begins.
   *
   * @param kind what is computed; runs are found by it
   * @throws ProblemException 503 where too many run or wait already
   */
  public Run start(String kind, Work work) {
    if (running.size() >= MOST) {
      throw ProblemException.unavailable(
          "There are already %d runs. Stop one, or try again when one has ended.".formatted(MOST));
    }
    Instant now = clock.instant();
    var begun =
        new Run(
            UUID.randomUUID().toString(),
            kind,
            Run.State.RUNNING,
            0,
            null,
            null,
            null,
            CurrentUser.now().name(),
            now,
            null);
    records.begin(begun, now.minus(KEPT));
    var run = new Running(begun, started -> perform(started, work));
    running.put(begun.id(), run);
    run.thread.start();
    return begun;
  }

  private void perform(Running run, Work work) {
    Run end;
    try {
      places.acquire();
      try {
        ObjectNode result = json.valueToTree(work.compute(run.progress));
        end = run.ended(run.stopped ? Run.State.STOPPED : Run.State.DONE, null, result);
      } finally {
        places.release();
      }
    } catch (Overdue | InterruptedException stopped) {
      end = run.ended(Run.State.STOPPED, null, null);
    } catch (ProblemException e) {
      end = run.ended(Run.State.FAILED, e.detail(), null);
    } catch (OutOfMemoryError e) {
      LOG.error("The run {} ({}) needed more memory than there is", run.begun.id(), kind(run), e);
      end = run.ended(Run.State.FAILED, "It needed more memory than the program has.", null);
    } catch (RuntimeException | Error e) {
      end = failed(run, e);
    }
    // The flag has done its work; storing the end must not be called off by it.
    Thread.interrupted();
    store(end);
    running.remove(run.begun.id());
  }

  private static Run failed(Running run, Throwable why) {
    if (run.stopped) {
      // Libraries that are interrupted say so in exceptions of their own.
      return run.ended(Run.State.STOPPED, null, null);
    }
    LOG.error("The run {} ({}) failed", run.begun.id(), kind(run), why);
    return run.ended(
        Run.State.FAILED,
        "It failed because of an error in the program. The server's log has details under %s."
            .formatted(run.begun.id()),
        null);
  }

  private static String kind(Running run) {
    return run.begun.kind();
  }

  /** Unless the program ends: then the run is broken off, as the next start says. */
  private void store(Run end) {
    if (closing) {
      return;
    }
    try {
      records.end(end, clock.instant());
      if (end.state() == Run.State.STOPPED) {
        records.keep(end);
      }
    } catch (RuntimeException e) {
      LOG.error("The end of the run {} could not be stored", end.id(), e);
    }
  }

  /**
   * How a run stands.
   *
   * @throws ProblemException 404 where no run has that id, or it ended too long ago
   */
  public Run find(String kind, String id) {
    Running now = running.get(id);
    if (now != null && !now.stopped && kind(now).equals(kind)) {
      return now.now();
    }
    return records
        .find(kind, id)
        .orElseThrow(() ->
            ProblemException.notFound(
                "There is no run %s. Results are kept for %d days.".formatted(id, KEPT.toDays())));
  }

  /** The runs of a kind, the one begun last first. */
  public List<Run> newest(String kind, int limit) {
    return records.newest(kind, limit).stream()
        .map(run -> run.ended() ? run : find(kind, run.id()))
        .toList();
  }

  /**
   * Stops a run: it counts as stopped at once, and its thread ends at its next step; work that can
   * say what it has found by then leaves that as the result. One that has ended stays as it is.
   *
   * @throws ProblemException 404 as {@link #find}
   */
  public void stop(String kind, String id) {
    find(kind, id);
    Running now = running.get(id);
    if (now != null) {
      now.stopped = true;
      store(now.ended(Run.State.STOPPED, null, null));
      now.thread.interrupt();
    }
  }

  @EventListener(ApplicationReadyEvent.class)
  void breakOff() {
    records.breakOff(
        "The program was restarted before this was done. Start it again.", clock.instant());
  }

  @Override
  public void erase() {
    running.values().forEach(Runs::callOff);
    records.deleteAll();
  }

  @Override
  public void destroy() {
    closing = true;
    running.values().forEach(Runs::callOff);
  }

  private static void callOff(Running run) {
    run.stopped = true;
    run.thread.interrupt();
  }
}
