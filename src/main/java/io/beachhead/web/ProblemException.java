package io.beachhead.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A request that cannot be answered, with the reason in words for the person or program that asked.
 * Becomes {@code application/problem+json} under {@code /api} and {@code /v1}, a page elsewhere.
 */
public final class ProblemException extends RuntimeException {
  private final HttpStatus status;
  private final String detail;
  private final transient List<ProblemItem> problems;

  public ProblemException(HttpStatus status, String detail, List<ProblemItem> problems) {
    super(detail);
    this.status = status;
    this.detail = detail;
    this.problems = List.copyOf(problems);
  }

  /** 400: the request itself cannot be read. */
  public static ProblemException badRequest(String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST, detail, List.of());
  }

  public static ProblemException badRequest(String detail, List<ProblemItem> problems) {
    return new ProblemException(HttpStatus.BAD_REQUEST, detail, problems);
  }

  /** 403: known, but without the right. */
  public static ProblemException forbidden(String detail) {
    return new ProblemException(HttpStatus.FORBIDDEN, detail, List.of());
  }

  public static ProblemException notFound(String detail) {
    return new ProblemException(HttpStatus.NOT_FOUND, detail, List.of());
  }

  /** 409: does not fit what is already there. */
  public static ProblemException conflict(String detail) {
    return new ProblemException(HttpStatus.CONFLICT, detail, List.of());
  }

  public static ProblemException conflict(String detail, List<ProblemItem> problems) {
    return new ProblemException(HttpStatus.CONFLICT, detail, problems);
  }

  /** 413: larger than we take. */
  public static ProblemException tooLarge(String detail) {
    return new ProblemException(HttpStatus.CONTENT_TOO_LARGE, detail, List.of());
  }

  /** 422: readable, but what it says cannot be. */
  public static ProblemException unprocessable(String detail, List<ProblemItem> problems) {
    return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, detail, problems);
  }

  /** 502: another server that we depend on failed, or answered what cannot be used. */
  public static ProblemException badGateway(String detail) {
    return new ProblemException(HttpStatus.BAD_GATEWAY, detail, List.of());
  }

  /** 503: not now, and worth trying again. */
  public static ProblemException unavailable(String detail) {
    return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, detail, List.of());
  }

  /** Whether what was asked does not fit what is already there. */
  public boolean isConflict() {
    return status == HttpStatus.CONFLICT;
  }

  public HttpStatus status() {
    return status;
  }

  public String detail() {
    return detail;
  }

  public List<ProblemItem> problems() {
    return problems;
  }
}
