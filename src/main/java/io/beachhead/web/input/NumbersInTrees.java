package io.beachhead.web.input;

import io.beachhead.web.Numbers;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.lang.reflect.Type;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.databind.JsonNode;

/**
 * Looks through bodies that controllers take as a tree of JSON: what is too large for a number is
 * refused with the place it stands at, as it is for bodies with named fields.
 */
@ControllerAdvice
@ConditionalOnWebApplication
class NumbersInTrees extends RequestBodyAdviceAdapter {
  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return JsonNode.class.isAssignableFrom(parameter.getParameterType());
  }

  @Override
  public Object afterBodyRead(
      Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    if (body instanceof JsonNode tree) {
      check(tree, "");
    }
    return body;
  }

  private static void check(JsonNode node, String place) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              p -> check(p.getValue(), place.isEmpty() ? p.getKey() : place + "." + p.getKey()));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        check(node.get(i), place + "[" + i + "]");
      }
    } else if (node.isNumber() && !inRange(node)) {
      throw ProblemException.badRequest(
          "A field is not valid.",
          List.of(
              ProblemItem.of(
                  place.isEmpty() ? "body" : place, null, "is too large, or is not a number")));
    }
  }

  private static boolean inRange(JsonNode number) {
    return number.isBigInteger()
        ? Numbers.inRange(number.bigIntegerValue())
        : Double.isFinite(number.doubleValue());
  }
}
