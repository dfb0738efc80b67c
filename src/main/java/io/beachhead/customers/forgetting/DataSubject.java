package io.beachhead.customers.forgetting;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be forgotten, by everything they are known by.
 *
 * @param alias stands for them where numbers must still belong together: {@code forgotten-3f9a2c71}
 * @param emails in lower case
 * @param userIds ids of people, as the company's files and product events have them
 * @param names as written
 * @param sharedNames those of them that somebody else has too: in texts they may mean the other one
 * @param account an account that is to be forgotten with all its people; null for a person
 * @param words what becomes of what they said
 */
public record DataSubject(
    String alias,
    Set<String> emails,
    Set<String> userIds,
    Set<String> names,
    Set<String> sharedNames,
    @Nullable Account account,
    Words words) {

  /** Stands where a person's name stood. */
  public static final String FORGOTTEN_PERSON = "a person who asked to be forgotten";

  public DataSubject {
    emails = Set.copyOf(emails);
    userIds = Set.copyOf(userIds);
    names = Set.copyOf(names);
    sharedNames = Set.copyOf(sharedNames);
  }

  /** The account that is to be forgotten. */
  public record Account(String id, String name, @Nullable String domain) {}

  /** What becomes of requests, statements and answers. */
  public enum Words {
    /** They stay, and count, without a name. */
    KEEP,
    /** They are deleted. */
    DELETE;

    /**
     * By its name in the API; blank means keep.
     *
     * @throws ProblemException 422 where no choice has that name
     */
    public static Words named(@Nullable String name) {
      return switch (name == null || name.isBlank() ? "keep" : name) {
        case "keep" -> KEEP;
        case "delete" -> DELETE;
        default ->
            throw ProblemException.unprocessable(
                "Nobody was forgotten.",
                List.of(ProblemItem.of("words", name, "must be keep or delete")));
      };
    }
  }

  /** Whether an address, in any letter case, is theirs. */
  public boolean has(@Nullable String email) {
    return email != null && emails.contains(email.toLowerCase(Locale.ROOT));
  }

  /** Names of several words that nobody else has: in any text they mean them. */
  public Set<String> tellingNames() {
    return names.stream()
        .filter(name -> name.contains(" ") && !sharedNames.contains(name))
        .collect(Collectors.toSet());
  }

  /** What stands where their name stood. */
  public String called() {
    return account == null ? FORGOTTEN_PERSON : "a company that asked to be forgotten";
  }
}
