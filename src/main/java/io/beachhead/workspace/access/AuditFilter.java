package io.beachhead.workspace.access;

import io.beachhead.web.Download;
import io.beachhead.workspace.CurrentUser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the audit trail of every file that is taken away and of everything a page or the API
 * refuses to somebody known, wherever that is decided: a new export is in the trail by itself.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.LOWEST_PRECEDENCE)
class AuditFilter extends OncePerRequestFilter {
  private final AccessAudit trail;

  AuditFilter(AccessAudit trail) {
    this.trail = trail;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    var user = CurrentUser.now();
    var file = file(response);
    if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN && user.known()) {
      trail.refused(user, request);
    } else if (response.getStatus() == HttpServletResponse.SC_OK && file != null) {
      trail.exported(user, request, file, response.getHeader(Download.ROWS));
    }
  }

  /**
   * The name of the file the answer is; null where the answer is no file, or a backup: whatever
   * takes one tells the trail itself.
   */
  private static @Nullable String file(HttpServletResponse response) {
    var header = response.getHeader(HttpHeaders.CONTENT_DISPOSITION);
    boolean backup = "application/zip".equals(response.getContentType());
    if (header == null || !header.startsWith("attachment") || backup) {
      return null;
    }
    var name = ContentDisposition.parse(header).getFilename();
    return name == null ? "file" : name;
  }
}
