package io.beachhead.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Input is checked where it is read, so that people are told where and what to do; no annotation
 * checks anything, and no start has to set up what would look for them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class MvcConfiguration implements WebMvcConfigurer {

  @Override
  public Validator getValidator() {
    return new Validator() {
      @Override
      public boolean supports(Class<?> type) {
        return false;
      }

      @Override
      public void validate(Object target, Errors errors) {
        throw new IllegalStateException("asked to validate " + target.getClass());
      }
    };
  }

  /** Java reads "NaN", "1e999" and the year 999999999; nobody can calculate with them. */
  @Override
  @SuppressWarnings("NullAway") // A blank parameter is a missing one: null says so.
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(String.class, Double.class, MvcConfiguration::finite);
    registry.addConverter(String.class, BigDecimal.class, MvcConfiguration::inRange);
    registry.addConverter(String.class, LocalDate.class, MvcConfiguration::day);
  }

  private static @Nullable Double finite(String text) {
    var number = inRange(text);
    return number == null ? null : number.doubleValue();
  }

  private static @Nullable LocalDate day(String text) {
    if (text.isBlank()) {
      return null;
    }
    var day = Days.typed(text);
    if (day == null) {
      throw new IllegalArgumentException("is not a day in range");
    }
    return day;
  }

  private static @Nullable BigDecimal inRange(String text) {
    if (text.isBlank()) {
      return null;
    }
    var number = Numbers.typed(text);
    if (number == null) {
      throw new IllegalArgumentException("is not a number in range");
    }
    return number;
  }
}
