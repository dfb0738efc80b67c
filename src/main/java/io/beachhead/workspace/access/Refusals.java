package io.beachhead.workspace.access;

import io.beachhead.web.Problem;
import io.beachhead.web.ProblemAnswers;
import io.beachhead.workspace.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The answers to who may not: problem details for programs, ways in for people. */
@Component
@ConditionalOnWebApplication
class Refusals {
  private final Members members;

  /** Fetched late: filters are made before the pages are. */
  private final ObjectProvider<ProblemAnswers> answers;

  private final JsonMapper json;
  private final ReturnAddress returnAddress;
  private final AccessAudit trail;

  Refusals(
      Members members,
      ObjectProvider<ProblemAnswers> answers,
      JsonMapper json,
      ReturnAddress returnAddress,
      AccessAudit trail) {
    this.members = members;
    this.answers = answers;
    this.json = json;
    this.returnAddress = returnAddress;
    this.trail = trail;
  }

  /** 401: a key, but none that is known. */
  void unknownKey(HttpServletRequest request, HttpServletResponse response, String detail)
      throws IOException {
    trail.keyRefused(request);
    unauthorized(request, response, detail);
  }

  /** 403: a key that is good for something else. */
  void wrongKey(HttpServletRequest request, HttpServletResponse response, String detail)
      throws IOException {
    trail.keyRefused(request);
    forbidden(request, response, detail);
  }

  /** 401: no key, or none that is known. */
  void unauthorized(HttpServletRequest request, HttpServletResponse response, String detail)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Beachhead\"");
    problem(request, response, HttpServletResponse.SC_UNAUTHORIZED, "Unauthorized", detail);
  }

  /** 403: known, but without the right. */
  void forbidden(HttpServletRequest request, HttpServletResponse response, String detail)
      throws IOException {
    if (CurrentUser.now().known()) {
      trail.refused(CurrentUser.now(), request);
    }
    problem(request, response, HttpServletResponse.SC_FORBIDDEN, "Forbidden", detail);
  }

  /** Sends a person to where they can come in. */
  void redirectToSignIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    redirect(request, response, members.none() ? "/setup" : "/sign-in");
  }

  /** Sends a person to another page, the whole one also where a part of a page was asked for. */
  void redirect(HttpServletRequest request, HttpServletResponse response, String page)
      throws IOException {
    if (request.getHeader("HX-Request") != null) {
      // A redirect would put that page into a corner of the page that is open.
      response.setHeader("HX-Redirect", request.getContextPath() + page);
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    returnAddress.remember(request, response);
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + page);
  }

  /** 403: a form without the token of one of our pages. */
  void refuseForm(HttpServletRequest request, HttpServletResponse response) throws IOException {
    trail.formRefused(request);
    answers
        .getObject()
        .send(
            request,
            response,
            HttpStatus.FORBIDDEN,
            "This page was open for too long, or the form did not come from Beachhead. Go back,"
                + " reload and try again.");
  }

  /** 403: a page this user may not open. */
  void refusePage(HttpServletRequest request, HttpServletResponse response) throws IOException {
    trail.refused(CurrentUser.now(), request);
    answers
        .getObject()
        .send(
            request,
            response,
            HttpStatus.FORBIDDEN,
            "Your role does not allow this. An admin can change it under Settings, People.");
  }

  /** Any other refusal, in words. */
  void refuse(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    answers.getObject().send(request, response, status, detail);
  }

  private void problem(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String title,
      String detail)
      throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getOutputStream()
        .write(
            json.writeValueAsBytes(
                new Problem(
                    "about:blank",
                    title,
                    status,
                    detail,
                    request.getRequestURI(),
                    List.of(),
                    null)));
  }
}
