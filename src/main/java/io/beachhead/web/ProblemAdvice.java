package io.beachhead.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.InvalidPropertyException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Turns every exception of a controller into an answer that says what to fix. */
@RestControllerAdvice
@ConditionalOnWebApplication
class ProblemAdvice {
  private static final Pattern ENUM_NAMES = Pattern.compile("Enum class: \\[(.*)]");
  private static final int LONGEST_VALUE = 40;

  private final ProblemAnswers answers;

  ProblemAdvice(ProblemAnswers answers) {
    this.answers = answers;
  }

  @ExceptionHandler
  void problem(ProblemException problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answers.send(request, response, problem);
  }

  /** Security answers these itself: it knows whether to ask for a sign-in or to refuse. */
  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void refused(RuntimeException refusal) {
    throw refusal;
  }

  /** The reader has gone; there is nobody to answer. */
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException gone) {}

  @ExceptionHandler
  void unknownAddress(
      NoResourceFoundException unknown, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answers.send(request, response, unknown.getStatusCode(), "There is nothing at this address.");
  }

  @ExceptionHandler
  void unreadableBody(
      HttpMessageNotReadableException unreadable,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    answers.send(request, response, unreadable(unreadable));
  }

  @ExceptionHandler
  void wrongType(
      MethodArgumentTypeMismatchException mismatch,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var value = mismatch.getValue();
    answers.send(
        request,
        response,
        ProblemException.badRequest(
            "A parameter is not valid.",
            List.of(
                ProblemItem.of(
                    mismatch.getName(),
                    value == null ? null : value.toString(),
                    "expected " + kind(mismatch.getRequiredType())))));
  }

  /** {@code ?owner[x]=b}, where one owner is asked for. */
  @ExceptionHandler
  void subscripted(
      InvalidPropertyException subscripted,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    answers.send(
        request,
        response,
        ProblemException.badRequest(
            "A parameter is not valid.",
            List.of(
                ProblemItem.of(
                    subscripted.getPropertyName(), null, "is not a parameter of this address"))));
  }

  @ExceptionHandler
  void missingParameter(
      MissingServletRequestParameterException missing,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    answers.send(
        request,
        response,
        ProblemException.badRequest(
            "A parameter is missing.",
            List.of(ProblemItem.of(missing.getParameterName(), null, "is required"))));
  }

  @ExceptionHandler
  void invalid(BindException invalid, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var problems = new ArrayList<ProblemItem>();
    for (var error : invalid.getFieldErrors()) {
      var rejected = error.getRejectedValue();
      problems.add(
          ProblemItem.of(
              error.getField(),
              rejected == null ? null : rejected.toString(),
              error.isBindingFailure()
                  ? "is not readable"
                  : java.util.Objects.requireNonNullElse(
                      error.getDefaultMessage(), "is not valid")));
    }
    answers.send(
        request, response, ProblemException.badRequest("Some fields are not valid.", problems));
  }

  @ExceptionHandler
  void invalidParameter(
      HandlerMethodValidationException invalid,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var problems = new ArrayList<ProblemItem>();
    for (var result : invalid.getParameterValidationResults()) {
      var name = result.getMethodParameter().getParameterName();
      var value = result.getArgument();
      for (var error : result.getResolvableErrors()) {
        problems.add(
            ProblemItem.of(
                name == null ? "?" : name,
                value == null ? null : value.toString(),
                java.util.Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid")));
      }
    }
    answers.send(
        request, response, ProblemException.badRequest("A parameter is not valid.", problems));
  }

  @ExceptionHandler
  void tooLarge(
      MaxUploadSizeExceededException tooLarge,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    answers.send(
        request,
        response,
        ProblemException.tooLarge("This file is larger than the server accepts."));
  }

  @ExceptionHandler
  void unreadableForm(
      MultipartException unreadable, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answers.send(
        request,
        response,
        HttpStatusCode.valueOf(400),
        "This form is cut off or is not multipart/form-data. Send it again.");
  }

  /** The firewall looks at a parameter when somebody asks for it. */
  @ExceptionHandler
  void rejected(
      RequestRejectedException rejected, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answers.send(
        request,
        response,
        HttpStatusCode.valueOf(400),
        "A parameter of this request has a name or a value with control characters.");
  }

  /** A whole number was wanted, or one that fits. */
  @ExceptionHandler
  void unfittingNumber(
      JsonNodeException unfitting, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answers.send(
        request,
        response,
        HttpStatusCode.valueOf(400),
        "A value of the body is of the wrong kind or out of range.");
  }

  @ExceptionHandler
  void wrongMethod(
      HttpRequestMethodNotSupportedException wrong,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    response.setHeader(
        "Allow",
        String.join(
            ", ",
            java.util.Objects.requireNonNullElse(wrong.getSupportedMethods(), new String[0])));
    answers.send(
        request, response, wrong.getStatusCode(), wrong.getMethod() + " is not possible here.");
  }

  @ExceptionHandler
  void wrongContent(
      HttpMediaTypeNotSupportedException wrong,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var read = wrong.getSupportedMediaTypes().stream().map(Object::toString).toList();
    answers.send(
        request,
        response,
        wrong.getStatusCode(),
        "Content-Type "
            + wrong.getContentType()
            + " is not supported here"
            + (read.isEmpty() ? "." : "; send " + String.join(" or ", read) + "."));
  }

  /**
   * Everything else: what Spring gives a status to keeps it, a full disk is named, the rest is
   * ours.
   */
  @ExceptionHandler
  void anythingElse(Exception other, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (other instanceof ErrorResponse answer && answer.getStatusCode().is4xxClientError()) {
      var detail = answer.getBody().getDetail();
      answers.send(
          request,
          response,
          answer.getStatusCode(),
          detail == null ? "This request cannot be answered." : detail);
      return;
    }
    if (readerLeft(other)) return;
    if (diskFull(other)) {
      answers.send(
          request,
          response,
          HttpStatusCode.valueOf(507),
          "The disk of the server is full. Nothing of this request was saved; free some space and"
              + " send it again.");
      return;
    }
    answers.sendFault(request, response, other);
  }

  private static ProblemException unreadable(HttpMessageNotReadableException unreadable) {
    if (unreadable.getMostSpecificCause() instanceof ProblemException ours) return ours;
    for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException ours) return ours;
      if (cause instanceof JacksonException json) {
        var field = field(json);
        return ProblemException.badRequest(
            field == null ? "The body is not valid JSON." : "A field is not valid.",
            List.of(ProblemItem.of(field == null ? "body" : field, given(json), sentence(json))));
      }
    }
    return ProblemException.badRequest("The body is missing or not readable.");
  }

  private static @Nullable String field(JacksonException json) {
    var path = new StringBuilder();
    for (var step : json.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        if (!path.isEmpty()) path.append('.');
        path.append(step.getPropertyName());
      }
    }
    return path.isEmpty() ? null : path.toString();
  }

  /** Jackson's own words without the names of our classes. */
  private static String sentence(JacksonException json) {
    var place = json.getLocation();
    var where =
        place == null || place.getLineNr() < 1
            ? ""
            : " (line %d, character %d)".formatted(place.getLineNr(), place.getColumnNr());
    var words = json.getOriginalMessage();
    if (words == null || words.startsWith("Cannot ") || namesClass(words)) {
      return json instanceof MismatchedInputException mismatch
          ? "expected " + expected(mismatch, words) + where
          : "has a value of the wrong kind" + where;
    }
    return words.lines().findFirst().orElse("") + where;
  }

  private static boolean namesClass(String words) {
    return words.contains("io.beachhead") || words.contains("java.");
  }

  /** What stood there, as far as it fits into a line; null where it is no single value. */
  private static @Nullable String given(JacksonException json) {
    if (!(json instanceof InvalidFormatException format) || format.getValue() == null) return null;
    var value = format.getValue().toString();
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
  }

  /** The names of an enum's values as JSON has them stand in Jackson's message only. */
  private static String expected(MismatchedInputException mismatch, @Nullable String words) {
    var type = mismatch.getTargetType();
    if (type != null && type.isEnum() && words != null) {
      var names = ENUM_NAMES.matcher(words);
      if (names.find()) return "one of " + names.group(1);
    }
    return kind(type);
  }

  private static String kind(@Nullable Class<?> type) {
    if (type == null) return "another value";
    if (type == java.time.LocalDate.class) return "a date like 2026-11-22";
    if (type == java.time.Instant.class) return "an instant like 2026-11-22T09:14:00Z";
    if (type == boolean.class || type == Boolean.class) return "true or false";
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "a whole number";
    }
    if (Number.class.isAssignableFrom(type) || type == double.class) return "a number";
    if (type.isEnum()) {
      return "one of "
          + java.util.Arrays.stream(type.getEnumConstants())
              .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
              .collect(java.util.stream.Collectors.joining(", "));
    }
    if (type == String.class) return "a text";
    if (Collection.class.isAssignableFrom(type) || type.isArray()) return "a list";
    if (Map.class.isAssignableFrom(type) || type.isRecord()) return "an object";
    return "another kind of value";
  }

  private static boolean readerLeft(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getSimpleName().equals("ClientAbortException")) return true;
    }
    return false;
  }

  private static boolean diskFull(Throwable fault) {
    // A full disk ends the transaction by itself; then the rollback fails and covers what led to
    // it.
    if (fault instanceof TransactionSystemException rollback
        && rollback.getApplicationException() instanceof Throwable first) {
      return diskFull(first);
    }
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      var words = cause.getMessage();
      if (words == null) continue;
      if (words.contains("disk is full") || words.contains("No space left on device")) return true;
    }
    return false;
  }
}
