package io.beachhead.workspace.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Looks at the {@link PreAuthorize} of a controller before its parameters are read. Otherwise who
 * may not do a thing is told which parameters it takes, and a body is read for nobody.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class RolesFirst implements WebMvcConfigurer, HandlerInterceptor {
  private static final Object[] NO_ARGUMENTS_YET = {};

  private final PreAuthorizeAuthorizationManager roles;

  RolesFirst(PreAuthorizeAuthorizationManager roles) {
    this.roles = roles;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && !allowed(method)) {
      throw new AccessDeniedException("The role does not allow this");
    }
    return true;
  }

  private boolean allowed(HandlerMethod handler) {
    var target = target(handler.getBean());
    var call = new SimpleMethodInvocation(target, handler.getMethod(), NO_ARGUMENTS_YET);
    var decision =
        roles.authorize(() -> SecurityContextHolder.getContext().getAuthentication(), call);
    return decision == null || decision.isGranted();
  }

  private static Object target(Object bean) {
    @Nullable Object target = AopProxyUtils.getSingletonTarget(bean);
    return target == null ? bean : target;
  }
}
