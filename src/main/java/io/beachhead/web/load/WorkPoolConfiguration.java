package io.beachhead.web.load;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Has every method of a controller run in the {@link WorkPool}. What it is given was read before,
 * and what it returns is written after, both by the thread of the request: the pool only computes.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WorkPoolConfiguration {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  @Bean
  WebMvcRegistrations workPoolRegistrations(WorkPool pool, WaitingRoom room) {
    return new WebMvcRegistrations() {
      @Override
      public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new RequestMappingHandlerAdapter() {
          @Override
          protected ServletInvocableHandlerMethod createInvocableHandlerMethod(
              HandlerMethod method) {
            return new PooledMethod(method, pool, room);
          }
        };
      }
    };
  }

  static Workload workload(HandlerMethod handler) {
    if (ErrorController.class.isAssignableFrom(handler.getBeanType())) return Workload.LIGHT;
    var said = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RunsAs.class);
    if (said == null) {
      said = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RunsAs.class);
    }
    return said == null ? Workload.QUESTION : said.value();
  }

  private static final class PooledMethod extends ServletInvocableHandlerMethod {
    private final WorkPool pool;
    private final WaitingRoom room;
    private final Workload workload;

    PooledMethod(HandlerMethod method, WorkPool pool, WaitingRoom room) {
      super(method);
      this.pool = pool;
      this.room = room;
      this.workload = workload(method);
    }

    @Override
    protected @Nullable Object doInvoke(@Nullable Object... arguments) throws Exception {
      if (workload == Workload.LIGHT
          || !(RequestContextHolder.getRequestAttributes()
              instanceof ServletRequestAttributes request)) {
        return super.doInvoke(arguments);
      }
      boolean readsOnly = READING.contains(request.getRequest().getMethod());
      for (int i = 0; i < arguments.length; i++) {
        if (arguments[i] instanceof HttpServletResponse response) {
          try (var pooled = new PooledResponse(response)) {
            arguments[i] = pooled;
            var returned = pool.run(workload, inRequest(request, arguments), readsOnly);
            pooled.send();
            return returned;
          }
        }
      }
      var response = request.getResponse();
      if (isPage() && response != null && room.isFor(request.getRequest())) {
        return pool.page(inRequest(request, arguments), room, request.getRequest(), response);
      }
      return pool.run(workload, inRequest(request, arguments), readsOnly);
    }

    private boolean isPage() {
      return workload == Workload.QUESTION
          && ModelAndView.class.isAssignableFrom(getReturnType().getParameterType());
    }

    private Callable<@Nullable Object> inRequest(
        ServletRequestAttributes request, @Nullable Object[] arguments) {
      return () -> {
        RequestContextHolder.setRequestAttributes(request);
        try {
          return super.doInvoke(arguments);
        } finally {
          RequestContextHolder.resetRequestAttributes();
        }
      };
    }
  }
}
