package io.beachhead.voice.jobs;

import io.beachhead.customers.AccountGroup;
import io.beachhead.statistics.survey.MutualInformation;
import io.beachhead.statistics.survey.Opportunity;
import io.beachhead.voice.speaker.Segments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the statements of people say about each job. */
public final class JobFigures {
  private JobFigures() {}

  /**
   * One job, or one job in one segment.
   *
   * @param statements how many
   * @param accounts distinct ones
   * @param wordings different ways of saying what they want
   * @param personas distinct ones
   * @param opportunity from statements and surveys; empty where nobody rated both importance and
   *     satisfaction
   */
  public record Figures(
      int statements, int accounts, int wordings, int personas, Optional<Opportunity> opportunity) {

    /**
     * What some statements and ratings say; a person who rated several times counts once, with the
     * mean.
     */
    public static Figures of(List<Statement> statements, List<JobRatings.Rating> rated) {
      Set<String> accounts = new HashSet<>();
      Set<String> wordings = new HashSet<>();
      Set<String> personas = new HashSet<>();
      Map<String, List<Opportunity.Rating>> byPerson = new TreeMap<>();
      for (Statement statement : statements) {
        add(accounts, statement.account());
        add(personas, statement.persona());
        wordings.add(statement.want().toLowerCase(java.util.Locale.ROOT));
        Double importance = statement.importance();
        Double satisfaction = statement.satisfaction();
        if (importance != null && satisfaction != null) {
          byPerson
              .computeIfAbsent(person(statement), _ -> new ArrayList<>())
              .add(new Opportunity.Rating(importance, satisfaction));
        }
      }
      for (JobRatings.Rating rating : rated) {
        byPerson
            .computeIfAbsent(rating.person(), _ -> new ArrayList<>())
            .add(new Opportunity.Rating(rating.importance(), rating.satisfaction()));
      }
      List<Opportunity.Rating> ratings = byPerson.values().stream().map(Figures::mean).toList();
      return new Figures(
          statements.size(),
          accounts.size(),
          wordings.size(),
          personas.size(),
          Opportunity.of(ratings));
    }

    private static Opportunity.Rating mean(List<Opportunity.Rating> said) {
      double importance = 0;
      double satisfaction = 0;
      for (Opportunity.Rating rating : said) {
        importance += rating.importance() / said.size();
        satisfaction += rating.satisfaction() / said.size();
      }
      return new Opportunity.Rating(importance, satisfaction);
    }

    private static String person(Statement statement) {
      String email = statement.personEmail();
      return email == null ? " " + statement.id() : email.toLowerCase(java.util.Locale.ROOT);
    }

    private static void add(Set<String> to, @Nullable String value) {
      if (value != null) {
        to.add(value);
      }
    }
  }

  /** Statements by the key of their job; those without one, or of one not known, under null. */
  public static Map<@Nullable String, List<Statement>> byJob(
      List<Job> jobs, List<Statement> statements) {
    Set<String> known = new HashSet<>();
    jobs.forEach(job -> known.add(job.key()));
    Map<@Nullable String, List<Statement>> byJob = new HashMap<>();
    for (Statement statement : statements) {
      String job = statement.job();
      byJob
          .computeIfAbsent(job != null && known.contains(job) ? job : null, _ -> new ArrayList<>())
          .add(statement);
    }
    return byJob;
  }

  /** What one job rests on. */
  public record Said(List<Statement> statements, List<JobRatings.Rating> ratings) {
    public Said {
      statements = List.copyOf(statements);
      ratings = List.copyOf(ratings);
    }

    /** Its figures. */
    public Figures figures() {
      return Figures.of(statements, ratings);
    }

    /** That of the accounts of a segment. */
    public Said of(Segments.Division division, AccountGroup segment) {
      return new Said(
          JobFigures.of(statements, division, segment),
          ratings.stream().filter(rating -> isOf(rating.account(), division, segment)).toList());
    }
  }

  private static boolean isOf(
      @Nullable String account, Segments.Division division, AccountGroup segment) {
    AccountGroup group = division.of(account);
    return group != null && group.key().equals(segment.key());
  }

  /** Those of the accounts of a segment. */
  public static List<Statement> of(
      List<Statement> statements, Segments.Division division, AccountGroup segment) {
    return statements.stream()
        .filter(statement -> isOf(statement.account(), division, segment))
        .toList();
  }

  /**
   * Who hires the product for which job.
   *
   * @param personas in the order of the alphabet
   * @param counts statements, a row per persona, a column per job
   * @param other statements of each persona that belong to no job
   * @param information empty where there are fewer than two personas or one job
   */
  public record Personas(
      List<String> personas,
      List<Job> jobs,
      int[][] counts,
      int[] other,
      Optional<MutualInformation> information) {

    /** Counts statements of a known persona. */
    public static Personas of(List<Job> jobs, List<Statement> statements) {
      var names = new TreeMap<String, Integer>();
      statements.forEach(statement -> {
        String persona = statement.persona();
        if (persona != null) {
          names.put(persona, 0);
        }
      });
      int number = 0;
      for (var name : names.entrySet()) {
        name.setValue(number++);
      }
      Map<String, Integer> columns = new HashMap<>();
      jobs.forEach(job -> columns.put(job.key(), columns.size()));
      int[][] counts = new int[names.size()][jobs.size()];
      int[] other = new int[names.size()];
      for (Statement statement : statements) {
        Integer row = statement.persona() == null ? null : names.get(statement.persona());
        if (row != null) {
          Integer column = statement.job() == null ? null : columns.get(statement.job());
          if (column == null) {
            other[row]++;
          } else {
            counts[row][column]++;
          }
        }
      }
      return new Personas(
          List.copyOf(new LinkedHashSet<>(names.keySet())),
          jobs,
          counts,
          other,
          jobs.isEmpty() ? Optional.empty() : MutualInformation.of(counts));
    }
  }
}
