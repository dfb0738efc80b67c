package io.beachhead.web.input;

import io.beachhead.web.ProblemAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 400 to parameters that cannot be read: broken percent signs, bytes that are no UTF-8, too
 * many of them. The container finds out when somebody first asks for a parameter, which may be any
 * filter; so they are asked for here, before the sign-in and everything else.
 *
 * <p>A multipart body is not supported here: whether it is taken at all depends on who sends it.
 */
@Component
@ConditionalOnWebApplication
@Order(ReadableParametersFilter.BETWEEN_REQUEST_CONTEXT_AND_SECURITY)
class ReadableParametersFilter extends OncePerRequestFilter {
  static final int BETWEEN_REQUEST_CONTEXT_AND_SECURITY = -102;

  private final ProblemAnswers answers;

  ReadableParametersFilter(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      // Events are bytes whatever they are called, and have no parameters.
      if (!multipart(request) && !events(request)) {
        request.getParameterMap();
      }
      chain.doFilter(request, response);
    } catch (InvalidParameterException | ServletException unreadable) {
      var mistake = mistake(unreadable);
      if (mistake == null) {
        throw unreadable;
      }
      answers.send(
          request,
          response,
          HttpStatusCode.valueOf(mistake.getErrorCode()),
          mistake.getErrorCode() == 413
              ? "This form has more parameters, or is longer, than the server takes."
              : "A parameter of this request cannot be read. Send text as UTF-8, with % as %25.");
    }
  }

  private static boolean events(HttpServletRequest request) {
    return request.getMethod().equals("POST") && request.getRequestURI().startsWith("/v1/");
  }

  private static boolean multipart(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  private static @Nullable InvalidParameterException mistake(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidParameterException mistake) {
        return mistake;
      }
    }
    return null;
  }
}
