package io.beachhead;

import io.beachhead.cli.BeachheadCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The program. {@code main} hands over to the command line; {@code serve} starts the web
 * application.
 */
@SpringBootApplication
public class App {
  public static void main(String[] arguments) {
    System.exit(BeachheadCommand.run(App.class, arguments));
  }
}
