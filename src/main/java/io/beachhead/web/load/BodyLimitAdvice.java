package io.beachhead.web.load;

import io.beachhead.web.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.AbstractJacksonHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses a body that is too large or holds what no body needs, before objects are made of it: at
 * once where it says a length beyond the limit, else one byte after the last that is allowed.
 */
@ControllerAdvice
@ConditionalOnWebApplication
class BodyLimitAdvice extends RequestBodyAdviceAdapter {
  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter)
      throws IOException {
    long limit = kilobytes(parameter) * 1024L;
    if (message.getHeaders().getContentLength() > limit) throw tooLarge(limit);
    var body = message.getBody().readNBytes((int) limit + 1);
    if (body.length > limit) throw tooLarge(limit);
    if (AbstractJacksonHttpMessageConverter.class.isAssignableFrom(converter)) {
      JsonScan.check(body);
    }
    return new Kept(message.getHeaders(), body);
  }

  private static int kilobytes(MethodParameter parameter) {
    var method = parameter.getMethodAnnotation(BodyLimit.class);
    if (method != null) return method.kilobytes();
    var type =
        AnnotatedElementUtils.findMergedAnnotation(parameter.getDeclaringClass(), BodyLimit.class);
    return type == null ? BodyLimit.USUAL_KB : type.kilobytes();
  }

  private static ProblemException tooLarge(long limit) {
    return ProblemException.tooLarge(
        "The body is larger than the %,d KB that are read here.".formatted(limit / 1024));
  }

  private record Kept(HttpHeaders headers, byte[] body) implements HttpInputMessage {
    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(body);
    }

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }
  }
}
