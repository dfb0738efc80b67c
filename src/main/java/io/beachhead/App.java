package io.beachhead;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The web application. The build runs {@code main} without starting it, to work out ahead of time
 * which beans there are and how they are made; then a start need not search for them.
 */
@SpringBootApplication
public class App {
  public static void main(String[] arguments) {
    SpringApplication.run(App.class, arguments);
  }
}
