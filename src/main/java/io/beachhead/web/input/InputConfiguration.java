package io.beachhead.web.input;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.beachhead.web.Days;
import io.beachhead.web.Numbers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * What is refused before any controller sees it: numbers that no calculation can hold, lists with
 * null in them, malformed addresses.
 */
@Configuration(proxyBeanMethods = false)
class InputConfiguration {
  @Bean
  JsonMapperBuilderCustomizer soundValues() {
    var inRange =
        new SimpleModule("values in range")
            .addDeserializer(BigDecimal.class, new InRange())
            .addDeserializer(Double.class, new Finite(Double.class))
            .addDeserializer(double.class, new Finite(double.class))
            .addDeserializer(LocalDate.class, new Day());
    return mapper -> {
      mapper.addModule(inRange);
      for (var type : List.of(List.class, Set.class, Collection.class)) {
        mapper.withConfigOverride(
            type,
            override -> override.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL)));
      }
    };
  }

  @Bean
  @ConditionalOnWebApplication
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusalsOfTheContainer() {
    return tomcat ->
        tomcat.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(RefusedByContainerValve.class.getName());
          }
        });
  }

  /** A number as Jackson reads it, unless it is beyond what a double can hold. */
  private static final class Finite extends StdDeserializer<Double> {
    Finite(Class<?> type) {
      super(type);
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context) {
      double value = _parseDoublePrimitive(parser, context);
      if (!Double.isFinite(value)) {
        context.reportInputMismatch(this, "is too large, or is not a number");
      }
      return value;
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
      return handledType() == double.class ? 0.0 : super.getNullValue(context);
    }
  }

  /** A day within living memory and plans. */
  private static final class Day extends StdDeserializer<LocalDate> {
    Day() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
      var day = Days.typed(parser.getValueAsString(""));
      return day != null
          ? day
          : context.reportInputMismatch(this, "is not a date from 1900 to 2199; use 2026-04-03");
    }
  }

  /** The same for exact numbers: 1e999999999 is short to send and endless to write out. */
  private static final class InRange extends StdDeserializer<BigDecimal> {
    InRange() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
      var value =
          parser.currentToken().isNumeric()
              ? parser.getDecimalValue()
              : parsed(parser.getValueAsString(""), context);
      if (!Numbers.inRange(value)) {
        context.reportInputMismatch(this, "is too large or has too many decimals");
      }
      return value;
    }

    private BigDecimal parsed(String text, DeserializationContext context) {
      try {
        return new BigDecimal(text.strip());
      } catch (NumberFormatException notANumber) {
        return context.reportInputMismatch(this, "is not a number");
      }
    }
  }
}
