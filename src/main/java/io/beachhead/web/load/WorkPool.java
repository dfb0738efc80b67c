package io.beachhead.web.load;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Where requests compute. Each request has a virtual thread that reads and writes, of which there
 * may be thousands; but virtual threads share as many carriers as there are processors and are
 * never made to give way, so a few that compute would stop all others. Computing is therefore done
 * on a few threads of the operating system, which shares the processors fairly.
 *
 * <p>The decision is in docs/decisions/2026-11-30-work-pool.md.
 */
@Component
public class WorkPool implements DisposableBean {
  private static final int MOST_WAITING = 64;
  private static final int FILES_AT_ONCE = 3;

  private final Lane questions;
  private final Lane files;

  /**
   * @param questionSeconds how long a question may take
   * @param fileSeconds how long reading or writing a file may take, the transfer not counted
   */
  WorkPool(
      @Value("${beachhead.load.question-seconds:60}") long questionSeconds,
      @Value("${beachhead.load.file-seconds:1800}") long fileSeconds) {
    int processors = Runtime.getRuntime().availableProcessors();
    questions =
        new Lane(
            "question",
            new Lane.Limits(
                Math.max(4, 2 * processors),
                MOST_WAITING,
                Duration.ofSeconds(10),
                Duration.ofSeconds(questionSeconds)));
    files =
        new Lane(
            "file",
            new Lane.Limits(
                FILES_AT_ONCE,
                MOST_WAITING,
                Duration.ofSeconds(20),
                Duration.ofSeconds(fileSeconds)));
  }

  /**
   * Runs work that may change something, as the current user, and waits for its end.
   *
   * @throws Busy when there is no place for it, or its deadline ended it
   */
  public <T> T run(Workload workload, Callable<T> work) throws Exception {
    return run(workload, work, false);
  }

  /**
   * @param readsOnly whether nobody need know how the work ends once its deadline has passed
   */
  <T> T run(Workload workload, Callable<T> work, boolean readsOnly) throws Exception {
    var lane = lane(workload);
    if (lane == null || lane.isOwn()) return work.call();
    return lane.begin(asker(), new DelegatingSecurityContextCallable<>(work))
        .await(lane.limits().deadline(), readsOnly);
  }

  /**
   * Works out a page. Who waits long for it is told so in the answer.
   *
   * @return null where the request has been answered already
   */
  <T> @Nullable T page(
      Callable<T> work, WaitingRoom room, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    if (questions.isOwn()) return work.call();
    var deadline = questions.limits().deadline();
    var task = questions.begin(asker(), new DelegatingSecurityContextCallable<>(work));
    if (!room.answers(task, deadline, request, response)) return task.await(deadline, true);
    task.giveUp();
    return null;
  }

  private @Nullable Lane lane(Workload workload) {
    return switch (workload) {
      case LIGHT -> null;
      case QUESTION -> questions;
      case FILE -> files;
    };
  }

  static String asker() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication == null ? "" : authentication.getName();
  }

  @Override
  public void destroy() {
    questions.close();
    files.close();
  }
}
