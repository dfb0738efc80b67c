package io.beachhead.workspace.access;

import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.UploadForm;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away files unread: from whoever is not signed in, from roles that may not send them, where
 * no form takes one, and where they are too large. Looking for the form's token would store the
 * whole upload first, and uploads may be large.
 */
final class UploadFilter extends OncePerRequestFilter {
  /** What surrounds the file in a multipart body: boundaries, names, the form's token. */
  private static final int AROUND_THE_FILE = 64 * 1024;

  private final List<UploadForm> places;
  private final Refusals refusals;

  UploadFilter(List<UploadForm> places, Refusals refusals) {
    this.places = places;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var type = request.getContentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      chain.doFilter(request, response);
      return;
    }
    if (SecurityContextHolder.getContext().getAuthentication() == null) {
      refusals.refuseForm(request, response);
      return;
    }
    var place = place(request);
    if (place.isEmpty()) {
      refusals.refuse(
          request,
          response,
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "No files are taken here. Programs send a file as the body: curl -H 'Content-Type:"
              + " text/csv' --data-binary @FILE");
    } else if (place.get().roles().stream().noneMatch(CurrentUser.now()::may)) {
      refusals.refusePage(request, response);
    } else if (request.getContentLengthLong() > place.get().largest() + AROUND_THE_FILE) {
      refusals.refuse(
          request,
          response,
          HttpStatus.CONTENT_TOO_LARGE,
          "The file is larger than %,d bytes. Split it, or raise beachhead.imports.max-bytes."
              .formatted(place.get().largest()));
    } else {
      chain.doFilter(request, response);
    }
  }

  private Optional<UploadForm> place(HttpServletRequest request) {
    return places.stream()
        .filter(place -> place.path().equals(request.getServletPath()))
        .filter(_ -> request.getMethod().equals("POST"))
        .findFirst();
  }
}
