package io.beachhead.web.load;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How large the JSON body of an endpoint may be; without it {@value #USUAL_KB} KB. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface BodyLimit {
  /** Room for every form of the pages, and for texts of the length a person writes. */
  int USUAL_KB = 128;

  /** In KB of 1,024 bytes. */
  int kilobytes();
}
