package io.beachhead.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.beachhead.store.DataFolderInUse;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line as a whole: parses, runs, and turns every failure into words and an exit code.
 */
@Command(
    name = "beachhead",
    mixinStandardHelpOptions = true,
    versionProvider = BeachheadCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Keeps product and go-to-market teams on the same customers.")
public final class BeachheadCommand implements Runnable {
  /** Set to anything, it adds the stack to the message of an unexpected failure. */
  private static final String DEBUG = "BEACHHEAD_DEBUG";

  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          ServeCommand.class,
          ImportCommand.class,
          ExportCommand.class,
          BackupCommand.class,
          RestoreCommand.class,
          DoctorCommand.class,
          TrainCommand.class);

  private final Class<?> application;

  @Spec private CommandSpec spec;

  private BeachheadCommand(Class<?> application) {
    this.application = application;
    this.spec = CommandSpec.create();
  }

  /**
   * Runs one command to its end.
   *
   * @param application the Spring Boot application class, handed over because the root package may
   *     not be used from a module
   * @return the exit code
   */
  public static int run(Class<?> application, String... arguments) {
    quietUntilSpringConfiguresLogging();
    return commandLine(application, asked(arguments)).execute(arguments);
  }

  /** Without a Spring context the logging library would print everything it is told. */
  private static void quietUntilSpringConfiguresLogging() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
      logging.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    }
  }

  /** The command that is named first; all where none is, so that help and errors know them. */
  private static List<Class<?>> asked(String... arguments) {
    var asked =
        COMMANDS.stream()
            .filter(command ->
                arguments.length > 0
                    && command.getAnnotation(Command.class).name().equals(arguments[0]))
            .toList();
    return asked.isEmpty() ? COMMANDS : asked;
  }

  static CommandLine commandLine(Class<?> application) {
    return commandLine(application, COMMANDS);
  }

  /**
   * @param commands as few as will do: their options are found by reflection, a quarter of a second
   *     for all
   */
  private static CommandLine commandLine(Class<?> application, List<Class<?>> commands) {
    var exitCodes = new LinkedHashMap<String, String>();
    for (var code : ExitCode.values()) {
      exitCodes.put(" " + code.number(), code.meaning());
    }
    var line = new CommandLine(new BeachheadCommand(application));
    commands.forEach(line::addSubcommand);
    line.setUsageHelpWidth(100);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n");
    line.getCommandSpec().usageMessage().exitCodeList(exitCodes);
    line.setExecutionExceptionHandler((failure, at, _) -> explain(failure, at.getErr()));
    line.setParameterExceptionHandler(BeachheadCommand::explainUsage);
    return line;
  }

  Class<?> application() {
    return application;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Choose a command.");
  }

  private static int explain(Exception failure, PrintWriter err) {
    if (System.getenv(DEBUG) != null) {
      failure.printStackTrace(err);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case Refusal refusal -> {
          return say(err, refusal.code(), refusal.getMessage());
        }
        case DataFolderInUse inUse -> {
          return say(err, ExitCode.FOLDER_IN_USE, inUse.getMessage());
        }
        case PortInUseException taken -> {
          return say(err, ExitCode.ADDRESS_IN_USE, ServerAddress.taken(taken.getPort()));
        }
        default -> {}
      }
    }
    say(err, ExitCode.FAILED, "It failed: " + innermost(failure));
    if (System.getenv(DEBUG) == null) {
      err.println("Set " + DEBUG + "=1 to see where.");
      err.flush();
    }
    return ExitCode.FAILED.number();
  }

  private static String innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  private static int say(PrintWriter err, ExitCode code, String message) {
    err.println(message);
    err.flush();
    return code.number();
  }

  private static int explainUsage(ParameterException problem, String[] arguments) {
    var line = problem.getCommandLine();
    var err = line.getErr();
    err.println(problem.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(problem, err);
    err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return ExitCode.WRONG_USAGE.number();
  }

  /** The version the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    static String number() {
      var packaged = BeachheadCommand.class.getPackage().getImplementationVersion();
      return packaged == null ? "development" : packaged;
    }

    @Override
    public String[] getVersion() {
      return new String[] {
        "Beachhead %s on Java %s".formatted(number(), Runtime.version().toString())
      };
    }
  }
}
