package io.beachhead.cli;

/** What the program's exit code tells a script. The numbers are documented and never change. */
enum ExitCode {
  DONE(0, "done"),
  FAILED(1, "it failed, or doctor found something broken; the message says what"),
  WRONG_USAGE(2, "an unknown command, option or value"),
  PROBLEMS_IN_FILE(3, "the file has problems: nothing was written (or it is no backup of ours)"),
  FOLDER_IN_USE(4, "another process works on the data folder"),
  ADDRESS_IN_USE(5, "the port is taken, or the address is not this machine's");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  int number() {
    return number;
  }

  String meaning() {
    return meaning;
  }
}
