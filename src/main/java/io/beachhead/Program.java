package io.beachhead;

import io.beachhead.cli.BeachheadCommand;

/** The program: {@code main} hands over to the command line; {@code serve} starts {@link App}. */
public final class Program {
  private Program() {}

  public static void main(String[] arguments) {
    System.exit(BeachheadCommand.run(App.class, arguments));
  }
}
